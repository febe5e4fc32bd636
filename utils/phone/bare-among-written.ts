import type { Candidate } from './page-report.ts';
import type { Place } from './read-place.ts';

/** A candidate with its place; `isNumber` when what is written tells that it is one. */
export type WrittenNumber = { candidate: Candidate; place: Place; isNumber: boolean };

/** So many numbers vouch for one row of bare digits. */
const WRITTEN_PER_BARE = 3;
const BARE = /^\d+$/;

/**
 * Which of a frame's candidates are bare digits in exactly the place where numbers are written: those that somebody typed
 * without spaces. Where such digits are not the few, each row of a list has its id there. Answers by position.
 */
export function bareAmongWritten(all: readonly WrittenNumber[]): boolean[] {
  const places = Map.groupBy(all, keyOf);
  return all.map((one) => {
    if (one.isNumber || !BARE.test(one.candidate.text)) return false;
    const there = places.get(keyOf(one)) ?? [];
    const written = there.filter(({ isNumber }) => isNumber);
    const isOfTheFew = written.length >= WRITTEN_PER_BARE * (there.length - written.length);
    return (
      isOfTheFew && written.some(({ candidate }) => countDigits(candidate) === countDigits(one.candidate))
    );
  });
}

const keyOf = ({ candidate, place }: WrittenNumber): string =>
  [candidate.path, place.row, place.column, place.label, place.labelWords].join(' ');

const countDigits = ({ text }: Candidate): number => text.replace(/\D/g, '').length;
