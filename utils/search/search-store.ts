import { type Entry, entryTime } from '../ringcentral/entry-record.ts';
import { lastActivityTime } from '../store/queries.ts';
import { wholeThread } from '../store/read-entries.ts';
import type { EntryChunk, StoredThread, ThreadsideDb } from '../store/schema.ts';
import { matchesNumber, matchesWords, type Query } from './match-text.ts';

/** A thread that was found, by its number, a name, or something said in it (then `entry`). */
export type SearchHit = { thread: StoredThread; entry?: Entry };

/** Threads read and looked through at a time; between batches the panel draws and a newer search may take over. */
const BATCH = 400;

/**
 * Looks through everything ever synced, offline: numbers in any format, words of texts and notes, names of agents and
 * queues. Calls `onHits` with growing results, threads with the latest activity first, at most one entry (the newest)
 * of each; stops after `limit` hits or when `signal` aborts. Resolves with whether it looked at everything.
 */
export async function searchStore(
  db: ThreadsideDb,
  query: Query,
  options: { limit: number; signal: AbortSignal; onHits: (hits: SearchHit[]) => void },
): Promise<boolean> {
  const { limit, signal, onHits } = options;
  const threads = (await db.getAll('threads')).sort((a, b) =>
    lastActivityTime(a) < lastActivityTime(b) ? 1 : -1,
  );
  const hits: SearchHit[] = [];
  for (let at = 0; at < threads.length; at += BATCH) {
    const batch = threads.slice(at, at + BATCH);
    const entries = await Promise.all(batch.map((thread) => newestMatch(db, thread, query)));
    if (signal.aborted) return false;
    for (const [index, thread] of batch.entries()) {
      const entry = entries[index];
      if (entry) hits.push({ thread, entry });
      else if (isMatch(thread, query)) hits.push({ thread });
    }
    onHits(hits.slice(0, limit));
    if (hits.length >= limit) return false;
  }
  return true;
}

function isMatch(thread: StoredThread, query: Query): boolean {
  if (query.digits) return matchesNumber(query, thread.guestParty.phoneNumber);
  return matchesWords(query, `${thread.assignee?.name ?? ''} ${thread.owner.name} ${thread.label ?? ''}`);
}

/** The newest message or note of a thread that holds the words, or whose author is called so. */
async function newestMatch(db: ThreadsideDb, thread: StoredThread, query: Query): Promise<Entry | undefined> {
  if (!query.words.length || thread.availability === 'Deleted') return undefined;
  const chunks: EntryChunk[] = await db.getAll('entries', wholeThread(thread.id));
  return chunks
    .flatMap(({ entries }) => entries)
    .filter((entry) => matchesWords(query, `${entry.text ?? ''} ${entry.author?.name ?? ''}`))
    .sort((a, b) => (entryTime(a) < entryTime(b) ? 1 : -1))[0];
}
