import type { IDBPTransaction } from 'idb';
import type { Entry } from '../ringcentral/entry-record.ts';
import { openFirst } from '../store/queries.ts';
import { lastEntriesIn } from '../store/read-entries.ts';
import {
  isOpen,
  type StoredThread,
  type SyncState,
  type ThreadsideDb,
  type ThreadsideSchema,
} from '../store/schema.ts';

/** One thread of the timeline with the end of what was said in it. */
export type Section = { thread: StoredThread; entries: Entry[]; hasOlderEntries: boolean };

/** A customer's conversations in the order they began, as far back as asked for. */
export type Timeline = {
  sections: Section[];
  /** Threads before the first section, still to be shown. */
  earlierThreads: number;
  /** All threads: open ones first, then by last activity. */
  threads: StoredThread[];
};

/** How much of a timeline is read: past threads from the newest back, and entries of each from its end. */
export type TimelineReach = {
  pastThreads: number;
  entriesPerThread: number;
  /** A thread that must be among them, however long ago it was. */
  includeId?: string | undefined;
};

const byBeginning = (a: StoredThread, b: StoredThread): number =>
  a.creationTime < b.creationTime ? -1 : a.creationTime > b.creationTime ? 1 : 0;

const STORES = ['threads', 'entries', 'history', 'meta'] as const;

/** A transaction over all that a customer's screen shows. */
type CustomerReading = IDBPTransaction<ThreadsideSchema, typeof STORES>;

/** What is stored of a customer: `isHistoryKnown` once their past was fetched, `hasSynced` once anything was. */
export type StoredCustomer = { timeline: Timeline; isHistoryKnown: boolean; hasSynced: boolean };

/** Reads all that a customer's screen shows in one transaction: a panel that opens waits for each. */
export async function readCustomer(
  db: ThreadsideDb,
  guestPhoneNumber: string,
  reach: TimelineReach,
): Promise<StoredCustomer> {
  const tx = db.transaction(STORES);
  tx.done.catch(() => {});
  const [timeline, history, sync] = await Promise.all([
    readTimeline(tx, guestPhoneNumber, reach),
    tx.objectStore('history').get(guestPhoneNumber),
    tx.objectStore('meta').get('sync'),
  ]);
  const { lastSuccessAt } = (sync as SyncState | undefined) ?? {};
  return { timeline, isHistoryKnown: history !== undefined, hasSynced: lastSuccessAt !== undefined };
}

/**
 * Reads a customer's timeline over all queues: every open thread, and the last `pastThreads` of the others. Open
 * threads come last, whenever they began: what can be answered is at the end. All of it in one transaction: beginning
 * one costs about as much as a request.
 */
async function readTimeline(
  tx: CustomerReading,
  guestPhoneNumber: string,
  { pastThreads, entriesPerThread, includeId }: TimelineReach,
): Promise<Timeline> {
  const threads = openFirst(await tx.objectStore('threads').index('byGuest').getAll(guestPhoneNumber));
  const past = threads.filter((thread) => !isOpen(thread)).sort(byBeginning);
  const open = threads.filter(isOpen).reverse();
  const included = past.findIndex(({ id }) => id === includeId);
  const fromEnd = included < 0 ? pastThreads : Math.max(pastThreads, past.length - included);
  const shownPast = past.slice(Math.max(0, past.length - fromEnd));
  const sections = await Promise.all(
    [...shownPast, ...open].map(async (thread) => {
      const { entries, hasOlder } = await lastEntriesIn(
        tx.objectStore('entries'),
        thread.id,
        entriesPerThread,
      );
      return { thread, entries, hasOlderEntries: hasOlder };
    }),
  );
  return { sections, threads, earlierThreads: past.length - shownPast.length };
}
