import * as v from 'valibot';
import { id, Limited, optionalPerson, optionalText, recordsOf, text, time } from './record-fields.ts';

const AttachmentSchema = v.object({
  id: text,
  contentType: text,
  filename: optionalText,
  contentUri: text,
  size: v.fallback(v.optional(v.number()), undefined),
});

const Attachments = v.pipe(
  v.array(v.unknown()),
  v.transform((items) =>
    items.flatMap((item) => {
      const result = v.safeParse(AttachmentSchema, item);
      return result.success ? [result.output] : [];
    }),
  ),
);

const EntrySchema = v.object({
  id,
  threadId: id,
  recordType: text,
  creationTime: time,
  lastModifiedTime: time,
  direction: optionalText,
  messageStatus: optionalText,
  text: optionalText,
  attachments: v.fallback(v.optional(Attachments), undefined),
  author: optionalPerson,
  initiator: optionalPerson,
  assignee: optionalPerson,
  previousAssignee: optionalPerson,
});

/** A file of a message, read from the media host with the bearer token. `size` in bytes. */
export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** A message, note or hint of a thread (`ringcentral-api.md`, Entry record). A hint has no `creationTime` ('' here). */
export type Entry = v.InferOutput<typeof EntrySchema>;

/** The end of a message or note: only its identity is left. */
export type DeletedEntry = { id: string; threadId: string };

/** Entries of one answer: what is there, what is gone, how many could not be read, and of which threads those are. */
export type EntryList = {
  entries: Entry[];
  deleted: DeletedEntry[];
  unreadable: number;
  unreadableThreadIds: string[];
};

const isDeletedRecord = (record: unknown): boolean => {
  const { recordType, availability } = (record ?? {}) as { recordType?: unknown; availability?: unknown };
  if (typeof recordType === 'string' && recordType) return recordType.startsWith('Deleted');
  return availability === 'Deleted';
};

/** One entry; answers about messages and notes carry no `recordType`, so their caller names it. */
export function parseEntry(value: unknown, recordType?: string): Entry | undefined {
  const result = v.safeParse(EntrySchema, value);
  if (!result.success) return undefined;
  const entry = result.output;
  return { ...entry, recordType: entry.recordType || recordType || '' };
}

function threadIdOf(record: unknown): string[] {
  const { threadId } = (record ?? {}) as { threadId?: unknown };
  return typeof threadId === 'string' && threadId ? [threadId] : [];
}

/** The records of an entries sync, or of the messages or notes list; one bad record does not stop the rest. */
export function parseEntryList(body: unknown, recordType?: string): EntryList {
  const list: EntryList = { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [] };
  for (const record of recordsOf(body)) {
    const limited = isDeletedRecord(record) ? v.safeParse(Limited, record) : undefined;
    const entry = limited ? undefined : parseEntry(record, recordType);
    const { id: entryId, threadId } = limited?.success ? limited.output : {};
    if (entryId && threadId) list.deleted.push({ id: entryId, threadId });
    else if (entry) list.entries.push(entry);
    else {
      list.unreadable += 1;
      list.unreadableThreadIds.push(...threadIdOf(record));
    }
  }
  return list;
}
