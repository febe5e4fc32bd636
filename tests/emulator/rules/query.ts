import { invalidParameter } from './api-error.ts';
import { isE164 } from './phone-rules.ts';

/**
 * The query string, read strictly: a known parameter with a bad value is `CMN-101`, unknown parameters are
 * ignored.
 */
export type Query = URLSearchParams;

/** One of the allowed words, or `undefined` when absent. */
export function readWord<Word extends string>(
  query: Query,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = query.get(name);
  return value === null ? undefined : toWord(value, name, words);
}

/** A repeatable parameter of allowed words, or the default when absent. */
export function readWords<Word extends string>(
  query: Query,
  name: string,
  words: readonly Word[],
  whenAbsent: readonly Word[],
): readonly Word[] {
  const values = query.getAll(name);
  return values.length === 0 ? whenAbsent : values.map((value) => toWord(value, name, words));
}

/** A repeatable parameter of ids as a set, or `undefined` when absent (= no filter). */
export function readIds(query: Query, name: string): ReadonlySet<string> | undefined {
  const values = query.getAll(name);
  return values.length === 0 ? undefined : new Set(values);
}

/** A phone number "in E.164 format", or `undefined` when absent. */
export function readPhoneNumber(query: Query, name: string): string | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!isE164(value)) throw invalidParameter(name);
  return value;
}

/** A whole number within bounds, or the default when absent. */
export function readInteger(
  query: Query,
  name: string,
  bounds: { min: number; max: number; whenAbsent: number },
): number {
  const value = query.get(name);
  if (value === null) return bounds.whenAbsent;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number >= bounds.min && number <= bounds.max)) throw invalidParameter(name);
  return number;
}

/** A range of creation times in milliseconds, both ends included. */
export type TimeRange = { from: number; to: number };

/**
 * "creationTimeFrom, creationTimeTo (each supported when the other is given)": both or none, in order. A time
 * without a zone is UTC, as in the sample of message-threads.txt ("2026-02-01T06:00:00.000").
 */
export function readTimeRange(query: Query): TimeRange | undefined {
  const from = readTime(query, 'creationTimeFrom');
  const to = readTime(query, 'creationTimeTo');
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) throw invalidParameter('creationTimeFrom');
  if (to === undefined || to < from) throw invalidParameter('creationTimeTo');
  return { from, to };
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

function readTime(query: Query, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const [, , zone] = DATE_TIME.exec(value) ?? [undefined, undefined, 'bad'];
  const ms = zone === 'bad' ? Number.NaN : Date.parse(zone === undefined ? `${value}Z` : value);
  if (!Number.isFinite(ms)) throw invalidParameter(name);
  return ms;
}

function toWord<Word extends string>(value: string, name: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === value);
  if (word === undefined) throw invalidParameter(name);
  return word;
}
