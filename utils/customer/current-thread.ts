import { isOpen, type StoredThread } from '../store/schema.ts';
import { holdingOf } from '../wording/describe-thread.ts';

const RANK = { mine: 0, unassigned: 1, colleague: 2, checking: 3, over: 4 } as const;

/**
 * The conversation that buttons and the composer are about: the one the agent chose while it is open; else the one they
 * are writing in (`heldId`), also when another one has news, or what followed it with the same number, or none when it
 * is over; else their own, else one nobody has, else a colleague's; undefined when none is open. `threads` in the order
 * of the store.
 */
export function currentThread(
  threads: readonly StoredThread[],
  me: string,
  chosenId: string | undefined,
  heldId?: string,
): StoredThread | undefined {
  const open = threads.filter(isOpen);
  const chosen = open.find(({ id }) => id === chosenId) ?? open.find(({ id }) => id === heldId);
  if (chosen) return chosen;
  const number = threads.find(({ id }) => id === heldId)?.ownerParty.phoneNumber;
  return open
    .filter(({ ownerParty }) => number === undefined || ownerParty.phoneNumber === number)
    .toSorted((a, b) => RANK[holdingOf(a, me)] - RANK[holdingOf(b, me)])[0];
}
