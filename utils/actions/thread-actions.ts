import { type ActionDeps, act } from './act.ts';
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
 * Deletes a thread and everything said in it, for everybody. The agent agreed to lose what they were shown: when a
 * text went or came after `lastMessageTime`, nothing is deleted.
 */
export const deleteThread = (deps: ActionDeps, threadId: string, lastMessageTime: string): Promise<void> =>
  act(
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
