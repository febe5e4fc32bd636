import type { IDBPTransaction } from 'idb';
import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { hasFailed } from '../ringcentral/has-failed.ts';
import { activityOf, foldEntries } from './fold-entries.ts';
import { asDeleted, countChange, foldThread } from './fold-thread.ts';
import { inBatches, type News, newsByThread, type ThreadNews } from './news.ts';
import { readTail, wholeThread } from './read-entries.ts';
import type {
  Activity,
  Counts,
  EntryChunk,
  StoredThread,
  SyncState,
  ThreadsideDb,
  ThreadsideSchema,
} from './schema.ts';

/** Continues a sync: `from` is the state the request was made with, `to` what replaces it. */
export type SyncStep = { from: SyncState; to: SyncState };

/** What to tell the screens: ids of threads and guest numbers whose rows changed. */
export type Changed = { threadIds: string[]; guestPhoneNumbers: string[] };

/** Thrown when another run advanced the sync meanwhile: the answer belongs to a position that is no more. */
export class StaleSync extends Error {
  override readonly name = 'StaleSync';
}

type WriteTx = IDBPTransaction<
  ThreadsideSchema,
  ('threads' | 'entries' | 'meta' | 'attachments')[],
  'readwrite'
>;

/**
 * The only way data of RingCentral enters the store, from sync and from actions alike: records, counts and sync
 * position in one readwrite transaction (several when there is much; the position goes with the last, so it may lag
 * behind the data but never run ahead). Repeating a save changes nothing. Throws `StaleSync` and saves nothing more
 * when the stored position is not `sync.from`.
 */
export async function save(
  db: ThreadsideDb,
  myExtensionId: string,
  news: News,
  sync?: SyncStep,
): Promise<Changed> {
  const changed: Changed = { threadIds: [], guestPhoneNumbers: [] };
  const batches = inBatches(newsByThread(news));
  for (const [index, batch] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const tx = db.transaction(['threads', 'entries', 'meta', 'attachments'], 'readwrite');
    try {
      if (sync) await requirePosition(tx, sync.from);
      await saveBatch(tx, myExtensionId, batch, changed);
      if (sync && isLast) await tx.objectStore('meta').put(sync.to, 'sync');
      await tx.done;
    } catch (thrown) {
      tx.done.catch(() => {});
      abort(tx);
      throw thrown;
    }
  }
  return changed;
}

async function requirePosition(tx: WriteTx, from: SyncState): Promise<void> {
  const stored = ((await tx.objectStore('meta').get('sync')) ?? {}) as SyncState;
  const isSame = stored.threadsToken === from.threadsToken && stored.entriesToken === from.entriesToken;
  if (!isSame) throw new StaleSync();
}

async function saveBatch(
  tx: WriteTx,
  me: string,
  batch: readonly ThreadNews[],
  changed: Changed,
): Promise<void> {
  const counts = ((await tx.objectStore('meta').get('counts')) ?? { byOwner: {} }) as Counts;
  const before = JSON.stringify(counts);
  await Promise.all(
    batch.map(async (news) => {
      const stored = await tx.objectStore('threads').get(news.id);
      const saved = await saveThread(tx, stored, news);
      if (!saved.hasChanged) return;
      countChange(counts, stored, saved.thread, me);
      changed.threadIds.push(news.id);
      const guest = (saved.thread ?? stored)?.guestParty.phoneNumber;
      if (guest) changed.guestPhoneNumbers.push(guest);
    }),
  );
  if (JSON.stringify(counts) !== before) await tx.objectStore('meta').put(counts, 'counts');
}

async function saveThread(
  tx: WriteTx,
  stored: StoredThread | undefined,
  news: ThreadNews,
): Promise<{ thread: StoredThread | undefined; hasChanged: boolean }> {
  const wasNeverKnown = news.isDeleted && !stored && !news.thread;
  if (news.isForgotten || wasNeverKnown) return forget(tx, news.id, stored);
  const isGone = news.isDeleted || [stored, news.thread].some((one) => one?.availability === 'Deleted');
  const entries = await saveEntries(tx, stored, news, isGone);
  const folded = news.isDeleted ? asDeleted(stored) : foldThread(stored, news.thread, entries.activity);
  const thread = folded && {
    ...folded,
    ...(news.isUnverified && { isUnverified: true }),
    // What was said last in a thread that vanished from a full list was never heard.
    hasAllEntries: news.isComplete || (stored?.hasAllEntries === true && !news.isUnverified),
    ...(stored?.readTime && { readTime: stored.readTime }),
    ...(!isGone && deletedAfter(stored, news)),
  };
  const isSame = JSON.stringify(thread) === JSON.stringify(stored);
  if (thread && !isSame) await tx.objectStore('threads').put(thread);
  return { thread, hasChanged: !isSame || entries.hasChanged };
}

