import type { Place } from './read-place.ts';

/** A candidate that is a number, in document order, for telling lists from records. */
export type PlacedNumber = { phoneNumber: string; place: Place };

/** A column of a table is a list from two numbers on, alike spots beside different texts (names) from three on. */
const TABLE_SIZE = 2;
const LIST_SIZE = 3;
/** Alike spots beside the same text may be one field with several numbers: a record seldom has so many. */
const FIELD_SIZE = 4;

/**
 * Which of a frame's numbers are entries of a list of people rather than numbers of one record: different numbers in
 * alike spots with the same label, and what stands between them. Answers by position.
 */
export function listedNumbers(numbers: readonly PlacedNumber[]): boolean[] {
  const spots = new Map<string, number[]>();
  numbers.forEach(({ place }, index) => {
    const key = `${place.structure} ${place.label} ${place.labelWords} ${place.row}`;
    spots.set(key, [...(spots.get(key) ?? []), index]);
  });
  const isListed = numbers.map(() => false);
  for (const indexes of spots.values()) {
    const entries = indexes.map((index) => numbers[index] as PlacedNumber);
    const different = new Set(entries.map(({ phoneNumber }) => phoneNumber)).size;
    const neighbours = new Set(entries.map(({ place }) => place.neighbour)).size;
    const size =
      entries[0]?.place.row === 'table' ? TABLE_SIZE : neighbours < LIST_SIZE ? FIELD_SIZE : LIST_SIZE;
    if (different >= size) markList(numbers, indexes, isListed);
  }
  return isListed;
}

/**
 * Rows of one list are alike: one labelled otherwise than its neighbours belongs to the list all the same, and so does
 * one without a label between its entries, as in the title of a card.
 */
function markList(numbers: readonly PlacedNumber[], indexes: readonly number[], isListed: boolean[]): void {
  const [first = 0] = indexes;
  const last = indexes.at(-1) ?? first;
  const { place } = numbers[first] as PlacedNumber;
  const isAlike = (index: number): boolean => {
    const other = numbers[index]?.place;
    return other !== undefined && other.row === place.row && other.structure === place.structure;
  };
  for (const index of indexes) isListed[index] = true;
  for (let index = first; index <= last; index++) {
    const between = numbers[index]?.place;
    const isRow = place.row !== 'none' && between?.row !== 'none';
    if (isAlike(index) || isRow || between?.label === 'none') isListed[index] = true;
  }
  for (let index = first - 1; isAlike(index); index--) isListed[index] = true;
  for (let index = last + 1; isAlike(index); index++) isListed[index] = true;
}
