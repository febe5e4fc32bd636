import type { Recipient, Resource } from '../state/company.ts';
import { agents } from './agents.ts';

const { alex, beth, sam, jenn, tom, bot } = agents;

function handlers(...people: { extensionId: string }[]): Recipient[] {
  return people.map(({ extensionId }) => ({ extensionId, assignable: true }));
}

function unassignable(person: { extensionId: string }): Recipient {
  return { extensionId: person.extensionId, assignable: false };
}

function resource(sketch: Omit<Resource, 'isMainCompany' | 'deleted'> & Partial<Resource>): Resource {
  return { isMainCompany: false, deleted: false, ...sketch };
}

/**
 * What the company shares. `mainMenu` is an IVR menu whose texts belong to `harborSite`; `promo` is a queue
 * that the story deletes. `phoneNumber` is the shared number (`promo` and the old Support number exist no
 * more when the story ends).
 */
export const queues = {
  billing: {
    ...resource({
      extensionId: '62488880201',
      extensionNumber: '201',
      name: 'Billing',
      extensionType: 'Department',
      recipients: [...handlers(alex, beth, sam, jenn), unassignable(tom)],
    }),
    phoneNumber: '+16505550110',
  },
  support: {
    ...resource({
      extensionId: '62488880202',
      extensionNumber: '202',
      name: 'Support',
      extensionType: 'Department',
      recipients: [...handlers(alex, beth, sam, jenn), unassignable(bot)],
    }),
    phoneNumber: '+16505550120',
  },
  sales: {
    ...resource({
      extensionId: '62488880203',
      extensionNumber: '203',
      name: 'Sales',
      extensionType: 'Department',
      recipients: handlers(beth, sam, jenn),
    }),
    phoneNumber: '+16505550130',
  },
  harborSite: {
    ...resource({
      extensionId: '62488880301',
      extensionNumber: '301',
      name: 'Harbor Site',
      extensionType: 'Site',
      recipients: handlers(alex, beth, sam, jenn),
    }),
    phoneNumber: '+16505550140',
  },
  mainMenu: {
    ...resource({
      extensionId: '62488880302',
      extensionNumber: '302',
      name: 'Harbor Menu',
      extensionType: 'IvrMenu',
      recipients: [],
      siteId: '62488880301',
    }),
    phoneNumber: '+16505550141',
  },
  company: {
    ...resource({
      extensionId: '62264425016',
      extensionNumber: '0',
      name: 'Brightwater Home Services',
      extensionType: 'Site',
      recipients: handlers(beth, sam, jenn),
      isMainCompany: true,
    }),
    phoneNumber: '+16505550100',
  },
  promo: {
    ...resource({
      extensionId: '62488880204',
      extensionNumber: '204',
      name: 'Spring Promo',
      extensionType: 'Department',
      recipients: handlers(alex, beth),
    }),
    phoneNumber: '+16505550150',
  },
} satisfies Record<string, Resource & { phoneNumber: string }>;

/** Key of a seeded queue, site or menu. */
export type QueueKey = keyof typeof queues;

/** A second Support number that the story deletes. */
export const OLD_SUPPORT_NUMBER = '+16505550129';
