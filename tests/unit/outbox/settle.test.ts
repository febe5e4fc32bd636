import { describe, expect, it } from 'vitest';
import type { MessageRow, NoteRow } from '../../../utils/outbox/outbox.ts';
import { PROOF_AFTER_MS, verdictOn } from '../../../utils/outbox/settle.ts';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import { alex, at, beth, CUSTOMER, ME, makeHint, makeMessage, makeNote } from '../../support/make-records.ts';

const PRESSED = 1_000_000;
const ROW: NoteRow = {
  pressId: 'p1',
  kind: 'note',
  extensionId: ME,
  threadId: 't1',
  text: 'Wants a quote',
  notBefore: at(5),
  knownIds: ['known'],
  state: 'unconfirmed',
  pressedAt: PRESSED,
};
const SOON = PRESSED + 1_000;
const LATE = PRESSED + PROOF_AFTER_MS + 1;
const sent = makeNote({ text: ROW.text, author: alex, creationTime: at(6) });

describe('what sync shows about an unclear note', () => {
  it('is that it happened when it is there, early or late', () => {
    expect([verdictOn(ROW, [sent], SOON), verdictOn(ROW, [sent], LATE)]).toEqual(['happened', 'happened']);
  });

  it('is found among others, whatever space surrounds it', () => {
    const entries = [makeMessage(), { ...sent, text: `  ${ROW.text}\n` }, makeHint('ThreadAssignedHint')];
    expect(verdictOn({ ...ROW, text: `${ROW.text} ` }, entries, SOON)).toBe('happened');
  });

  it.each([
    ['of a colleague', makeNote({ ...sent, author: beth })],
    ['of nobody', makeNote({ ...sent, author: undefined })],
    ['of other words', makeNote({ ...sent, text: 'Wants a quote!' })],
    ['without words', makeNote({ ...sent, text: undefined })],
    ['known before the press', makeNote({ ...sent, creationTime: at(4) })],
    ['that was the newest at the press', makeNote({ ...sent, id: 'known', creationTime: at(5) })],
    ['that is a text', makeMessage({ ...sent, recordType: 'AliveMessage' })],
  ])('is not taken from one %s', (_, entry) => {
    expect(verdictOn(ROW, [entry], LATE)).toBe('didNotHappen');
  });

  it('is known also where it bears the time of the newest before it', () => {
    expect(verdictOn(ROW, [{ ...sent, creationTime: at(5) }], SOON)).toBe('happened');
  });

  it('proves nothing before RingCentral had time to list it', () => {
    expect(verdictOn(ROW, [], PRESSED + PROOF_AFTER_MS)).toBe('unclear');
    expect(verdictOn(ROW, [], LATE)).toBe('didNotHappen');
  });

  it('proves nothing when the clock was set back after the press', () => {
    expect(verdictOn(ROW, [], PRESSED - 3_600_000)).toBe('unclear');
  });
});

describe('what sync shows about a text', () => {
  const TEXT_ROW: MessageRow = {
    ...ROW,
    kind: 'message',
    guestPhoneNumber: CUSTOMER,
    from: '+16505550110',
    text: 'It is ready',
  };
  const text = (change: Partial<Entry> = {}) =>
    makeMessage({ direction: 'Outbound', text: TEXT_ROW.text, author: alex, creationTime: at(6), ...change });
  const twice = [text({ id: 'e1' }), text({ id: 'e2', creationTime: at(7) })];
  const file = { id: 'a', contentType: 'image/png', contentUri: '', filename: 'a.png', size: 1 };

  it.each<[string, Entry[], string]>([
    ['nothing', [], 'didNotHappen'],
    ['it once', [text()], 'happened'],
    ['it more than once', twice, 'happenedTwice'],
    ['a note of the same words', [makeNote({ ...sent, text: TEXT_ROW.text })], 'didNotHappen'],
    [
      'a customer’s text of the same words',
      [text({ author: undefined, direction: 'Inbound' })],
      'didNotHappen',
    ],
    ['the same words with a picture', [text({ attachments: [file] })], 'didNotHappen'],
    ['one before the press and one after', [text({ id: 'e0', creationTime: at(4) }), text()], 'happened'],
  ])('that has %s', (_, entries, verdict) => {
    expect(verdictOn(TEXT_ROW, entries, LATE)).toBe(verdict);
  });

  it('with a picture needs one with as many', () => {
    const row = { ...TEXT_ROW, fileNames: ['a.png'] };
    expect(verdictOn(row, [text()], LATE)).toBe('didNotHappen');
    expect(verdictOn(row, [text({ attachments: [file] })], LATE)).toBe('happened');
    expect(verdictOn(row, [text({ attachments: [file, file] })], LATE)).toBe('didNotHappen');
  });

  it.each<[string, Partial<MessageRow>, string]>([
    ['to the same customer', { state: 'sent' }, 'happened'],
    ['to the same customer, which failed', { state: 'failed' }, 'happenedTwice'],
    ['to another customer', { state: 'sent', guestPhoneNumber: '+12125550114' }, 'happenedTwice'],
    ['of other words', { state: 'sent', text: 'Other words' }, 'happenedTwice'],
  ])('counts another press of the agent %s', (_, change, verdict) => {
    const rows = [TEXT_ROW, { ...TEXT_ROW, pressId: 'p2', ...change }];
    expect(verdictOn(TEXT_ROW, twice, LATE, rows)).toBe(verdict);
  });

  it('does not count a note that is there twice: saying it again harms nobody', () => {
    const notes = [sent, { ...sent, id: 'n2' }];
    expect(verdictOn(ROW, notes, LATE)).toBe('happened');
  });
});
