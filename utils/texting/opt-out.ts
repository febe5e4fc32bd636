import type { Entry } from '../ringcentral/entry-record.ts';

/** Words that carriers and RingCentral understand as "no more texts", and as "texts again" (CTIA guidelines). */
const STOP = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);
const START = new Set(['start', 'unstop', 'yes']);

const wordOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');

/**
 * Whether the customer has probably opted out: the last one-word STOP or START they sent was a STOP. A guess from what
 * was said; only RingCentral knows.
 */
export function hasProbablyOptedOut(entries: readonly Entry[]): boolean {
  const last = entries.findLast((entry) => {
    const word = wordOf(entry.text ?? '');
    return entry.direction === 'Inbound' && (STOP.has(word) || START.has(word));
  });
  return last !== undefined && STOP.has(wordOf(last.text ?? ''));
}
