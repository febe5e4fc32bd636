import 'fake-indexeddb/auto';
import { deleteStore, openStore } from '../../utils/store/open-store.ts';
import { isOpen, type QueueCounts, type ThreadsideDb } from '../../utils/store/schema.ts';

let made = 0;

/** An extension id no other test of this process uses, so that its database is new. */
export function newUserId(): string {
  made += 1;
  return `9${String(made).padStart(4, '0')}`;
}

/** A new, empty database of a new user. */
export async function openTestStore(userId = newUserId()): Promise<ThreadsideDb> {
  await deleteStore(userId);
  return openStore(userId, () => {}, true);
}

/** Everything in a database, to compare before and after. */
export async function dumpStore(db: ThreadsideDb): Promise<Record<string, unknown[]>> {
  const names = [...db.objectStoreNames];
  const rows = await Promise.all(names.map((name) => db.getAll(name)));
  return Object.fromEntries(names.map((name, index) => [name, rows[index] ?? []]));
}

/** The counts as they must be: counted from the threads themselves. */
export async function recount(db: ThreadsideDb, me: string): Promise<QueueCounts> {
  const open = (await db.getAll('threads')).filter(isOpen);
  return {
    open: open.length,
    unassigned: open.filter(({ assignee }) => !assignee).length,
    mine: open.filter(({ assignee }) => assignee?.extensionId === me).length,
  };
}
