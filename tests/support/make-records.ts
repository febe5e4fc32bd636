import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import type { Person } from '../../utils/ringcentral/record-fields.ts';
import type { Thread } from '../../utils/ringcentral/thread-record.ts';
import { NO_ACTIVITY, type StoredThread } from '../../utils/store/schema.ts';

/** The moment made records begin at. */
export const START = Date.parse('2026-03-02T10:00:00.000Z');

/** ISO 8601, so many minutes after the start. */
export const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

const person = (extensionId: string, name: string, extensionType = 'User'): Person => ({
  extensionId,
  name,
  extensionType,
});

/** The agent at the screen, two colleagues, and two queues. */
export const alex = person('101', 'Alex Rivera');
export const beth = person('102', 'Beth Nolan');
export const sam = person('103', 'Sam Ortiz');
export const billing = person('201', 'Billing', 'Department');
export const support = person('202', 'Support', 'Department');
export const ME = alex.extensionId;

export const CUSTOMER = '+14155550127';

/** An open, unassigned thread of Billing as RingCentral sends it, with what a test cares about changed. */
export const makeThread = (change: Partial<Thread> = {}): Thread => ({
  id: 't1',
  status: 'Open',
  statusReason: undefined,
  availability: 'Alive',
  owner: billing,
  ownerParty: { phoneNumber: '+16505550110' },
  guestParty: { phoneNumber: CUSTOMER },
  assignee: undefined,
  label: 'Is my order ready?',
  creationTime: at(0),
  lastModifiedTime: at(0),
  ...change,
});

/** The same as the store keeps it. */
export const makeStored = (change: Partial<StoredThread> = {}): StoredThread => ({
  ...makeThread(),
  activity: NO_ACTIVITY,
  ...change,
});

const makeEntry = (recordType: string, change: Partial<Entry>): Entry => {
  const creationTime = change.creationTime ?? at(1);
  return { id: 'e1', threadId: 't1', recordType, creationTime, lastModifiedTime: creationTime, ...change };
};

/** A customer's text. */
export const makeMessage = (change: Partial<Entry> = {}): Entry =>
  makeEntry('AliveMessage', {
    direction: 'Inbound',
    messageStatus: 'Received',
    text: 'Is my order ready?',
    ...change,
  });

/** A note of the agent at the screen. */
export const makeNote = (change: Partial<Entry> = {}): Entry =>
  makeEntry('AliveNote', { text: 'Wants a quote', author: alex, ...change });

/** A system line; hints have no creation time. */
export const makeHint = (recordType: string, change: Partial<Entry> = {}): Entry =>
  makeEntry(recordType, { creationTime: '', lastModifiedTime: at(1), ...change });

/** `count` texts of one thread, a minute apart, beginning with number `from`. */
export const makeMessages = (count: number, from = 0, change: Partial<Entry> = {}): Entry[] =>
  Array.from({ length: count }, (_, index) =>
    makeMessage({
      id: `m${from + index}`,
      text: `Text ${from + index}`,
      creationTime: at(from + index),
      ...change,
    }),
  );
