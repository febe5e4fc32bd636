import type { PageNumber } from '../phone/read-page.ts';
import { CLEAR_SCORE } from '../phone/score-number.ts';
import type { ThreadsideDb } from '../store/schema.ts';
import { mostActive, type NumberState, readNumberStates } from './number-states.ts';

/** A number of the page and what the inbox knows of it. */
export type KnownNumber = { page: PageNumber; state: NumberState };

/** Tells one page's numbers from another's, with all readings they may have. */
export const numbersVersion = (numbers: readonly PageNumber[]): string =>
  numbers.map(({ phoneNumber, alternatives }) => [phoneNumber, ...alternatives].join()).join(' ');

/** What the inbox knew of a page's numbers when it was asked: by number, as the page gives it. */
export type NumbersAnswer = { version: string; states: ReadonlyMap<string, NumberState> };

/** Asks the inbox about all numbers of a page. */
export async function readNumbers(db: ThreadsideDb, numbers: readonly PageNumber[]): Promise<NumbersAnswer> {
  const states = await readNumberStates(db, numbers);
  return {
    version: numbersVersion(numbers),
    states: new Map(states.map((state, index) => [numbers[index]?.phoneNumber ?? '', state])),
  };
}

/** Numbers with their states, also those of an earlier answer; one without a state is nobody the inbox knows. */
export const knownNumbers = (
  numbers: readonly PageNumber[],
  states?: NumbersAnswer['states'],
): KnownNumber[] =>
  numbers.map((page) => ({
    page,
    state: states?.get(page.phoneNumber) ?? {
      phoneNumber: page.phoneNumber,
      thread: undefined,
      isKnown: false,
    },
  }));

/**
 * The number to begin with: the place the agent chose on such pages before, else the most active of those that clearly
 * are the customer's.
 */
export function likeliest(known: readonly KnownNumber[]): KnownNumber | undefined {
  const [first] = known;
  if (!first || first.page.reasons.includes('chosenHereBefore')) return first;
  const clear = known.filter(({ page }) => page.score >= CLEAR_SCORE);
  const active = mostActive(clear.map(({ state }) => state));
  return known.find(({ state }) => state === active) ?? first;
}
