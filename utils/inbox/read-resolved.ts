import type { StoredThread, ThreadsideDb } from '../store/schema.ts';

const isListed = ({ availability, isUnverified }: StoredThread): boolean =>
  availability !== 'Deleted' && !isUnverified;

/** The `count` threads resolved last, the latest first, in all queues or one (`ownerId`). Deleted ones are left out. */
export async function readResolved(
  db: ThreadsideDb,
  { count, ownerId }: { count: number; ownerId: string | undefined },
): Promise<StoredThread[]> {
  const rows: StoredThread[] = [];
  const index = db.transaction('threads').store.index('byStatusAndTime');
  const resolved = IDBKeyRange.bound(['Resolved'], ['Resolved', []]);
  let cursor = await index.openCursor(resolved, 'prev');
  while (cursor && rows.length < count) {
    const thread = cursor.value;
    if (isListed(thread) && (!ownerId || thread.owner.extensionId === ownerId)) rows.push(thread);
    cursor = await cursor.continue();
  }
  return rows;
}
