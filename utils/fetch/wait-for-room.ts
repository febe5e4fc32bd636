import { toAppError } from '../app-error.ts';

/** Does a look-up; when our own budget keeps it back, does it again once there is room. */
export type WaitForRoom = <T>(lookUp: () => Promise<T>) => Promise<T>;

/** A customer, the other numbers of their record, and what was said: older look-ups are of customers long left. */
const MOST_WAITING = 6;

/** With the pause it may end in still well below the five minutes Chrome gives the worker for a message. Milliseconds. */
const LONGEST_WAIT_MS = 2 * 60_000;

/** A panel asks for the customer it shows, then for the other numbers of the record, all at once. Milliseconds. */
const AT_ONCE_MS = 500;

type Turn = { askedAt: number; look: number; number: number };
type Waiting = Turn & { go: () => void; letGo: () => void };

/** The newest look first; within a look in the order asked for. */
const byTurn = (a: Turn, b: Turn): number => b.look - a.look || a.number - b.number;

/**
 * Look-ups whose time has not come wait here instead of in the panel: whoever asked is still waiting for the answer, and
 * a message without an answer keeps the worker alive (`reliability.md` 3.1). The newest goes first, as the agent looks at
 * what was asked for last; those beyond `MOST_WAITING` fail with what the budget said. Any other failure, a pause
 * RingCentral asked for among them, is passed on at once. `now` is epoch ms.
 */
export function createWaitForRoom(now: () => number): WaitForRoom {
  const waiting: Waiting[] = [];
  let last: Turn = { askedAt: 0, look: 0, number: 0 };
  let isPlanned = false;

  const wake = () => {
    isPlanned = false;
    for (const { go } of waiting.splice(0)) go();
  };

  const waitUntil = (retryAt: number, turn: Turn, thrown: unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ ...turn, go: resolve, letGo: () => reject(thrown) });
      waiting.sort(byTurn);
      for (const { letGo } of waiting.splice(MOST_WAITING)) letGo();
      if (!isPlanned) setTimeout(wake, Math.max(0, retryAt - now()));
      isPlanned = true;
    });

  return async (lookUp) => {
    const askedAt = now();
    const isSameLook = Math.abs(askedAt - last.askedAt) <= AT_ONCE_MS;
    const turn = { askedAt, look: last.look + (isSameLook ? 0 : 1), number: last.number + 1 };
    last = turn;
    for (;;) {
      try {
        return await lookUp();
      } catch (thrown) {
        const error = toAppError(thrown);
        if (error.kind !== 'rateLimited' || !error.isOurs || now() - askedAt > LONGEST_WAIT_MS) throw thrown;
        await waitUntil(error.retryAt, turn, thrown);
      }
    }
  };
}
