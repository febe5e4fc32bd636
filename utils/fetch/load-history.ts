import type { ReadApi, ThreadFilter } from '../ringcentral/read-api.ts';
import type { Thread, ThreadList } from '../ringcentral/thread-record.ts';
import type { Publish } from '../store/change-channel.ts';
import { allEntriesOf, type News } from '../store/news.ts';
import { readHistory, readSyncState } from '../store/queries.ts';
import { save } from '../store/save.ts';
import type { StoredThread, ThreadsideDb } from '../store/schema.ts';

/** What fetching works with. */
export type HistoryDeps = {
  db: ThreadsideDb;
  api: ReadApi;
  myExtensionId: string;
  publish: Publish;
  now: () => number;
};

/** Stands for all customers together among what was fetched. */
const EVERYBODY = '';

const RESOLVED_WITHIN_MS = 30 * 24 * 60 * 60_000;

/** So many threads' entries per request: their ids travel in the address. */
const THREADS_PER_REQUEST = 40;

/** How many past threads are fetched with their texts at once; older ones when they are looked at. */
const WITH_ENTRIES = 20;

/**
 * Fetches a customer's resolved threads and what was said in the newest of them (`ringcentral-api.md`: lists by guest
 * number, entries by `scope=Explicit`). What was fetched stays true through incremental sync, so it is asked for again
 * only after the next full one.
 */
export async function loadHistory(deps: HistoryDeps, guestPhoneNumber: string): Promise<void> {
  const filter: ThreadFilter = { guestPhoneNumber, availability: ['Alive', 'Deleted'] };
  const threads = await fetchOnce(deps, guestPhoneNumber, filter, async () => {
    const before = await deps.db.getAllFromIndex('threads', 'byGuest', guestPhoneNumber);
    return (list) => newsOfHistory(before, list);
  });
  const newest = threads
    .filter(({ availability }) => availability !== 'Deleted')
    .toSorted((a, b) => (a.creationTime < b.creationTime ? 1 : -1))
    .slice(0, WITH_ENTRIES);
  await loadEntries(
    deps,
    newest.map(({ id }) => id),
  );
}

/** Fetches everybody's threads of the last 30 days that are resolved, for the list of them; texts come when one is opened. */
export async function loadResolved(deps: HistoryDeps): Promise<void> {
  const now = deps.now();
  const filter: ThreadFilter = {
    threadStatus: 'Resolved',
    creationTimeFrom: new Date(now - RESOLVED_WITHIN_MS).toISOString(),
    creationTimeTo: new Date(now).toISOString(),
  };
  await fetchOnce(deps, EVERYBODY, filter, async () => (list) => ({
    threads: list.threads,
    deletedThreadIds: list.deletedIds,
  }));
}

/**
 * Lists and saves threads unless that was done since the last full sync; resolves with what was new. `prepare` looks at
 * the store before RingCentral is asked, and gives what the answer means for it.
 */
async function fetchOnce(
  deps: HistoryDeps,
  guestPhoneNumber: string,
  filter: ThreadFilter,
  prepare: () => Promise<(list: ThreadList) => News>,
): Promise<Thread[]> {
  const { db, api, myExtensionId, publish, now } = deps;
  const [known, { lastFullAt = 0 }] = await Promise.all([
    readHistory(db, guestPhoneNumber),
    readSyncState(db),
  ]);
  if (known && known.fetchedAt >= lastFullAt && known.fetchedAt <= now()) return [];
  const startedAt = now();
  const newsOf = await prepare();
  const list = await api.listThreads(filter);
  const changed = await save(db, myExtensionId, newsOf(list));
  await db.put('history', { guestPhoneNumber, fetchedAt: startedAt });
  const guestPhoneNumbers = [...changed.guestPhoneNumbers, guestPhoneNumber];
  publish({ ...changed, guestPhoneNumbers, topics: ['history', 'counts'] });
  return list.threads;
}

/**
 * What a customer's list says of the threads known before it was asked for: those it does not name are not ours to see
 * any more. Of deleted ones only those that were known matter.
 */
function newsOfHistory(before: readonly StoredThread[], list: ThreadList): News {
  const known = new Set(before.map(({ id }) => id));
  const listed = new Set([...list.threads.map(({ id }) => id), ...list.deletedIds]);
  return {
    threads: list.threads.filter(({ id, availability }) => availability !== 'Deleted' || known.has(id)),
    deletedThreadIds: list.deletedIds.filter((id) => known.has(id)),
    forgottenThreadIds: list.unreadable ? [] : [...known].filter((id) => !listed.has(id)),
  };
}

/** Fetches everything said in these threads, except where the store has it all already. */
export async function loadEntries(deps: HistoryDeps, threadIds: readonly string[]): Promise<void> {
  const { db, api, myExtensionId, publish } = deps;
  const stored = await Promise.all(threadIds.map((id) => db.get('threads', id)));
  const missing = stored.filter(
    (thread): thread is StoredThread => thread !== undefined && needsEntries(thread),
  );
  for (let at = 0; at < missing.length; at += THREADS_PER_REQUEST) {
    const ids = missing.slice(at, at + THREADS_PER_REQUEST).map(({ id }) => id);
    publish(await save(db, myExtensionId, allEntriesOf(ids, await api.readEntries(ids))));
  }
}

const needsEntries = (thread: StoredThread): boolean =>
  !thread.hasAllEntries && thread.availability !== 'Deleted';
