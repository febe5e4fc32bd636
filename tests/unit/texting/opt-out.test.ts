import { describe, expect, it } from 'vitest';
import { hasProbablyOptedOut } from '../../../utils/texting/opt-out.ts';
import { makeMessage, makeNote } from '../../support/make-records.ts';

const customer = (...texts: (string | undefined)[]) => texts.map((text) => makeMessage({ text }));
const agent = (text: string) => makeMessage({ text, direction: 'Outbound' });

describe('a customer who wants no more texts', () => {
  it.each(['STOP', 'stop', ' Stop. ', 'STOP!', '"stop"', 'STOPALL', 'Unsubscribe', 'CANCEL', 'End', 'quit'])(
    'says %s',
    (text) => {
      expect(hasProbablyOptedOut(customer('Hello', text))).toBe(true);
    },
  );

  it.each(['Please stop by tomorrow', 'Stop it!', 'The end of May', 'Can I cancel?', '', '...', undefined])(
    'does not say %s',
    (text) => {
      expect(hasProbablyOptedOut(customer(text))).toBe(false);
    },
  );

  it('may say something else afterwards', () => {
    expect(hasProbablyOptedOut(customer('STOP', 'Who is this?'))).toBe(true);
  });

  it.each(['START', 'Unstop', 'yes'])('may come back by %s', (text) => {
    expect(hasProbablyOptedOut(customer('STOP', text))).toBe(false);
    expect(hasProbablyOptedOut(customer('STOP', text, 'STOP'))).toBe(true);
  });

  it('is the customer, not one of us', () => {
    expect(hasProbablyOptedOut([agent('STOP')])).toBe(false);
    expect(hasProbablyOptedOut([...customer('STOP'), agent('start')])).toBe(true);
    expect(hasProbablyOptedOut([makeNote({ text: 'STOP' })])).toBe(false);
  });

  it('is nobody in a conversation without a word', () => {
    expect(hasProbablyOptedOut([])).toBe(false);
  });
});
