import * as v from 'valibot';

/**
 * Building blocks for reading RingCentral's records at the border: unknown enum values, missing optional fields and
 * nulls become neutral values instead of errors (`reliability.md` row 31); only identity is insisted on.
 */

/** A string, '' when it is anything else. */
export const text = v.fallback(v.string(), '');

/** A string, or absent. */
export const optionalText = v.fallback(v.optional(v.string()), undefined);

/** An identifier; some lists carry them as numbers. */
export const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.minLength(1));

/** ISO 8601 UTC, '' when it is not a time. */
export const time = v.fallback(
  v.pipe(
    v.string(),
    v.check((value) => !Number.isNaN(Date.parse(value))),
  ),
  '',
);

const PersonSchema = v.object({ extensionId: id, name: text, extensionType: text });

/** A user or resource as RingCentral names it in threads and entries. */
export type Person = v.InferOutput<typeof PersonSchema>;

/** Somebody in a record: undefined, or nobody, when it cannot be read. */
export const optionalPerson = v.fallback(v.optional(PersonSchema), undefined);
export const person = v.fallback(PersonSchema, { extensionId: '', name: '', extensionType: '' });

/** A record that only says what is gone. */
export const Limited = v.object({ id, threadId: v.optional(id), lastModifiedTime: time });

/** The `records` of a list or sync answer; anything else has none. */
export function recordsOf(body: unknown): unknown[] {
  const records = (body as { records?: unknown } | null | undefined)?.records;
  return Array.isArray(records) ? records : [];
}
