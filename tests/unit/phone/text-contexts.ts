import type { Difference } from './text-differences.ts';

/** What stands before and behind a number in libphonenumber's suites; what we find, given the number as E.164. */
export type TextContext = [
  before: string,
  behind: string,
  ours: (number: string) => string,
  why?: Difference,
];

const found = (number: string): string => number;
const nothing = (): string => '';

/** Written with a sign in front, as digits glued to a word are none. */
export const NUMBERS_IN_CONTEXT: readonly [written: string, number: string][] = [
  ['(415) 666 7777', '+14156667777'],
  ['+64 3 331 6005', '+6433316005'],
];

/** The contexts of `findPossibleInContext` and `findValidInContext`. */
export const CONTEXTS: readonly TextContext[] = [
  ['', '', found],
  ['   ', '\t', found],
  ['Hello ', '', found],
  ['', ' to call me!', found],
  ['Hi there, call ', ' to reach me!', found],
  ['Hi there, call ', ", or don't", found],
  ['Hi call', '', found],
  ['', 'forme', nothing],
  ['Hi call', 'forme', nothing],
  ["It's cheap! Call ", ' before 6:30', found],
  ['Call ', ' or +1800-123-4567!', (number) => `${number} +18001234567`, 'second'],
  ['Call me on June 2 at', '', found],
  ['As quoted by Alfonso 12-15 (2009), you may call me at ', '', found],
  ['As quoted by Alfonso et al. 12-15 (2009), you may call me at ', '', found],
  ['As I said on 03/10/2011, you may call me at ', '', found],
  ['', ', 45 days a year', found, 'comma'],
  ['', ';x 7246433', (number) => `${number}x7246433`, 'semicolon'],
  ['Call ', '/x12 more', found],
  ["It's only 9.99! Call ", ' to buy', found],
  ['Call me on 21.6.1984 at ', '', found],
  ['Call me on 06/21 at ', '', found],
  ['Call me on 21.6. at ', '', found],
  ['Call me on 06/21/84 at ', '', found],
];
