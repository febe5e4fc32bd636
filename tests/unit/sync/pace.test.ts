import { describe, expect, it } from 'vitest';
import { firstRingAfter, heartbeatMs, syncEveryMinutes } from '../../../utils/sync/pace.ts';

const MIN = 60_000;
const NOW = 1_700_000_000_000;

describe('without a visible panel', () => {
  it.each([
    [0, 1],
    [30 * MIN - 1, 1],
    [30 * MIN, 2],
    [8 * 60 * MIN - 1, 2],
    [8 * 60 * MIN, 5],
    [-60 * MIN, 1],
  ])('%i ms after one was seen, syncs come every %i min', (quiet, minutes) => {
    expect(syncEveryMinutes(NOW - quiet, NOW)).toBe(minutes);
  });

  it.each([
    [1, 0, 0.5],
    [1, 1, 1],
    [5, 0.5, 3.75],
  ])('the first of those every %i min comes, with luck of %d, after %d', (every, random, minutes) => {
    expect(firstRingAfter(every, random)).toBe(minutes);
  });
});

it('a visible panel asks every 15 s, on battery every 30 s', () => {
  expect([heartbeatMs(false), heartbeatMs(true)]).toEqual([15_000, 30_000]);
});
