import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { lastActivityTime } from '../store/queries.ts';
import { wholeThread } from '../store/read-entries.ts';
import type { EntryChunk, StoredThread, ThreadsideDb } from '../store/schema.ts';
import { matchesNumber, matchesWords, type Query } from './match-text.ts';

/** A thread that was found, by its number, a name, or something said in it (then `entry`). */
export type SearchHit = { thread: StoredThread; entry?: Entry };

/** The newest threads are looked through first, thread by thread: most searches are for something recent. */
const RECENT = 60;

/** All others by chunks of entries as they lie in the store: ten times as fast as asking for each thread. */
const CHUNKS_PER_READ = 500;

type Options = {
  limit: number;
  signal: AbortSignal;
  /** Told of growing results; between two reads the panel draws and a newer search may take over. */
  onHits: (hits: SearchHit[]) => void;
};

/**
 * Looks through everything ever synced, offline: numbers in any format, words of texts and notes, names of agents and
 * queues. Hits are the threads of the number first, then those with the latest activity first, at most one entry (the
 * newest) of each, `limit` at most. Resolves with whether it looked at everything: not when `signal` aborted.
 */
export async function searchStore(
  db: ThreadsideDb,
  query: Query,
  { limit, signal, onHits }: Options,
): Promise<boolean> {
  const threads = (await db.getAll('threads')).sort((a, b) =>
    lastActivityTime(a) < lastActivityTime(b) ? 1 : -1,
  );
  const byNumber = threads.filter(({ guestParty }) => matchesNumber(query, guestParty.phoneNumber));
  const hits: SearchHit[] = byNumber.map((thread) => ({ thread }));
  const isByNumber = new Set(byNumber);
  const others = threads.filter((thread) => !isByNumber.has(thread));
  const tell = (more: SearchHit[] = []) => {
    if (!signal.aborted) onHits([...hits, ...more].slice(0, limit));
  };
  if (hits.length) tell();
  if (!signal.aborted) hits.push(...(await searchBatch(db, others.slice(0, RECENT), query)));
  tell();
  if (signal.aborted || hits.length >= limit) return false;
  await searchRest(db, others.slice(RECENT), query, { signal, tell });
  return !signal.aborted;
}

/** Looks through all threads that are not recent, telling of more whenever more was found. */
async function searchRest(
  db: ThreadsideDb,
  threads: readonly StoredThread[],
  query: Query,
  { signal, tell }: { signal: AbortSignal; tell: (hits: SearchHit[]) => void },
): Promise<void> {
  if (!threads.length) return;
  const searched = new Set(
    threads.filter(({ availability }) => availability !== 'Deleted').map(({ id }) => id),
  );
  const named = new Set(threads.filter((thread) => matchesWords(query, namesOf(thread))));
  const found = new Map<string, Entry>();
  const tellAll = () =>
    tell(
      threads.flatMap((thread): SearchHit[] => {
        const entry = found.get(thread.id);
        if (entry) return [{ thread, entry }];
        return named.has(thread) ? [{ thread }] : [];
      }),
    );
  for await (const chunks of allChunks(db)) {
    if (signal.aborted) return;
    const before = found.size;
    for (const chunk of chunks) if (searched.has(chunk.threadId)) keepNewest(found, chunk, query);
    if (found.size > before) tellAll();
  }
  tellAll();
}

/** Every chunk of entries there is, so many at a time. */
async function* allChunks(db: ThreadsideDb): AsyncGenerator<EntryChunk[]> {
  let range: IDBKeyRange | null = null;
  while (true) {
    const chunks: EntryChunk[] = await db.getAll('entries', range, CHUNKS_PER_READ);
    yield chunks;
    const last = chunks.at(-1);
    if (!last || chunks.length < CHUNKS_PER_READ) return;
    range = IDBKeyRange.lowerBound([last.threadId, last.chunk], true);
  }
}

function keepNewest(found: Map<string, Entry>, chunk: EntryChunk, query: Query): void {
  const entry = newestMatch([chunk], query);
  if (!entry) return;
  const before = found.get(chunk.threadId);
  if (!before || entryTime(entry) >= entryTime(before)) found.set(chunk.threadId, entry);
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
