import type { Entry } from '../ringcentral/entry-record.ts';
import { threadsByGuestIn } from '../store/queries.ts';
import { lastEntriesIn } from '../store/read-entries.ts';
import { isOpen, type StoredThread, type ThreadsideDb } from '../store/schema.ts';

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

/**
 * Reads a customer's timeline over all queues: every open thread, and the last `pastThreads` of the others. Open
 * threads come last, whenever they began: what can be answered is at the end. All of it in one transaction: beginning
 * one costs about as much as a request.
 */
export async function readTimeline(
  db: ThreadsideDb,
  guestPhoneNumber: string,
  { pastThreads, entriesPerThread, includeId }: TimelineReach,
): Promise<Timeline> {
  const tx = db.transaction(['threads', 'entries']);
  tx.done.catch(() => {});
  const threads = await threadsByGuestIn(tx.objectStore('threads'), guestPhoneNumber);
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
