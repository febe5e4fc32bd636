import type { PageNumber } from '../phone/read-page.ts';
import { CLEAR_SCORE } from '../phone/score-number.ts';
import { mostActive, type NumberState } from './number-states.ts';

/** A number of the page and what the inbox knows of it. */
export type KnownNumber = { page: PageNumber; state: NumberState };

/** Tells one page's numbers from another's, with all readings they may have. */
export const numbersVersion = (numbers: readonly PageNumber[]): string =>
  numbers.map(({ phoneNumber, alternatives }) => [phoneNumber, ...alternatives].join()).join(' ');

/** Numbers with their states; one without a state is nobody the inbox knows. */
export const knownNumbers = (numbers: readonly PageNumber[], states: readonly NumberState[]): KnownNumber[] =>
  numbers.map((page, index) => ({
    page,
    state: states[index] ?? { phoneNumber: page.phoneNumber, thread: undefined, isKnown: false },
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
