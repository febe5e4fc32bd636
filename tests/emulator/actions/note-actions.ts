import { invalidParameter } from '../rules/api-error.ts';
import { findOpenThread, findOwnNote } from '../rules/handler-rules.ts';
import { addEntry, logEntry, standingOf } from '../state/change-log.ts';
import type { Agent } from '../state/company.ts';
import type { Note } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** "any handler, assignee or not; Open threads only" (ringcentral-api.md, Entries, notes). */
export function createNote(world: World, agent: Agent, threadId: string, text: string): Note {
  const thread = findOpenThread(world, agent, threadId);
  requireText(text);
  const at = world.clock.now();
  const note: Note = {
    kind: 'note',
    id: world.random.uuid(),
    threadId,
    text,
    authorId: agent.extensionId,
    availability: 'Alive',
    creationTime: at,
    lastModifiedTime: at,
  };
  addEntry(world, thread, note, standingOf(thread));
  return note;
}

/** "PATCH …: author only; Open only" (ringcentral-api.md, Entries, notes). */
export function editNote(world: World, agent: Agent, noteId: string, text: string): Note {
  const note = findOwnNote(world, agent, noteId, 'noteId');
  requireText(text);
  note.text = text;
  touchNote(world, note);
  return note;
}

/**
 * "DELETE … {ids:[…]}; author only; Open only" (ringcentral-api.md, Entries, notes). All or none: one refused
 * id refuses the call.
 */
export function deleteNotes(world: World, agent: Agent, ids: readonly string[]): void {
  const notes = [...new Set(ids)].map((id) => findOwnNote(world, agent, id, 'ids'));
  for (const note of notes) {
    note.availability = 'Deleted';
    note.text = '';
    touchNote(world, note);
  }
}

function touchNote(world: World, note: Note): void {
  const thread = world.threads.get(note.threadId);
  if (!thread) throw new Error(`Note ${note.id} has no thread.`);
  note.lastModifiedTime = world.clock.now();
  logEntry(world, thread, note, standingOf(thread));
}

function requireText(text: string): void {
  if (text.trim() === '') throw invalidParameter('text');
}
