import type { IDBPTransaction } from 'idb';
import type { Publish } from './change-channel.ts';
import { readSyncState } from './queries.ts';
import { wholeThread } from './read-entries.ts';
import {
  isOpen,
  type StoredThread,
  type SyncState,
  type ThreadsideDb,
  type ThreadsideSchema,
} from './schema.ts';

const DAY_MS = 24 * 60 * 60_000;

/** How often old conversations are looked for, unless the setting was changed. Milliseconds. */
const EVERY_MS = 6 * 60 * 60_000;

/** What the agent just asked for stays, however old it is. Milliseconds. */
const ASKED_FOR_MS = DAY_MS;

/** Threads per transaction: no task grows long, and nobody waits long for the store. */
const THREADS_PER_TRANSACTION = 100;

type PruneDeps = {
  db: ThreadsideDb;
  publish: Publish;
  now: () => number;
  /** So many days a conversation stays after its end; 0 = for good. */
  days: number;
};

/**
 * Deletes conversations that ended longer ago than the setting allows, with everything said in them, unless that was
 * done lately. They are fetched again when somebody looks at their customer. Safe to be stopped at any moment.
 */
export async function pruneWhenDue(deps: PruneDeps): Promise<void> {
  const { db, publish, now, days } = deps;
  const { pruned } = await readSyncState(db);
  const isFresh = pruned && Math.abs(now() - pruned.at) < EVERY_MS;
  if (isFresh && pruned.days === days) return;
  const count = days > 0 ? await prune(db, now(), days) : 0;
  await noteAsDone(db, { at: now(), days });
  if (count > 0) publish({ isEverything: true, topics: ['history'] });
}

async function noteAsDone(db: ThreadsideDb, pruned: NonNullable<SyncState['pruned']>): Promise<void> {
  const tx = db.transaction('meta', 'readwrite');
  tx.done.catch(() => {});
  const state = (await tx.store.get('sync')) as SyncState | undefined;
  await tx.store.put({ ...state, pruned }, 'sync');
  await tx.done;
}

async function prune(db: ThreadsideDb, now: number, days: number): Promise<number> {
  const before = new Date(now - days * DAY_MS).toISOString();
  const keys = await Promise.all(
    // A thread that was deleted while it was open is still called open.
    ['Resolved', 'Open'].map((status) =>
      db.getAllKeysFromIndex('threads', 'byStatusAndTime', IDBKeyRange.bound([status], [status, before])),
    ),
  );
  const ids = keys.flat();
  let count = 0;
  for (let at = 0; at < ids.length; at += THREADS_PER_TRANSACTION) {
    count += await deleteSome(db, ids.slice(at, at + THREADS_PER_TRANSACTION), now);
  }
  return count;
}

type PruneTx = IDBPTransaction<
  ThreadsideSchema,
  ('threads' | 'entries' | 'attachments' | 'history')[],
  'readwrite'
>;

async function deleteSome(db: ThreadsideDb, ids: readonly string[], now: number): Promise<number> {
  const tx = db.transaction(['threads', 'entries', 'attachments', 'history'], 'readwrite');
  tx.done.catch(() => {});
  const threads = await Promise.all(ids.map((id) => tx.objectStore('threads').get(id)));
  const old = await Promise.all(
    threads.map(async (thread) => (thread && (await isUnwanted(tx, thread, now)) ? [thread] : [])),
  );
  await Promise.all(old.flat().map((thread) => deleteThread(tx, thread)));
  await deleteFiles(tx, new Set(old.flat().map(({ id }) => id)));
  await tx.done;
  return old.flat().length;
}

async function isUnwanted(tx: PruneTx, thread: StoredThread, now: number): Promise<boolean> {
  if (isOpen(thread) || thread.isUnverified) return false;
  const history = await tx.objectStore('history').get(thread.guestParty.phoneNumber);
  return !history || Math.abs(now - history.fetchedAt) > ASKED_FOR_MS;
}

/** What is deleted is not known any more, so it is asked for at the next look. */
async function deleteThread(tx: PruneTx, { id, guestParty }: StoredThread): Promise<void> {
  await Promise.all([
    tx.objectStore('threads').delete(id),
    tx.objectStore('entries').delete(wholeThread(id)),
    tx.objectStore('history').delete(guestParty.phoneNumber),
  ]);
}

/** Files are few (those somebody looked at), so they are simply gone through. */
async function deleteFiles(tx: PruneTx, threadIds: ReadonlySet<string>): Promise<void> {
  if (!threadIds.size) return;
  let cursor = await tx.objectStore('attachments').openCursor();
  while (cursor) {
    if (threadIds.has(cursor.value.threadId)) await cursor.delete();
    cursor = await cursor.continue();
  }
}
