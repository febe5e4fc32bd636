import * as v from 'valibot';
import { id, Limited, optionalPerson, optionalText, person, recordsOf, text, time } from './record-fields.ts';

const PhoneNumber = v.object({ phoneNumber: v.pipe(v.string(), v.minLength(1)) });

const ThreadSchema = v.object({
  id,
  status: text,
  statusReason: optionalText,
  availability: text,
  owner: person,
  ownerParty: v.fallback(PhoneNumber, { phoneNumber: '' }),
  guestParty: PhoneNumber,
  assignee: optionalPerson,
  label: optionalText,
  creationTime: time,
  lastModifiedTime: time,
});

/** A conversation between a shared number and a customer (`ringcentral-api.md`, Thread record). */
export type Thread = v.InferOutput<typeof ThreadSchema>;

/** Threads of one answer: whole records (deleted ones say so), ids of which only the end is known, and the rest. */
export type ThreadList = { threads: Thread[]; deletedIds: string[]; unreadable: number };

/** One thread of any answer, or undefined when it lacks its identity. */
export function parseThread(value: unknown): Thread | undefined {
  const result = v.safeParse(ThreadSchema, value);
  return result.success ? result.output : undefined;
}

/** The records of a threads list or sync; one bad record does not stop the rest. */
export function parseThreadList(body: unknown): ThreadList {
  const list: ThreadList = { threads: [], deletedIds: [], unreadable: 0 };
  for (const record of recordsOf(body)) {
    const thread = parseThread(record);
    const limited = thread ? undefined : v.safeParse(Limited, record);
    const isDeleted = (record as { availability?: unknown } | null)?.availability === 'Deleted';
    if (thread) list.threads.push(thread);
    else if (isDeleted && limited?.success) list.deletedIds.push(limited.output.id);
    else list.unreadable += 1;
  }
  return list;
}
