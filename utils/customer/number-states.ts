import { lastActivityTime, readHistory, threadsByGuest } from '../store/queries.ts';
import { isOpen, type StoredThread, type ThreadsideDb } from '../store/schema.ts';
import { waitingSince } from '../wording/clocks.ts';
import { describeState, holdingOf } from '../wording/describe-thread.ts';
import { formatDuration, formatMoment } from '../wording/format-time.ts';

/** What the inbox knows of one number of a page. */
export type NumberState = {
  /** The reading of the page's digits that has conversations; else the likeliest one. E.164. */
  phoneNumber: string;
  /** Its conversation that matters most now: open before over, then the latest. */
  thread: StoredThread | undefined;
  /** Whether RingCentral was asked for this customer's past. */
  isKnown: boolean;
};

/** A number as a page gives it, with the other numbers its digits may stand for. */
export type Readings = { phoneNumber: string; alternatives: readonly string[] };

/** The state of each number, in the same order. Where digits can be read in several ways, the threads decide. */
export function readNumberStates(db: ThreadsideDb, numbers: readonly Readings[]): Promise<NumberState[]> {
  return Promise.all(
    numbers.map(async ({ phoneNumber, alternatives }) => {
      for (const reading of [phoneNumber, ...alternatives]) {
        const [thread] = await threadsByGuest(db, reading);
        if (thread) return { phoneNumber: reading, thread, isKnown: true };
      }
      const isKnown = (await readHistory(db, phoneNumber)) !== undefined;
      return { phoneNumber, thread: undefined, isKnown };
    }),
  );
}

/** Which of a record's numbers to show first: the one with the most active conversation, else the page's first. */
export function mostActive(states: readonly NumberState[]): NumberState | undefined {
  const active = states.filter(({ thread }) => thread);
  const rank = ({ thread }: NumberState) => (thread && isOpen(thread) ? 1 : 0);
  const at = ({ thread }: NumberState) => (thread ? lastActivityTime(thread) : '');
  return (
    active.toSorted((a, b) => rank(b) - rank(a) || (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : 0))[0] ??
    states[0]
  );
}

/** A number's state in a few words: "Open · unassigned 12 min", "Resolved · Tue", "No texts". `now` is epoch ms. */
export function describeNumberState(
  { thread, isKnown }: Pick<NumberState, 'thread' | 'isKnown'>,
  { me, now }: { me: string; now: number },
): string {
  if (!thread) return isKnown ? 'No texts' : 'Checking';
  const since = waitingSince(thread);
  const waiting = since === undefined ? '' : ` ${formatDuration(Math.max(0, now - since))}`;
  switch (holdingOf(thread, me)) {
    case 'unassigned':
      return `Open · unassigned${waiting}`;
    case 'mine':
      return `Open · you${waiting}`;
    case 'colleague':
      return `Open · ${thread.assignee?.name || 'a colleague'}`;
    case 'checking':
      return 'Checking';
    case 'over':
      return `${describeState(thread, me)} · ${formatMoment(lastActivityTime(thread), now)}`;
  }
}
