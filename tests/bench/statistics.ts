/** The middle of the values; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** One line of a bench's answer. Ratios compare medians of the same run; milliseconds are only for the reader. */
export type Row = {
  goal: string;
  what: string;
  ours: string;
  floor: string;
  ratio: string;
  wanted: string;
  isReached: boolean;
};

/** A measured time beside its floor, both in milliseconds over all rounds. */
export function ratioRow(
  goal: string,
  what: string,
  ours: readonly number[],
  floor: readonly number[],
  atMost: number,
): Row {
  const ratio = median(ours) / median(floor);
  const ms = (values: readonly number[]) =>
    `${median(values).toFixed(1)} ms [${Math.max(...values).toFixed(1)}]`;
  return {
    goal,
    what,
    ours: ms(ours),
    floor: ms(floor),
    ratio: `${ratio.toFixed(2)}x`,
    wanted: `<= ${Number(atMost.toFixed(3))}x`,
    isReached: ratio <= atMost,
  };
}

/** A deterministic figure and its limit. */
export function limitRow(goal: string, what: string, value: number, atMost: number, unit: string): Row {
  return {
    goal,
    what,
    ours: `${value} ${unit}`,
    floor: '',
    ratio: '',
    wanted: `<= ${atMost} ${unit}`,
    isReached: value <= atMost,
  };
}

/** Prints rows as a table for the terminal. */
export function printRows(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}  (median [worst])`);
  console.table(
    Object.fromEntries(
      rows.map(({ goal, what, isReached, ...figures }) => [
        `${goal} ${what}`,
        { ...figures, reached: isReached ? 'yes' : 'NO' },
      ]),
    ),
  );
}
