import { findAliveThread } from '../rules/handler-rules.ts';
import { addHint, closePair, logEntry, logThread, standingOf } from '../state/change-log.ts';
import type { Agent } from '../state/company.ts';
import type { Message, Thread } from '../state/records.ts';
import type { Standing, World } from '../state/world.ts';

/**
 * "any handler, any status; sets availability: Deleted, deletes its messages" (ringcentral-api.md, Threads).
 * The status stays as it was; assignee and label go. Notes keep their own record, but nothing serves the
 * entries of a deleted thread as alive.
 */
export function deleteThread(world: World, agent: Agent, threadId: string): void {
  const thread = findAliveThread(world, agent, threadId);
  const before = standingOf(thread);
  const at = world.clock.now();
  thread.availability = 'Deleted';
  thread.assigneeId = undefined;
  thread.label = undefined;
  thread.lastModifiedTime = at;
  closePair(world, thread);
  logThread(world, thread, before);
  for (const entry of [...thread.entries]) {
    if (entry.kind === 'message' && entry.availability === 'Alive')
      deleteMessage(world, thread, entry, at, before);
  }
  addHint(world, thread, before, {
    recordType: 'ThreadDeletedHint',
    lastModifiedTime: at,
    initiatorId: agent.extensionId,
  });
}

function deleteMessage(world: World, thread: Thread, message: Message, at: number, before: Standing): void {
  for (const attachment of message.attachments) world.files.delete(attachment.id);
  message.availability = 'Deleted';
  message.lastModifiedTime = at;
  message.text = '';
  message.attachments = [];
  logEntry(world, thread, message, before);
}
