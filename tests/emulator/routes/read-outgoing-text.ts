import type { ApiContext } from '../http/env.ts';
import {
  type JsonObject,
  mediaType,
  objectField,
  parseJson,
  readJson,
  stringField,
  unsupportedMediaType,
} from '../http/read-body.ts';
import { invalidParameter } from '../rules/api-error.ts';
import type { IncomingFile, OutgoingText } from '../rules/send-rules.ts';

/**
 * The body of a send: JSON `{from:{phoneNumber}, to:[{phoneNumber}], text, threadId?}`, or for MMS multipart
 * with a `metadata` part of that form and `attachments` parts (ringcentral-api.md, Entries).
 */
export async function readOutgoingText(c: ApiContext): Promise<OutgoingText> {
  const type = mediaType(c);
  if (type === 'application/json') return readMetadata(await readJson(c), []);
  if (type !== 'multipart/form-data') throw unsupportedMediaType();
  const form = await c.req.formData().catch(() => {
    throw invalidParameter('metadata');
  });
  const files = await Promise.all(form.getAll('attachments').map(readFile));
  return readMetadata(parseJson(await readText(form.get('metadata'))), files);
}

function readMetadata(body: JsonObject, files: IncomingFile[]): OutgoingText {
  if (typeof body.text !== 'string') throw invalidParameter('text');
  const threadId = body.threadId;
  if (threadId !== undefined && typeof threadId !== 'string') throw invalidParameter('threadId');
  return {
    from: stringField(objectField(body, 'from'), 'phoneNumber', 'from.phoneNumber'),
    to: readOneRecipient(body.to),
    text: body.text,
    files,
    ...(threadId === undefined ? {} : { threadId }),
  };
}

/** "One recipient." */
function readOneRecipient(to: unknown): string {
  if (!Array.isArray(to) || to.length !== 1) throw invalidParameter('to');
  return stringField(objectField({ party: to[0] }, 'party'), 'phoneNumber', 'to.phoneNumber');
}

async function readText(part: FormDataEntryValue | null): Promise<string> {
  if (part === null) throw invalidParameter('metadata');
  return typeof part === 'string' ? part : part.text();
}

async function readFile(part: FormDataEntryValue): Promise<IncomingFile> {
  if (typeof part === 'string') throw invalidParameter('attachments');
  return { contentType: part.type, filename: part.name, bytes: new Uint8Array(await part.arrayBuffer()) };
}
