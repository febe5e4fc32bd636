import type { DeletedEntry, Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { hasFailed } from '../ringcentral/has-failed.ts';
import { type Activity, type EntryChunk, NO_ACTIVITY } from './schema.ts';

/** Entries per record (measured: `performance.md`, section 2). */
export const CHUNK_SIZE = 50;

/**
 * What arrived for one thread. `isComplete`: these are all its messages and notes as of `completeAsOf`, so others are
 * gone, except younger ones: they came while the answer was on its way.
 */
export type EntryNews = {
  entries: readonly Entry[];
  deleted: readonly DeletedEntry[];
  isComplete: boolean;
  completeAsOf?: string | undefined;
};

/** The chunks to write (one that became empty is to be removed) and the entries as they now are. */
export type FoldedEntries = { changed: EntryChunk[]; entries: Entry[] };

const isHint = (entry: Entry): boolean => entry.recordType.endsWith('Hint');

/** Later `lastModifiedTime` wins; equal times are the same record once more. */
const isNewer = (arrived: Entry, stored: Entry): boolean =>
  arrived.lastModifiedTime >= stored.lastModifiedTime;

const byTime = (a: Entry, b: Entry): number =>
  entryTime(a) < entryTime(b) ? -1 : entryTime(a) > entryTime(b) ? 1 : 0;

/** Entries in the order they happened; hints of the same instant stay before what they announce. */
export const sortEntries = (entries: readonly Entry[]): Entry[] => [...entries].sort(byTime);

/**
 * The entries of one thread after news, packed anew in the order they happened: known ones are replaced, deleted ones
 * left out. `chunks` are the thread's from some chunk to its end; only those that differ are to be written.
 */
export function foldEntries(threadId: string, chunks: readonly EntryChunk[], news: EntryNews): FoldedEntries {
  const known = new Map(chunks.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const gone = new Set(news.deleted.map(({ id }) => id));
  if (news.isComplete) for (const id of missingFrom(chunks, news)) gone.add(id);
  for (const entry of newestById(news.entries)) {
    const stored = known.get(entry.id);
    const isSame = stored && (!isNewer(entry, stored) || JSON.stringify(entry) === JSON.stringify(stored));
    if (!isSame) known.set(entry.id, entry);
  }
  const entries = sortEntries([...known.values()].filter(({ id }) => !gone.has(id)));
  return { changed: repack(threadId, chunks, entries), entries };
}

/** Fills chunks from the first given one on; what is left over of the old ones becomes empty. */
function repack(threadId: string, chunks: readonly EntryChunk[], entries: readonly Entry[]): EntryChunk[] {
  const first = chunks[0]?.chunk ?? 0;
  const count = Math.max(chunks.length, Math.ceil(entries.length / CHUNK_SIZE));
  const packed = Array.from({ length: count }, (_, index) => ({
    threadId,
    chunk: first + index,
    entries: entries.slice(index * CHUNK_SIZE, (index + 1) * CHUNK_SIZE),
  }));
  return packed.filter(({ entries: now }, index) => {
    const before = chunks[index]?.entries ?? [];
    return now.length !== before.length || now.some((entry, at) => entry !== before[at]);
  });
}

/** When the last text went or came. One that failed is no answer: the customer who wrote before it still waits. */
export function activityOf(entries: readonly Entry[]): Activity {
  const activity = { ...NO_ACTIVITY };
  for (const entry of entries) {
    if (entry.recordType !== 'AliveMessage') continue;
    const at = entryTime(entry);
    if (at > activity.lastMessageTime) activity.lastMessageTime = at;
    if (entry.direction === 'Inbound' && at > activity.lastInboundTime) activity.lastInboundTime = at;
    const isAnswer = entry.direction === 'Outbound' && !hasFailed(entry);
    if (isAnswer && at > activity.lastOutboundTime) activity.lastOutboundTime = at;
  }
  return activity;
}

/** Messages and notes that a complete answer no longer has; hints are never listed there. */
const missingFrom = (
  chunks: readonly EntryChunk[],
  { entries: listed, completeAsOf }: EntryNews,
): string[] => {
  const ids = new Set(listed.map(({ id }) => id));
  const isOld = ({ lastModifiedTime }: Entry) => !completeAsOf || lastModifiedTime < completeAsOf;
  return chunks
    .flatMap(({ entries }) => entries)
    .filter((entry) => !isHint(entry) && !ids.has(entry.id) && isOld(entry))
    .map(({ id }) => id);
};

/** One record per id, the newest, in time order: answers may repeat and shuffle. */
function newestById(entries: readonly Entry[]): Entry[] {
  const newest = new Map<string, Entry>();
  for (const entry of entries) {
    const seen = newest.get(entry.id);
    if (!seen || isNewer(entry, seen)) newest.set(entry.id, entry);
  }
  return sortEntries([...newest.values()]);
}
