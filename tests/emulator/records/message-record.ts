import type MessageAttachmentResponseEntry from '@rc-ex/core/definitions/MessageAttachmentResponseEntry';
import type ThreadMessageModel from '@rc-ex/core/definitions/ThreadMessageModel';
import type { Message } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { isoTime } from './iso-time.ts';
import { personRecord } from './person-record.ts';

/**
 * The wire form of a message as lists and sending give it, without `recordType`. `origin` begins every
 * `contentUri`.
 */
export function messageRecord(world: World, message: Message, origin: string): ThreadMessageModel {
  const base = {
    id: message.id,
    threadId: message.threadId,
    availability: message.availability,
    creationTime: isoTime(message.creationTime),
    direction: message.direction,
    lastModifiedTime: isoTime(message.lastModifiedTime),
  };
  if (message.availability === 'Deleted') return base;
  return {
    ...base,
    messageStatus: message.messageStatus,
    text: message.text,
    ...(message.attachments.length === 0 ? {} : { attachments: attachmentRecords(world, message, origin) }),
    ...(message.authorId === undefined ? {} : { author: personRecord(world, message.authorId) }),
  };
}

function attachmentRecords(world: World, message: Message, origin: string): MessageAttachmentResponseEntry[] {
  const folder = `${origin}/restapi/v1.0/account/${world.company.accountId}/message-threads/messages/${message.id}/content`;
  return message.attachments.map((attachment) => ({
    id: attachment.id,
    contentType: attachment.contentType,
    filename: attachment.filename,
    contentUri: `${folder}/${attachment.id}`,
    size: attachment.size,
  }));
}
