/** Letters without case and accents, so that "jose" finds "José". */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** What to look for. A query of digits is a phone number in any format; anything else is words, all of which must occur. */
export type Query = { words: string[]; digits: string };

const LOOKS_LIKE_NUMBER = /^[\p{N}\s()+./\-‐-―]+$/u;
const FEWEST_DIGITS = 3;

/** Reads what the agent typed; undefined when there is nothing to look for yet. */
export function readQuery(typed: string): Query | undefined {
  const text = typed.trim();
  const digits = LOOKS_LIKE_NUMBER.test(text) ? digitsOf(text) : '';
  if (digits.length >= FEWEST_DIGITS) return { words: [], digits };
  const words = foldText(text).split(/\s+/).filter(Boolean);
  return words.join('').length >= 2 ? { words, digits: '' } : undefined;
}

/** Whether a text holds every word; words may be the beginnings or insides of longer ones. */
export function matchesWords({ words }: Query, text: string): boolean {
  if (!words.length) return false;
  const folded = foldText(text);
  return words.every((word) => folded.includes(word));
}

/** Whether a number (E.164) holds the digits; a national 0 in front and a country code left out do not matter. */
export function matchesNumber({ digits }: Query, phoneNumber: string): boolean {
  if (!digits) return false;
  const own = digitsOf(phoneNumber);
  const national = digits.replace(/^0+/, '');
  return own.includes(digits) || (national.length >= FEWEST_DIGITS && own.includes(national));
}
