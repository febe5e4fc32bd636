import { describe, expect, it } from 'vitest';
import { handoverNote } from '../../../utils/customer/handover-note.ts';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import { alex, at, beth, ME, makeHint, makeMessage, makeNote, sam } from '../../support/make-records.ts';

const note = (minutes: number, change: Partial<Entry> = {}) =>
  makeNote({ id: `n${minutes}`, author: beth, creationTime: at(minutes), ...change });
const assigned = (
  minutes: number,
  initiator: typeof beth | undefined = beth,
  assignee: typeof beth | undefined = alex,
) =>
  makeHint('ThreadAssignedHint', { id: `h${minutes}`, lastModifiedTime: at(minutes), initiator, assignee });
const reply = (minutes: number, author = alex) =>
  makeMessage({ id: `m${minutes}`, direction: 'Outbound', author, creationTime: at(minutes) });
const inbound = (minutes: number) => makeMessage({ id: `i${minutes}`, creationTime: at(minutes) });

describe('the note of a handover', () => {
  it.each<[string, Entry[], string | undefined]>([
    ['written just before', [inbound(1), note(9), assigned(10)], 'n9'],
    ['written just after', [assigned(10), note(11)], 'n11'],
    ['the last of several', [note(8), note(9), assigned(10)], 'n9'],
    ['though the customer wrote since', [note(9), assigned(10), inbound(20)], 'n9'],
    ['though a colleague replied since', [note(9), assigned(10), reply(20, beth)], 'n9'],
    ['though I had replied before', [reply(1), note(9), assigned(10)], 'n9'],
    ['gone once I have replied', [note(9), assigned(10), inbound(11), reply(12)], undefined],
    [
      'there still when my reply failed',
      [note(9), assigned(10), { ...reply(12), messageStatus: 'SendingFailed' }],
      'n9',
    ],
    ['none written long before', [note(4), assigned(10)], undefined],
    ['exactly as old as may be', [note(5), assigned(10)], 'n5'],
    ['none of another colleague', [note(9, { author: sam }), assigned(10)], undefined],
    ['none where I took it myself', [note(9, { author: alex }), assigned(10, alex)], undefined],
    ['none where the system gave it to me', [note(9), { ...assigned(10), initiator: undefined }], undefined],
    ['none where it went to another', [note(9), assigned(10, beth, sam)], undefined],
    ['none where it went on from me', [note(9), assigned(10), assigned(20, alex, sam)], undefined],
    ['none where nothing was handed over', [note(9), inbound(10)], undefined],
    ['none in a conversation without a word', [], undefined],
    ['none when it was deleted', [assigned(10)], undefined],
  ])('is %s', (_, entries, expected) => {
    expect(handoverNote(entries, ME)?.id).toBe(expected);
  });
});
