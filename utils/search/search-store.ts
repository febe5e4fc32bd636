import { type Entry, entryTime } from '../ringcentral/entry-record.ts';
import { lastActivityTime } from '../store/queries.ts';
import { wholeThread } from '../store/read-entries.ts';
import type { EntryChunk, StoredThread, ThreadsideDb } from '../store/schema.ts';
import { matchesNumber, matchesWords, type Query } from './match-text.ts';

/** A thread that was found, by its number, a name, or something said in it (then `entry`). */
export type SearchHit = { thread: StoredThread; entry?: Entry };

/** Threads read and looked through at a time; between batches the panel draws and a newer search may take over. */
const BATCH = 250;

/**
 * Looks through everything ever synced, offline: numbers in any format, words of texts and notes, names of agents and
 * queues. Calls `onHits` with growing results: threads of the number first, then those with the latest activity first,
 * at most one entry (the newest) of each. Stops after `limit` hits or when `signal` aborts. Resolves with whether it
 * looked at everything.
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
  const hits: SearchHit[] = threads
    .filter(({ guestParty }) => matchesNumber(query, guestParty.phoneNumber))
    .map((thread) => ({ thread }));
  const byNumber = new Set(hits.map(({ thread }) => thread.id));
  const others = threads.filter(({ id }) => !byNumber.has(id));
  for (let at = 0; at < others.length && hits.length < limit; at += BATCH) {
    if (signal.aborted) return false;
    if (hits.length) onHits(hits.slice(0, limit));
    hits.push(...(await searchBatch(db, others.slice(at, at + BATCH), query)));
  }
  if (signal.aborted) return false;
  onHits(hits.slice(0, limit));
  return hits.length < limit;
}

async function searchBatch(
  db: ThreadsideDb,
  threads: readonly StoredThread[],
  query: Query,
): Promise<SearchHit[]> {
  const store = db.transaction('entries').store;
  const chunks = await Promise.all(
    threads.map(({ id, availability }) => (availability === 'Deleted' ? [] : store.getAll(wholeThread(id)))),
  );
  return threads.flatMap((thread, index): SearchHit[] => {
    const entry = newestMatch(chunks[index] ?? [], query);
    if (entry) return [{ thread, entry }];
    return matchesWords(query, namesOf(thread)) ? [{ thread }] : [];
  });
}

const namesOf = ({ assignee, owner, label }: StoredThread): string =>
  `${assignee?.name ?? ''} ${owner.name} ${label ?? ''}`;

/** The newest message or note that holds the words, alone or with the name of its author. */
function newestMatch(chunks: readonly EntryChunk[], query: Query): Entry | undefined {
  let newest: Entry | undefined;
  for (const { entries } of chunks) {
    for (const entry of entries) {
      if (!matchesWords(query, `${entry.text ?? ''} ${entry.author?.name ?? ''}`)) continue;
      if (!newest || entryTime(entry) >= entryTime(newest)) newest = entry;
    }
  }
  return newest;
}
