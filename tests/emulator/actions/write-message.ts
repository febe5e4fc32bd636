import type { IncomingFile } from '../rules/send-rules.ts';
import { addEntry, addHint, logThread, openThread, standingOf } from '../state/change-log.ts';
import type { Attachment, Message, Thread } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** Opens a thread with its ThreadCreatedHint, whose initiator is absent when a customer's text opened it. */
export function startThread(
  world: World,
  parties: Pick<Thread, 'ownerId' | 'ownerNumber' | 'guestNumber' | 'assigneeId'>,
): Thread {
  const at = world.clock.now();
  const thread = openThread(world, parties, at);
  logThread(world, thread, undefined);
  addHint(world, thread, undefined, {
    recordType: 'ThreadCreatedHint',
    lastModifiedTime: at,
    initiatorId: parties.assigneeId,
  });
  return thread;
}

/**
 * Writes a text into an Open thread: it becomes the label ("last message text"), counts as activity, and
 * changes both records. A text without words (an MMS picture) leaves the label as it was.
 */
export function writeMessage(
  world: World,
  thread: Thread,
  content: Pick<Message, 'direction' | 'messageStatus' | 'text' | 'authorId'>,
  files: readonly IncomingFile[],
): Message {
  const at = world.clock.now();
  const message: Message = {
    kind: 'message',
    id: String(world.nextMessageId++),
    threadId: thread.id,
    ...content,
    attachments: files.map((file) => storeFile(world, file)),
    availability: 'Alive',
    creationTime: at,
    lastModifiedTime: at,
  };
  const standing = standingOf(thread);
  if (content.text !== '') thread.label = content.text;
  thread.lastActivityTime = at;
  thread.lastModifiedTime = at;
  logThread(world, thread, standing);
  addEntry(world, thread, message, standing);
  return message;
}

function storeFile(world: World, { contentType, filename, bytes }: IncomingFile): Attachment {
  const id = String(world.nextMessageId++);
  world.files.set(id, bytes);
  return { id, contentType, filename, size: bytes.length };
}
