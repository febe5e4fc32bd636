import type { Agent } from '../state/company.ts';
import type { Note, Thread } from '../state/records.ts';
import { isHandler, type World } from '../state/world.ts';
import { featureUnavailable, forbidden, invalidParameter, notFound } from './api-error.ts';

/**
 * Message threads are closed to an extension without the feature (ringcentral-api.md, People and numbers:
 * "not available").
 */
export function requireFeature(agent: Agent): void {
  if (!agent.feature.available)
    throw featureUnavailable(agent.feature.reason.message ?? 'Feature not available.');
}

/**
 * The thread for reading: 404 when there is none, "403 when the user is not a handler" (ringcentral-api.md,
 * Threads).
 */
export function findThread(world: World, agent: Agent, threadId: string): Thread {
  const thread = world.threads.get(threadId);
  if (!thread) throw notFound('threadId');
  if (!isHandler(world, agent.extensionId, thread.ownerId)) throw forbidden('SMS');
  return thread;
}

/** The thread for acting on: a deleted one is gone for every action. */
export function findAliveThread(world: World, agent: Agent, threadId: string): Thread {
  const thread = findThread(world, agent, threadId);
  if (thread.availability === 'Deleted') throw notFound('threadId');
  return thread;
}

/**
 * The thread for actions that need it Open; else `CMN-101` naming `threadId`, the code a bad `threadId` gets
 * on sending.
 */
export function findOpenThread(world: World, agent: Agent, threadId: string): Thread {
  const thread = findAliveThread(world, agent, threadId);
  if (thread.status !== 'Open') throw invalidParameter('threadId');
  return thread;
}

/** A note for changing: "author only; Open only" (ringcentral-api.md, Entries, notes). */
export function findOwnNote(world: World, agent: Agent, noteId: string, parameterName: string): Note {
  const note = world.entries.get(noteId);
  if (note?.kind !== 'note' || note.availability === 'Deleted') throw notFound(parameterName);
  findOpenThread(world, agent, note.threadId);
  if (note.authorId !== agent.extensionId) throw forbidden('SMS');
  return note;
}
