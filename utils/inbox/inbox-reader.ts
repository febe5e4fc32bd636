import { createInTurn } from '../in-turn.ts';
import type { Change } from '../store/change-channel.ts';
import { readSyncState } from '../store/queries.ts';
import { isOpen, type StoredThread, type SyncState, type ThreadsideDb } from '../store/schema.ts';

/** Every open thread by id, and how far the syncs are. A new object after each change. */
export type Inbox = { open: ReadonlyMap<string, StoredThread>; sync: SyncState };

/** Reads the inbox: everything the first time, then only what a change names. */
export type InboxReader = (change?: Change) => Promise<Inbox>;

/** One reader per screen. Changes are followed in their order; after a failure everything is read again. */
export function createInboxReader(openDb: () => Promise<ThreadsideDb>): InboxReader {
  const inTurn = createInTurn();
  let known: Inbox | undefined;
  return (change) =>
    inTurn(async () => {
      const before = known;
      known = undefined;
      const db = await openDb();
      known = before && change && !change.isEverything ? await follow(db, before, change) : await readAll(db);
      return known;
    });
}

async function readAll(db: ThreadsideDb): Promise<Inbox> {
  const [threads, sync] = await Promise.all([
    db.getAllFromIndex('threads', 'byStatus', 'Open'),
    readSyncState(db),
  ]);
  return { sync, open: new Map(threads.filter(isOpen).map((thread) => [thread.id, thread])) };
}

/** One get per thread named, in one transaction: five thousand others are not touched. */
async function follow(db: ThreadsideDb, { open, sync }: Inbox, change: Change): Promise<Inbox> {
  const store = db.transaction('threads').store;
  const [threads, newSync] = await Promise.all([
    Promise.all(change.threadIds.map((id) => store.get(id))),
    change.topics.includes('sync') ? readSyncState(db) : sync,
  ]);
  if (!threads.length) return { open, sync: newSync };
  const next = new Map(open);
  for (const [index, thread] of threads.entries()) {
    if (thread && isOpen(thread)) next.set(thread.id, thread);
    else next.delete(change.threadIds[index] ?? '');
  }
  return { open: next, sync: newSync };
}
