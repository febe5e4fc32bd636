import type ThreadEntrySyncItem from '@rc-ex/core/definitions/ThreadEntrySyncItem';
import type { Entry, Hint } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { isoTime } from './iso-time.ts';
import { messageRecord } from './message-record.ts';
import { noteRecord } from './note-record.ts';
import { personRecord } from './person-record.ts';

/**
 * The wire form of an entry in `entries/sync`. Deleted messages and notes are "limited records": id,
 * threadId, availability and lastModifiedTime only.
 */
export function entryRecord(world: World, entry: Entry, origin: string): ThreadEntrySyncItem {
  if (entry.kind === 'hint') return hintRecord(world, entry);
  if (entry.availability === 'Deleted') {
    return {
      recordType: entry.kind === 'message' ? 'DeletedMessage' : 'DeletedNote',
      id: entry.id,
      threadId: entry.threadId,
      availability: 'Deleted',
      lastModifiedTime: isoTime(entry.lastModifiedTime),
    };
  }
  if (entry.kind === 'message') return { recordType: 'AliveMessage', ...messageRecord(world, entry, origin) };
  return { recordType: 'AliveNote', ...noteRecord(world, entry) };
}

function hintRecord(world: World, hint: Hint): ThreadEntrySyncItem {
  const { initiatorId, assigneeId, previousAssigneeId } = hint;
  return {
    recordType: hint.recordType,
    id: hint.id,
    threadId: hint.threadId,
    lastModifiedTime: isoTime(hint.lastModifiedTime),
    ...(initiatorId === undefined ? {} : { initiator: personRecord(world, initiatorId) }),
    ...(assigneeId === undefined ? {} : { assignee: personRecord(world, assigneeId) }),
    ...(previousAssigneeId === undefined
      ? {}
      : { previousAssignee: personRecord(world, previousAssigneeId) }),
  };
}
