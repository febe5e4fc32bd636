import type { Agent } from '../state/company.ts';
import type { Thread } from '../state/records.ts';
import { isHandler, pairKey, type World } from '../state/world.ts';
import { ApiError, featureUnavailable, invalidParameter } from './api-error.ts';
import { isE164, ownerIdOf } from './phone-rules.ts';

/** A file of an MMS on its way in. */
export type IncomingFile = { contentType: string; filename: string; bytes: Uint8Array<ArrayBuffer> };

/** What an agent asks to send. `threadId` is optional: see `routeText`. */
export type OutgoingText = {
  from: string;
  to: string;
  text: string;
  threadId?: string;
  files?: IncomingFile[];
};

/** The media types and sizes of RingCentral's developer guide, "Sending MMS", by family. */
const MMS_TYPES =
  /^(image|video|audio)\/|^text\/(vcard|html|plain|csv|calendar)$|^application\/(zip|gzip|rtf|pdf)$/;
const MMS_TOTAL_BYTES = 1_572_864;
const MMS_FILES = 10;

/** Refuses what can never be sent: length ("<1000 chars", SMS-UP-432), numbers, files. */
export function requireSendable(request: OutgoingText): void {
  const files = request.files ?? [];
  if (request.text === '' && files.length === 0) throw invalidParameter('text');
  if (request.text.length >= 1000) {
    const message = 'Content length exceeded maximum supported request size.';
    throw new ApiError(400, { errorCode: 'SMS-UP-432', message, parameterName: 'text' });
  }
  if (!isE164(request.to)) throw invalidParameter('to.phoneNumber');
  if (files.length > MMS_FILES) throw invalidParameter('attachments');
  for (const file of files) requireMmsFile(file);
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > MMS_TOTAL_BYTES) {
    throw new ApiError(400, { errorCode: 'MSG-337', message: 'Attachment size limit exceeded' });
  }
}

function requireMmsFile(file: IncomingFile): void {
  if (!MMS_TYPES.test(file.contentType)) {
    throw new ApiError(415, { errorCode: 'MSG-348', message: 'Unsupported attachment media type' });
  }
  if (file.bytes.length === 0)
    throw new ApiError(400, { errorCode: 'MSG-347', message: 'Attachment body is empty' });
}

/**
 * The owner behind `from`: it must be a shared number with `SmsSender` that the agent handles
 * (ringcentral-api.md, People and numbers).
 */
export function requireSender(world: World, agent: Agent, request: OutgoingText): string {
  const number = world.company.numbers.get(request.from);
  const ownerId = number && ownerIdOf(world, number);
  if (!number || ownerId === undefined || !isHandler(world, agent.extensionId, ownerId)) {
    throw new ApiError(403, { errorCode: 'MSG-304', message: "Phone number doesn't belong to extension" });
  }
  if (!number.features.includes('SmsSender'))
    throw featureUnavailable('SMS is not available for this number.');
  if (request.files?.length && !number.features.includes('MmsSender')) {
    throw featureUnavailable('MMS is not available for this number.');
  }
  return ownerId;
}

/**
 * The Open thread the text goes to, or `undefined` when a new one is due. A given `threadId` must be the Open
 * thread of this very pair (else CMN-101); "On an Open thread only the assignee may send" (else MSG-427;
 * ringcentral-api.md, Entries).
 */
export function routeText(world: World, agent: Agent, request: OutgoingText): Thread | undefined {
  const open = world.openByPair.get(pairKey(request.from, request.to));
  if (request.threadId !== undefined && request.threadId !== open?.id) throw invalidParameter('threadId');
  if (open && open.assigneeId !== agent.extensionId) throw notAssigned(world, agent, open);
  return open;
}

function notAssigned(world: World, agent: Agent, thread: Thread): ApiError {
  const extensionId =
    world.settings.threads.conflictNames === 'sender' ? agent.extensionId : thread.assigneeId;
  return new ApiError(400, {
    errorCode: 'MSG-427',
    message: `The thread is not assigned to extension [${agent.extensionId}] at the moment.`,
    ...(extensionId === undefined ? {} : { extensionId }),
  });
}
