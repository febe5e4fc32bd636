import type { Entry, Hint, Thread } from './records.ts';
import { pairKey, type Standing, type World } from './world.ts';

/** With whom the thread stands at this moment. */
export function standingOf(thread: Thread): Standing {
  if (thread.status !== 'Open' || thread.availability !== 'Alive') return undefined;
  return thread.assigneeId ?? null;
}

/**
 * The sequence number of the newest change; a sync token carries it, so that no wall clock decides what is
 * new.
 */
export function currentSequence(world: World): number {
  return world.changes.length;
}

/** Notes that a thread's own record changed. `before` is its standing before the change. */
export function logThread(world: World, thread: Thread, before: Standing): void {
  world.changes.push({ kind: 'thread', record: thread, thread, before, after: standingOf(thread) });
}

/** Notes that an entry of the thread was written, changed or deleted. */
export function logEntry(world: World, thread: Thread, entry: Entry, before: Standing): void {
  world.changes.push({ kind: 'entry', record: entry, thread, before, after: standingOf(thread) });
}

/** Writes a new entry into its thread and notes it. */
export function addEntry(world: World, thread: Thread, entry: Entry, before: Standing): void {
  world.entries.set(entry.id, entry);
  thread.entries.push(entry);
  logEntry(world, thread, entry, before);
}

/**
 * Writes a system line ("a hint has no creationTime, only lastModifiedTime", ringcentral-api.md, Entries).
 */
export function addHint(
  world: World,
  thread: Thread,
  before: Standing,
  hint: Pick<Hint, 'recordType' | 'lastModifiedTime' | 'initiatorId' | 'assigneeId' | 'previousAssigneeId'>,
): void {
  addEntry(world, thread, { kind: 'hint', id: world.random.uuid(), threadId: thread.id, ...hint }, before);
}

/** A new Open, unlabelled thread, not yet logged; `assigneeId` for outbound ones. */
export function openThread(
  world: World,
  parties: Pick<Thread, 'ownerId' | 'ownerNumber' | 'guestNumber' | 'assigneeId'>,
  at: number,
): Thread {
  const thread: Thread = {
    ...parties,
    id: world.random.uuid(),
    status: 'Open',
    availability: 'Alive',
    creationTime: at,
    lastModifiedTime: at,
    lastActivityTime: at,
    entries: [],
  };
  world.threads.set(thread.id, thread);
  world.openByPair.set(pairKey(thread.ownerNumber, thread.guestNumber), thread);
  return thread;
}

/** Takes the thread out of the open pairs, once it is resolved or deleted. */
export function closePair(world: World, thread: Thread): void {
  const key = pairKey(thread.ownerNumber, thread.guestNumber);
  if (world.openByPair.get(key) === thread) world.openByPair.delete(key);
}
