import type { Company, OwnNumber, Resource } from '../state/company.ts';
import { agents } from './agents.ts';
import { OLD_SUPPORT_NUMBER, queues } from './queues.ts';

/** Numeric id of the seeded account. */
export const ACCOUNT_ID = '62264425016';

const SMS: OwnNumber['features'] = ['CallerId', 'SmsSender', 'MmsSender'];

/** A fresh copy of the seeded company, so that one emulator's changes never reach another. */
export function createCompany(): Company {
  const { alex } = agents;
  return {
    accountId: ACCOUNT_ID,
    name: queues.company.name,
    agents: new Map(Object.values(agents).map((agent) => [agent.extensionId, structuredClone(agent)])),
    resources: new Map(Object.values(queues).map((queue) => [queue.extensionId, copyResource(queue)])),
    numbers: new Map(
      [
        ...Object.values(queues).map(sharedNumber),
        ownNumber(90, OLD_SUPPORT_NUMBER, { resourceId: queues.support.extensionId }),
        ownNumber(91, '+16505550101', { userId: alex.extensionId }),
        ownNumber(92, '+16505550119', { resourceId: queues.billing.extensionId, features: ['CallerId'] }),
        ownNumber(93, '+16505550109', {
          userId: alex.extensionId,
          features: [],
          usageType: 'CompanyFaxNumber',
        }),
      ].map((number) => [number.phoneNumber, number]),
    ),
  };
}

function sharedNumber(queue: Resource & { phoneNumber: string }, index: number): OwnNumber {
  const usageType = queue.isMainCompany ? 'MainCompanyNumber' : 'DirectNumber';
  return ownNumber(index, queue.phoneNumber, { resourceId: queue.extensionId, usageType });
}

function ownNumber(index: number, phoneNumber: string, sketch: Partial<OwnNumber>): OwnNumber {
  return {
    id: 656_379_000 + index,
    phoneNumber,
    usageType: 'DirectNumber',
    location: 'Palo Alto, CA',
    deleted: false,
    ...sketch,
    features: [...(sketch.features ?? SMS)],
  };
}

function copyResource({ phoneNumber: _, ...resource }: Resource & { phoneNumber: string }): Resource {
  return structuredClone(resource);
}