/** Deletions are final and few, so each stays known for as long as its thread. */
function deletedAfter(
  stored: StoredThread | undefined,
  { deleted }: ThreadNews,
): Pick<StoredThread, 'deletedEntryIds'> {
  const ids = new Set([...(stored?.deletedEntryIds ?? []), ...deleted.map(({ id }) => id)]);
  return ids.size ? { deletedEntryIds: [...ids] } : {};
}

/** Entries may be there without their thread: its record was still on its way. */
async function forget(tx: WriteTx, threadId: string, stored: StoredThread | undefined) {
  const chunks = await tx.objectStore('entries').getAll(wholeThread(threadId));
  await deleteFiles(
    tx,
    chunks.flatMap(({ entries }) => entries),
  );
  await tx.objectStore('entries').delete(wholeThread(threadId));
  if (stored) await tx.objectStore('threads').delete(threadId);
  return { thread: undefined, hasChanged: stored !== undefined };
}

/** A deleted thread keeps its hints (who did it, and when) and loses what was said. */
async function saveEntries(
  tx: WriteTx,
  stored: StoredThread | undefined,
  news: ThreadNews,
  isGone: boolean,
): Promise<{ hasChanged: boolean; activity?: Activity }> {
  const isFirst = !stored && news.thread !== undefined;
  const hasNews = news.entries.length > 0 || news.deleted.length > 0 || news.isComplete;
  if (!hasNews && !isFirst && !isGone) return { hasChanged: false };
  // The answer before a text that failed may lie anywhere.
  const hasLostAnswer = news.entries.some(
    (entry) => hasFailed(entry) && entryTime(entry) === stored?.activity.lastOutboundTime,
  );
  const needsAll = isGone || isFirst || news.isComplete || news.deleted.length > 0 || hasLostAnswer;
  const tail = await readTail(tx.objectStore('entries'), news.id, needsAll ? undefined : news.entries);
  const deletedBefore = new Set(stored?.deletedEntryIds);
  const arrived = news.entries.filter(({ id, recordType }) =>
    isGone ? recordType.endsWith('Hint') : !deletedBefore.has(id),
  );
  const folded = foldEntries(news.id, tail.chunks, {
    entries: arrived,
    deleted: news.deleted,
    isComplete: news.isComplete || isGone,
    completeAsOf: isGone ? undefined : news.completeAsOf,
  });
  await Promise.all(folded.changed.map((chunk) => putChunk(tx, chunk)));
  const kept = new Set(folded.entries.map(({ id }) => id));
  const known = tail.chunks.flatMap(({ entries }) => entries);
  await deleteFiles(
    tx,
    known.filter(({ id }) => !kept.has(id)),
  );
  const activity = activityOf(folded.entries);
  const latest = tail.isWhole ? activity : laterOf(activity, stored?.activity);
  return { hasChanged: folded.changed.length > 0, activity: latest };
}

/** The files of messages that are no more. */
const deleteFiles = (tx: WriteTx, entries: readonly Entry[]): Promise<unknown> =>
  Promise.all(
    entries
      .flatMap(({ attachments = [] }) => attachments)
      .map(({ id }) => tx.objectStore('attachments').delete(id)),
  );

const putChunk = (tx: WriteTx, chunk: EntryChunk): Promise<unknown> =>
  chunk.entries.length
    ? tx.objectStore('entries').put(chunk)
    : tx.objectStore('entries').delete([chunk.threadId, chunk.chunk]);

function laterOf(a: Activity, b: Activity | undefined): Activity {
  const later = (one: string, other = '') => (one > other ? one : other);
  return {
    lastMessageTime: later(a.lastMessageTime, b?.lastMessageTime),
    lastInboundTime: later(a.lastInboundTime, b?.lastInboundTime),
    lastOutboundTime: later(a.lastOutboundTime, b?.lastOutboundTime),
  };
}

function abort(tx: WriteTx): void {
  try {
    tx.abort();
  } catch {
    // It ended by itself (quota, lost connection): there is nothing left to abort.
  }
}
