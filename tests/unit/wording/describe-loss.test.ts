import { expect, it } from 'vitest';
import { describeLoss } from '../../../utils/wording/describe-loss.ts';
import { alex, beth, ME, makeHint, makeMessages, makeNote, makeStored } from '../../support/make-records.ts';

const notes = (count: number) => Array.from({ length: count }, (_, index) => makeNote({ id: `n${index}` }));
const all = { hasAllEntries: true };

it.each([
  [
    { ...all, assignee: beth },
    [...makeMessages(14), ...notes(2)],
    '14 messages, 2 notes, assigned to Beth Nolan, open',
  ],
  [{ ...all, assignee: alex }, [...makeMessages(1), ...notes(1)], '1 message, 1 note, assigned to you, open'],
  [all, [...makeMessages(3), makeHint('ThreadCreatedHint')], '3 messages, unassigned, open'],
  [{ ...all, assignee: { ...beth, name: '' } }, [], '0 messages, assigned to a colleague, open'],
  [{ ...all, status: 'Resolved' }, makeMessages(2), '2 messages, resolved'],
  [{}, makeMessages(2), 'at least 2 messages, unassigned, open'],
])('what is lost with %j', (change, entries, expected) => {
  expect(describeLoss(makeStored(change), entries, ME)).toBe(expected);
});
