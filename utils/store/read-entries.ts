import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { CHUNK_SIZE, sortEntries } from './fold-entries.ts';
import type { EntryChunk, ThreadsideDb } from './schema.ts';

/** The part of the entries store that is read here, in whichever transaction it is open. */
type EntryStore = {
  getAll(range: IDBKeyRange): Promise<EntryChunk[]>;
  openCursor(range: IDBKeyRange, direction: 'prev'): Promise<ChunkCursor | null>;
};
type ChunkCursor = { value: EntryChunk; continue(): Promise<ChunkCursor | null> };

/** Chunks of a thread from its end backwards, oldest first in the answer. `isWhole`: there are no others. */
export type Tail = { chunks: EntryChunk[]; isWhole: boolean };

/** The largest count IndexedDB takes. */
const MOST = 2 ** 32 - 1;

/** Enough to hold the newest entries even where two chunks overlap in time. */
const TAIL_CHUNKS = 2;

/** The keys of all chunks of a thread. */
export const wholeThread = (threadId: string): IDBKeyRange =>
  IDBKeyRange.bound([threadId, 0], [threadId, Number.POSITIVE_INFINITY]);

/**
 * The chunks in which `news` must be looked for: the last ones when all news is younger than they begin (the rule for
 * a text that just came), the whole thread otherwise or when no news is given.
 */
export async function readTail(store: EntryStore, threadId: string, news?: readonly Entry[]): Promise<Tail> {
  if (news) {
    const tail = await lastChunks(store, threadId, TAIL_CHUNKS);
    if (tail.isWhole || news.every((entry) => entryTime(entry) > startOf(tail))) return tail;
  }
  return { chunks: await store.getAll(wholeThread(threadId)), isWhole: true };
}

const startOf = ({ chunks }: Tail): string => {
  const first = chunks[0]?.entries[0];
  return first ? entryTime(first) : '';
};

/** Browsers that can read a list from its end say so by this name; it is one request instead of one per chunk. */
const readsBackwards = (): boolean => 'getAllRecords' in IDBObjectStore.prototype;

async function lastChunks(store: EntryStore, threadId: string, count: number): Promise<Tail> {
  if (readsBackwards()) {
    const query = wholeThread(threadId);
    const fromEnd = { query, direction: 'prev', count: Math.min(count + 1, MOST) };
    // The types of neither TypeScript nor idb know this form yet.
    const chunks = await store.getAll(fromEnd as unknown as IDBKeyRange);
    return { chunks: chunks.slice(0, count).reverse(), isWhole: chunks.length <= count };
  }
  const chunks: EntryChunk[] = [];
  let cursor = await store.openCursor(wholeThread(threadId), 'prev');
  while (cursor && chunks.length < count) {
    chunks.unshift(cursor.value);
    cursor = await cursor.continue();
  }
  return { chunks, isWhole: cursor === null };
}

/** The newest entries of a thread in the order they happened, and whether older ones are stored. */
export type LastEntries = { entries: Entry[]; hasOlder: boolean };

/** The newest `count` entries of a thread. */
export const lastEntries = (db: ThreadsideDb, threadId: string, count: number): Promise<LastEntries> =>
  lastEntriesIn(db.transaction('entries').store, threadId, count);

/** The same in a transaction that reads other things, too. */
export async function lastEntriesIn(
  store: EntryStore,
  threadId: string,
  count: number,
): Promise<LastEntries> {
  const chunkCount = Math.ceil(count / CHUNK_SIZE) + 1;
  const { chunks, isWhole } = await lastChunks(store, threadId, chunkCount);
  const entries = sortEntries(chunks.flatMap((chunk) => chunk.entries));
  return { entries: entries.slice(-count), hasOlder: !isWhole || entries.length > count };
}

/** Everything stored of a thread, in the order it happened. */
export async function allEntries(db: ThreadsideDb, threadId: string): Promise<Entry[]> {
  const chunks = await db.getAll('entries', wholeThread(threadId));
  return sortEntries(chunks.flatMap((chunk) => chunk.entries));
}
