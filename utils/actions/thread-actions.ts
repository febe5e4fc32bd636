import { AppFailure } from '../app-error.ts';
import { allEntriesOf } from '../store/news.ts';
import { getThread, readSyncState } from '../store/queries.ts';
import { type ActionDeps, act, saveAndPublish } from './act.ts';
import { explainRefusal } from './explain-refusal.ts';
import { mayAssign, mayDelete, mayResolve, type Verdict } from './thread-rules.ts';

/** Assigns a thread to a handler, or to nobody with `null`. */
export const assignThread = (deps: ActionDeps, threadId: string, extensionId: string | null): Promise<void> =>
  act(
    deps,
    threadId,
    (thread) => mayAssign(thread, deps.myExtensionId, extensionId),
    async () => ({ threads: [await deps.api.assignThread(threadId, extensionId)] }),
  );

/** Resolves a thread; the agent was asked before, for it cannot be undone. */
export const resolveThread = (deps: ActionDeps, threadId: string): Promise<void> =>
  act(deps, threadId, mayResolve, async () => ({ threads: [await deps.api.resolveThread(threadId)] }));

/**
 * Deletes a thread and everything said in it, for everybody. First a sync: the agent agreed to lose what they were
 * shown, so when a text went or came after `lastMessageTime`, nothing is deleted.
 */
export async function deleteThread(
  deps: ActionDeps,
  threadId: string,
  lastMessageTime: string,
): Promise<void> {
  await lookAgain(deps, threadId);
  await act(
    deps,
    threadId,
    (thread): Verdict => {
      const verdict = mayDelete(thread);
      if (!verdict.isAllowed || thread.activity.lastMessageTime === lastMessageTime) return verdict;
      return { isAllowed: false, reason: 'A new text came in meanwhile, so nothing was deleted.' };
    },
    async () => {
      await deps.api.deleteThread(threadId);
      return { deletedThreadIds: [threadId] };
    },
  );
}

/**
 * One sync. It does not say whether it failed: then the thread itself is read, and what stands in the way of that is
 * thrown. Where somebody was faster, the refusal says who, as RingCentral's own no would.
 */
async function lookAgain(deps: ActionDeps, threadId: string): Promise<void> {
  const before = await getThread(deps.db, threadId);
  const startedAt = deps.now();
  await deps.sync();
  const { lastSuccessAt = 0 } = await readSyncState(deps.db);
  if (lastSuccessAt < startedAt) {
    await saveAndPublish(deps, allEntriesOf([threadId], await deps.api.readEntries([threadId])));
  }
  const after = await getThread(deps.db, threadId);
  if (!before || before.availability === 'Deleted' || (after && after.availability !== 'Deleted')) return;
  throw new AppFailure(await explainRefusal(deps, before, { kind: 'gone' }));
}
