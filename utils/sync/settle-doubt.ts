import { AppFailure } from '../app-error.ts';
import type { ReadApi } from '../ringcentral/read-api.ts';
import type { News } from '../store/news.ts';
import { isOpen, type StoredThread, type SyncState } from '../store/schema.ts';
import { askFor, createdWith } from './reconcile.ts';

/**
 * Learns about the threads that no full sync lists, because they are over. `queues`: does the user still handle their
 * resources? One question for each resource without an open thread. `deletions`: changes passed untold, so which of
 * them were deleted meanwhile? One list. Undefined when RingCentral could not answer; then the doubt remains.
 */
export async function settleDoubt(
  api: ReadApi,
  stored: readonly StoredThread[],
  doubt: NonNullable<SyncState['doubt']>,
): Promise<News | undefined> {
  const foreign = await findForeignQueues(api, stored);
  if (!foreign) return undefined;
  const isForeign = ({ owner }: StoredThread) => foreign.has(owner.extensionId);
  const over = stored.filter(
    (thread) => !isOpen(thread) && thread.availability !== 'Deleted' && !isForeign(thread),
  );
  const deleted = doubt === 'deletions' && over.length ? await findDeleted(api, over) : [];
  if (!deleted) return undefined;
  return {
    forgottenThreadIds: stored.filter(isForeign).map(({ id }) => id),
    deletedThreadIds: deleted,
  };
}

async function findForeignQueues(
  api: ReadApi,
  stored: readonly StoredThread[],
): Promise<Set<string> | undefined> {
  const foreign = new Set<string>();
  const mine = new Set(stored.filter(isOpen).map(({ owner }) => owner.extensionId));
  for (const { id, owner } of deletedLast(stored)) {
    if (mine.has(owner.extensionId) || foreign.has(owner.extensionId)) continue;
    const finding = await askFor(api, id);
    if (!finding) return undefined;
    if (finding.became === 'notMine') foreign.add(owner.extensionId);
    else mine.add(owner.extensionId);
  }
  return foreign;
}

/** Of a deleted thread RingCentral may say less, so it is asked about only when there is no other. */
const deletedLast = (stored: readonly StoredThread[]): StoredThread[] =>
  stored.toSorted((a, b) => Number(a.availability === 'Deleted') - Number(b.availability === 'Deleted'));

async function findDeleted(api: ReadApi, over: readonly StoredThread[]): Promise<string[] | undefined> {
  const known = new Set(over.map(({ id }) => id));
  try {
    const list = await api.listThreads({ ...createdWith(over), availability: ['Deleted'] });
    const ids = [...list.threads.map(({ id }) => id), ...list.deletedIds];
    return ids.filter((id) => known.has(id));
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return undefined;
  }
}
