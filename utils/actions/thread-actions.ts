import { type ActionDeps, act } from './act.ts';
import { mayAssign, mayResolve } from './thread-rules.ts';

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
