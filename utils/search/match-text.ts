import { cleanText } from '../phone/find/clean-text.ts';

/** Letters without case and accents, so that "jose" finds "José". */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * What to look for. `words` must all occur in one text or name. `digits` are set when it may be a phone number, or a
 * part of one, in any format; `phoneNumber` (E.164) when it is a whole one.
 */
export type Query = { words: string[]; digits: string; phoneNumber?: string };

const LOOKS_LIKE_NUMBER = /^[\d\s()+./-]+$/;
const FEWEST_DIGITS = 3;
const FEWEST_LETTERS = 2;

/**
 * Reads what the agent typed; undefined when there is nothing to look for yet. `toPhoneNumber` reads a whole number as
 * people of the agent's country write it.
 */
export function readQuery(
  typed: string,
  toPhoneNumber: (text: string) => string | undefined = () => undefined,
): Query | undefined {
  const text = cleanText(typed).trim();
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const digits = LOOKS_LIKE_NUMBER.test(text) ? digitsOf(text) : '';
  if (digits.length >= FEWEST_DIGITS) {
    const phoneNumber = toPhoneNumber(text);
    return { words, digits, ...(phoneNumber && { phoneNumber }) };
  }
  return words.join('').length >= FEWEST_LETTERS ? { words, digits: '' } : undefined;
}

/** Whether a text holds every word; words may be the beginnings or insides of longer ones. */
export function matchesWords({ words }: Query, text: string): boolean {
  if (!words.length) return false;
  const folded = foldText(text);
  return words.every((word) => folded.includes(word));
}

/** Whether a number (E.164) holds the digits; a national 0 in front and a country code left out do not matter. */
export function matchesNumber({ digits, phoneNumber }: Query, number: string): boolean {
  if (!digits) return false;
  if (number === phoneNumber) return true;
  const own = digitsOf(number);
  const national = digits.replace(/^0+/, '');
  return own.includes(digits) || (national.length >= FEWEST_DIGITS && own.includes(national));
}
