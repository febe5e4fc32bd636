import { isOpen, type StoredThread } from '../store/schema.ts';
import { holdingOf } from '../wording/describe-thread.ts';

const RANK = { mine: 0, unassigned: 1, colleague: 2, checking: 3, over: 4 } as const;

/**
 * The conversation that buttons and the composer are about: the one the agent chose while it is open, else their own,
 * else one nobody has, else a colleague's; undefined when none is open. `threads` in the order of the store.
 */
export function currentThread(
  threads: readonly StoredThread[],
  me: string,
  chosenId: string | undefined,
): StoredThread | undefined {
  const open = threads.filter(isOpen);
  return (
    open.find(({ id }) => id === chosenId) ??
    open.toSorted((a, b) => RANK[holdingOf(a, me)] - RANK[holdingOf(b, me)])[0]
  );
}
