import type { StoredThread, ThreadsideDb } from './schema.ts';

/** Before every text there is. */
const NEVER = new Date(0).toISOString();

/**
 * Notes that the agent has seen a thread's texts up to `upTo` (ISO 8601); without it, that none are seen. Looking at
 * older texts takes nothing back. Resolves with the thread when that changed it, for telling the screens.
 */
export async function markRead(
  db: ThreadsideDb,
  threadId: string,
  upTo: string | undefined,
): Promise<StoredThread | undefined> {
  const tx = db.transaction('threads', 'readwrite');
  const thread = await tx.store.get(threadId);
  const before = thread?.readTime ?? '';
  const readTime = upTo === undefined ? NEVER : upTo > before ? upTo : before;
  const isChanged = thread !== undefined && readTime !== before;
  if (isChanged) await tx.store.put({ ...thread, readTime });
  await tx.done;
  return isChanged ? thread : undefined;
}
