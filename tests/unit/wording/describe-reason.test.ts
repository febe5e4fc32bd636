import { expect, it } from 'vitest';
import type { Reason } from '../../../utils/phone/score-number.ts';
import { describeReasons } from '../../../utils/wording/describe-reason.ts';

it('reasons are said in the order they count, and one of another version is left out', () => {
  const reasons = ['chosenHereBefore', 'aNewReason' as Reason, 'inHeading'] as Reason[];
  expect(describeReasons(reasons)).toEqual([
    'you chose the number in this place before',
    'in the heading of the record',
  ]);
  expect(describeReasons([])).toEqual([]);
});
