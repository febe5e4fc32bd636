import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import type { Thread } from '../../../utils/ringcentral/thread-record.ts';

/** The agent at the screen. */
export const ME = '101';

/** So many threads share a customer. */
export const GUESTS_PER_THREAD = 2;

const START = Date.parse('2026-03-02T10:00:00.000Z');
const PEOPLE = ['101', '102', '103'].map((extensionId) => ({
  extensionId,
  name: `Agent ${extensionId}`,
  extensionType: 'User',
}));
const OWNERS = ['201', '202', '301'].map((extensionId) => ({
  extensionId,
  name: `Queue ${extensionId}`,
  extensionType: 'Department',
}));

const iso = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The number of the customer with this index. */
export const guestOf = (index: number): string => `+1415${String(5_550_000 + index).padStart(7, '0')}`;

function makeThread(index: number, round = 0): Thread {
  const isAssigned = (index + round) % 3 > 0;
  return {
    id: `t${index}`,
    status: 'Open',
    statusReason: undefined,
    availability: 'Alive',
    owner: of(OWNERS, index),
    ownerParty: { phoneNumber: '+16505550110' },
    guestParty: { phoneNumber: guestOf(Math.floor(index / GUESTS_PER_THREAD)) },
    assignee: isAssigned ? of(PEOPLE, index) : undefined,
    label: `Is my order ${index} ready by the end of the week, or later? (${round})`,
    creationTime: iso(index),
    lastModifiedTime: iso(1_000_000 + round),
  };
}

/** Conversations as a first sync brings them. */
export function makeConversations(
  threads: number,
  entriesPerThread: number,
): { threads: Thread[]; entries: Entry[] } {
  return {
    threads: Array.from({ length: threads }, (_, index) => makeThread(index)),
    entries: Array.from({ length: threads * entriesPerThread }, (_, index) => {
      const at = iso(index % entriesPerThread);
      return {
        id: `e${index}`,
        threadId: `t${Math.floor(index / entriesPerThread)}`,
        recordType: 'AliveMessage',
        creationTime: at,
        lastModifiedTime: at,
        direction: index % 2 ? 'Inbound' : 'Outbound',
        messageStatus: 'Delivered',
        text: `Text number ${index}: the kitchen valve leaks again, can somebody come on Monday morning?`,
      };
    }),
  };
}

/** So many of the threads, changed: another label, another time, often another assignee. */
export const changedThreads = (changes: number, threads: number, round: number): Thread[] =>
  Array.from({ length: changes }, (_, index) => makeThread((index * 7919 + round) % threads, round));
