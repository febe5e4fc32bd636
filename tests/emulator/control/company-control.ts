import type ReasonInfo from '@rc-ex/core/definitions/ReasonInfo';
import { removeOwner, removeOwnerNumber } from '../actions/remove-owner.ts';
import { settle } from '../actions/settle.ts';
import type { Service } from '../service.ts';
import type { AppPermission } from '../state/app-permissions.ts';
import { type DeliveryFailure, recipientsOf } from '../state/world.ts';
import { findAgent, findResource } from './who.ts';

/** What an administrator or a carrier does. Agents and queues go by name or extension id. */
export type CompanyControl = {
  handlers: {
    /** Makes the agent an SMS handler of the queue. */
    add(queue: string, agent: string, assignable?: boolean): void;
    /** Takes the queue from the agent: 403 from now on; threads assigned to the agent stay so. */
    remove(queue: string, agent: string): void;
  };
  features: {
    /** Switches the agent's MessageThreads feature, with RingCentral's reason when off. */
    set(agent: string, available: boolean, reason?: ReasonInfo): void;
  };
  permissions: {
    /** Grants or takes a permission of the application itself (403 `CMN-401`). */
    set(permission: AppPermission, isGranted: boolean): void;
  };
  numbers: {
    /** Switches the `SmsSender` feature of a number. */
    setSmsSender(phoneNumber: string, isSender: boolean): void;
  };
  owner: {
    /** Deletes a queue's extension: its Open threads become Resolved, `OwnerDeleted`. */
    delete(queue: string): void;
    /** Deletes a shared number: its Open threads become Resolved, `OwnerPhoneNumberDeleted`. */
    deleteNumber(phoneNumber: string): void;
  };
  delivery: {
    /** From now on texts to this guest fail at sending or at delivery; `null` makes them arrive again. */
    fail(guestNumber: string, failure: DeliveryFailure | null): void;
  };
};

/** Builds the control over the service's company. */
export function createCompanyControl(service: Service): CompanyControl {
  const recipients = (queue: string) => recipientsOf(service.world, findResource(service.world, queue));
  return {
    handlers: {
      add(queue, agent, assignable = true) {
        const { extensionId } = findAgent(service.world, agent);
        const list = recipients(queue);
        if (!list.some((each) => each.extensionId === extensionId)) list.push({ extensionId, assignable });
      },
      remove(queue, agent) {
        const { extensionId } = findAgent(service.world, agent);
        const list = recipients(queue);
        const index = list.findIndex((each) => each.extensionId === extensionId);
        if (index >= 0) list.splice(index, 1);
      },
    },
    features: {
      set(
        agent,
        available,
        reason = { code: 'ExtensionLimitation', message: 'Business SMS Booster license is missing' },
      ) {
        findAgent(service.world, agent).feature = available ? { available } : { available, reason };
      },
    },
    permissions: {
      set(permission, isGranted) {
        if (isGranted) service.permissions.add(permission);
        else service.permissions.delete(permission);
      },
    },
    numbers: {
      setSmsSender(phoneNumber, isSender) {
        const number = service.world.company.numbers.get(phoneNumber);
        if (!number) throw new Error(`No number ${phoneNumber}.`);
        const others = number.features.filter((feature) => feature !== 'SmsSender');
        number.features = isSender ? [...others, 'SmsSender'] : others;
      },
    },
    owner: {
      delete(queue) {
        settle(service.world);
        removeOwner(service.world, findResource(service.world, queue).extensionId);
      },
      deleteNumber(phoneNumber) {
        settle(service.world);
        removeOwnerNumber(service.world, phoneNumber);
      },
    },
    delivery: {
      fail(guestNumber, failure) {
        if (failure === null) service.world.failures.delete(guestNumber);
        else service.world.failures.set(guestNumber, failure);
      },
    },
  };
}
