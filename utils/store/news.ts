import type { DeletedEntry, Entry, EntryList } from '../ringcentral/entry-record.ts';
import type { Snapshot } from '../ringcentral/read-api.ts';
import type { Thread } from '../ringcentral/thread-record.ts';

/**
 * What one answer of RingCentral changes. `completeThreadIds`: their messages and notes as of `completeAsOf` (ISO 8601,
 * server time; absent = now) are all in `entries`. `forgottenThreadIds`: the user may no longer see them, so nothing of
 * them stays.
 */
export type News = {
  threads?: readonly Thread[];
  deletedThreadIds?: readonly string[];
  unverifiedThreadIds?: readonly string[];
  forgottenThreadIds?: readonly string[];
  entries?: readonly Entry[];
  deletedEntries?: readonly DeletedEntry[];
  completeThreadIds?: readonly string[];
  completeAsOf?: string;
};

/** Those of the threads of which an answer holds everything said: all, unless a record could not be read. */
export function completeIn(threadIds: readonly string[], list: EntryList): string[] {
  const { unreadable, unreadableThreadIds } = list;
  if (unreadable > unreadableThreadIds.length) return [];
  const spoilt = new Set(unreadableThreadIds);
  return threadIds.filter((id) => !spoilt.has(id));
}

/** An answer that was to hold everything said in these threads, as news. */
export const allEntriesOf = (
  threadIds: readonly string[],
  { list, syncTime }: Snapshot<EntryList>,
): News => ({
  entries: list.entries,
  deletedEntries: list.deleted,
  completeThreadIds: completeIn(threadIds, list),
  ...(syncTime && { completeAsOf: syncTime }),
});

/** Everything that arrived for one thread. */
export type ThreadNews = {
  id: string;
  thread?: Thread;
  isDeleted: boolean;
  isUnverified: boolean;
  isForgotten: boolean;
  isComplete: boolean;
  completeAsOf?: string;
  entries: Entry[];
  deleted: DeletedEntry[];
};

/** More records than this are saved in several transactions, so that no task grows long. */
const RECORDS_PER_TRANSACTION = 1_000;

const FLAGS = [
  ['deletedThreadIds', 'isDeleted'],
  ['unverifiedThreadIds', 'isUnverified'],
  ['forgottenThreadIds', 'isForgotten'],
  ['completeThreadIds', 'isComplete'],
] as const;

/** Sorts news by thread; of several records of one thread the newest counts. */
export function newsByThread(news: News): ThreadNews[] {
  const threads = new Map<string, ThreadNews>();
  const of = (id: string): ThreadNews => {
    const known = threads.get(id);
    if (known) return known;
    const flags = { isDeleted: false, isUnverified: false, isForgotten: false, isComplete: false };
    const fresh: ThreadNews = { id, ...flags, entries: [], deleted: [] };
    threads.set(id, fresh);
    return fresh;
  };
  for (const thread of news.threads ?? []) {
    const one = of(thread.id);
    if (!one.thread || thread.lastModifiedTime >= one.thread.lastModifiedTime) one.thread = thread;
  }
  for (const [list, flag] of FLAGS) for (const id of news[list] ?? []) of(id)[flag] = true;
  for (const entry of news.entries ?? []) of(entry.threadId).entries.push(entry);
  for (const entry of news.deletedEntries ?? []) of(entry.threadId).deleted.push(entry);
  return withAsOf([...threads.values()], news.completeAsOf);
}

const withAsOf = (all: ThreadNews[], completeAsOf: string | undefined): ThreadNews[] =>
  completeAsOf ? all.map((one) => (one.isComplete ? { ...one, completeAsOf } : one)) : all;

/** At least one batch, even an empty one: it carries the sync position. */
export function inBatches(all: readonly ThreadNews[]): ThreadNews[][] {
  const batches: ThreadNews[][] = [[]];
  let size = 0;
  for (const news of all) {
    const records = 1 + news.entries.length + news.deleted.length;
    if (size > 0 && size + records > RECORDS_PER_TRANSACTION) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(news);
    size += records;
  }
  return batches;
}
