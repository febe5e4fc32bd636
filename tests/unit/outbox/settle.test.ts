import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../utils/outbox/outbox.ts';
import { PROOF_AFTER_MS, verdictOn } from '../../../utils/outbox/settle.ts';
import { alex, at, beth, ME, makeHint, makeMessage, makeNote } from '../../support/make-records.ts';

const PRESSED = 1_000_000;
const ROW: OutboxRow = {
  pressId: 'p1',
  kind: 'note',
  extensionId: ME,
  threadId: 't1',
  text: 'Wants a quote',
  newerThan: at(5),
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
    ['that was the newest at the press', makeNote({ ...sent, creationTime: at(5) })],
    ['that is a text', makeMessage({ ...sent, recordType: 'AliveMessage' })],
  ])('is not taken from one %s', (_, entry) => {
    expect(verdictOn(ROW, [entry], LATE)).toBe('didNotHappen');
  });

  it('proves nothing before RingCentral had time to list it', () => {
    expect(verdictOn(ROW, [], PRESSED + PROOF_AFTER_MS)).toBe('unclear');
    expect(verdictOn(ROW, [], LATE)).toBe('didNotHappen');
  });

  it('proves nothing when the clock was set back after the press', () => {
    expect(verdictOn(ROW, [], PRESSED - 3_600_000)).toBe('unclear');
  });
});
