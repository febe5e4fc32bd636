import { cleanText } from './clean-text.ts';

/** Digits that may be a phone number, with their extension (` x134`), and what its line holds around them. */
export type Run = [text: string, before: string, after: string];

/**
 * Six to twenty digits (two numbers) with at most three separators between two of them, or a toll-free number spelled in letters.
 * In order: nothing before that makes them part of a code or price, no date, network address or longer id, digits of no time, price or percentage,
 * nothing behind that goes on, or hides the rest. Behind a right-to-left override digits are not in the order they are shown in.
 */
const RUN =
  /(?:[+(]+ ?|(?=\d)(?<![\w#@=&*%\\^\u202e]|[A-Z\d_][-./]|\d[,:]|[$¢-¥؋৳฿៛₠-⃏] ?)(?!(?:19|20)\d\d[./-]\d\d?[./-]\d\d?(?!\d)|\d\d?[./-]\d\d?[./-]\d{4}(?!\d)|(?:\d+\.){3}\d{1,3}(?![\d.])|\d{16}))\d(?:[ ()./-]{0,3}\d(?!\d{0,9}(?::\d| ?[%$¢-¥؋৳฿៛₠-⃏]))){5,19}(?!(?!x ?\d|ext)[\w@]|[.,/+-]\d| \d[\d ]{4}|-[A-Z]|[\d -]*••)|\b(?:1[ .-])?8\d\d[ ).-](?=[\d.-]*[A-Z])[A-Z\d.-]{6,10}/g;
const EXTENSION = /^(?:[ ,;(]*(?:e?xt\w*|int|x)[.:=]* ?| ?#)(\d{1,7})(?!\d)/i;

/** Whether a text can hold a phone number at all: all that most texts of a page cost. */
export const mayHoldNumber = (text: string): boolean =>
  /\d(?:\D{0,4}\d){5}|8\d\d\W[A-Z\d.-]{6}/.test(text) ||
  // What knows the digits of all scripts takes milliseconds to compile: a page without any does without.
  (/[٠-῾꘠-￮]/.test(text) && /(?!\d)\p{Nd}/u.test(text));

/** Of what stands before a number in its line, what may say what it is; digits are marked by a `Q` for each three. */
export const leadOf = (before: string): string => before.slice(-25).replace(/\d{3}/g, 'Q');

/** All runs of a text that may hold numbers, in order. Knows no country and no words: what a run is, is decided where those are known. */
export function findRuns(raw: string): Run[] {
  const MAX_TEXT = 50_000;
  const runs: Run[] = [];
  const lines = mayHoldNumber(raw) ? cleanText(raw.slice(0, MAX_TEXT)).split('\n') : [];
  for (const line of lines) {
    // `matchAll` would make a copy of the expression for every line.
    line.replace(RUN, (run, index: number) => {
      const rest = line.slice(index + run.length);
      const [end = '', extension] = EXTENSION.exec(rest) ?? [];
      const text = extension ? `${run} x${extension}` : run;
      runs.push([text, line.slice(0, index), rest.slice(end.length)]);
      return '';
    });
  }
  return runs;
}
