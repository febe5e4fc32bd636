/** Network addresses, decimals and coordinates, social security and card numbers, years, ISBN, digits with dots. */
const NEVER =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|\d+\.\d{1,3}|\d{1,3}\.\d{4,}|\d{3}-\d\d-\d{4}|3[47]\d\d[ -]\d{6}[ -]\d{5}|(?:19|20)\d\d ?- ?(?:19|20)\d\d|97[89]-.*|(?:\d\.){4,}\d+)$/;
/** Forms that phone numbers share with ids: no separator, ZIP+4, tax ids, Nordic and Czech ids, running numbers of a year, groups of thousands or of four. */
const SHARED =
  /^(?:\d+|\d{5}-\d{4}|\d\d-\d{7}|\d{6}-\d{4}|[1-9]\d{5} ?\/ ?\d{3,4}|\d{2,6} ?\/ ?00\d{2,6}|\d{1,2}([ .])\d{3}(?:\1\d{3})+|\d{4}(?:[ -]\d{4}){2,})$/;
const DATE =
  /(?:19|20)\d\d([-./])[01]?\d\1[0-3]?\d(?!\1?\d)|(?<![\d./-])[0-3]?\d([-./])[0-3]?\d\2(?:(?:19|20)\d\d|\d\d)(?!\2?\d)/g;
const EXTENSION = / x\d+$/;
/** Digits of a number with its area code, and of a line behind it. */
const FEWEST_WHOLE = 9;
const MOST_LINE = 5;

/**
 * The pieces of a run of digits that may be numbers: one, or several where two numbers or a number and a date stand side
 * by side. The extension goes with the last. What is a date, an amount or another kind of number by its form is not
 * among them.
 */
export function piecesOfRun(run: string): string[] {
  const [extension = ''] = EXTENSION.exec(run) ?? [];
  const digits = run.slice(0, run.length - extension.length);
  const pieces = split(digits).map(trim).filter(isPossible);
  const last = pieces.pop();
  return last === undefined ? [] : [...pieces, `${last}${extension}`];
}

/** Whether ids and amounts are written like this too, so that only the page's own word makes it a phone number. */
export function isDoubtful(piece: string): boolean {
  return SHARED.test(piece.replace(EXTENSION, '').replace(/^\(|\)$/g, ''));
}

/** Whether it is written in groups of thousands: beside a currency it is an amount. */
export function isInThousands(piece: string): boolean {
  return /^\d{1,3}([ .])\d{3}(?:\1\d{3})+$/.test(piece);
}

/** Whether so little in the form speaks for a phone number that a column under another name is to be believed. */
export function isPlain(piece: string): boolean {
  const groups = piece.replace(EXTENSION, '').match(/\d+/g) ?? [];
  return groups.length < 3 && !/[+(]/.test(piece);
}

/** Whether nothing else is written like this: with a country code, or with an area code in brackets. */
export function isUnmistakable(run: string): boolean {
  return /^(?:\+\d|\(\d{2,5}\) ?\d)/.test(run);
}

function split(run: string): string[] {
  const blanked = run.replace(DATE, (date) => '|'.repeat(date.length));
  const separator = countDigits(blanked) > 15 ? /\|+| ?\/ ?| - | (?=\()/ : /\|+| \/ /;
  const parts = blanked.split(separator);
  // A line of the same switchboard: `0312 285 60 14 / 127`.
  const [whole = '', ...lines] = parts;
  if (
    lines.length &&
    countDigits(whole) >= FEWEST_WHOLE &&
    lines.every((line) => countDigits(line) <= MOST_LINE)
  )
    return [whole];
  if (blanked === run && parts.some((part) => countDigits(part) < 7)) return [run];
  return parts;
}

/** Cuts separators at the ends and brackets without their partner: `1) 415-555-0123`, `(415-555-0123`. */
function trim(part: string): string {
  return part
    .replace(/^[^\d+(]+|[^\dA-Z)]+$/g, '')
    .replace(/^\((?![^(]*\))|^\d*\) ?/, '')
    .replace(/^([+(]+) /, '$1');
}

function isPossible(piece: string): boolean {
  const count = countDigits(piece);
  const isVanity = /[A-Z]/.test(piece);
  return (isVanity || (count > 5 && count <= 20)) && !NEVER.test(piece) && !/(?:\(.*){3}/.test(piece);
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
