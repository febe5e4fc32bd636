import type { ReadApi } from '../ringcentral/read-api.ts';
import type { ThreadList } from '../ringcentral/thread-record.ts';
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
  const { db, api, myExtensionId, publish, now } = deps;
  const [known, { lastFullAt = 0 }] = await Promise.all([
    readHistory(db, guestPhoneNumber),
    readSyncState(db),
  ]);
  if (known && known.fetchedAt >= lastFullAt && known.fetchedAt <= now()) return;
  const startedAt = now();
  const before = await db.getAllFromIndex('threads', 'byGuest', guestPhoneNumber);
  const list = await api.listThreads({ guestPhoneNumber, availability: ['Alive', 'Deleted'] });
  const changed = await save(db, myExtensionId, newsOfHistory(before, list));
  await db.put('history', { guestPhoneNumber, fetchedAt: startedAt });
  publish({ ...changed, guestPhoneNumbers: [guestPhoneNumber], topics: ['history', 'counts'] });
  const newest = list.threads
    .filter(({ availability }) => availability !== 'Deleted')
    .toSorted((a, b) => (a.creationTime < b.creationTime ? 1 : -1))
    .slice(0, WITH_ENTRIES);
  await loadEntries(
    deps,
    newest.map(({ id }) => id),
  );
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
