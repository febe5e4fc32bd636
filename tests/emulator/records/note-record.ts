import type ThreadNoteModel from '@rc-ex/core/definitions/ThreadNoteModel';
import type { Note } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { isoTime } from './iso-time.ts';
import { personRecord } from './person-record.ts';

/**
 * The wire form of a note as lists, creating and editing give it, without `recordType`; a deleted note shows
 * no text.
 */
export function noteRecord(world: World, note: Note): ThreadNoteModel {
  return {
    id: note.id,
    threadId: note.threadId,
    lastModifiedTime: isoTime(note.lastModifiedTime),
    creationTime: isoTime(note.creationTime),
    availability: note.availability,
    ...(note.availability === 'Deleted'
      ? {}
      : { text: note.text, author: personRecord(world, note.authorId) }),
  };
}
