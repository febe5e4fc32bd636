import type { Agent } from '../state/company.ts';
import type { Availability, Entry, Message, Note, Thread } from '../state/records.ts';
import { queueIdsOf, type World } from '../state/world.ts';
import { type Query, readIds, readPhoneNumber, readTimeRange, readWord, readWords } from './query.ts';

const STATUSES = ['Open', 'Resolved'] as const;
const AVAILABILITIES: readonly Availability[] = ['Alive', 'Deleted'];
const DAY_MS = 86_400_000;

/**
 * The threads a list shows: those of the agent's resources, filtered, "sorted by creationTime ascending"
 * (ringcentral-api.md, Threads).
 */
export function listThreads(world: World, agent: Agent, query: Query): Thread[] {
  const isInScope = threadFilter(world, agent, query);
  const availability = readWords(query, 'availability', AVAILABILITIES, ['Alive']);
  const ownerPhoneNumber = readPhoneNumber(query, 'ownerPhoneNumber');
  const guestPhoneNumber = readPhoneNumber(query, 'guestPhoneNumber');
  const range = readTimeRange(query);
  return [...world.threads.values()]
    .filter(
      (thread) =>
        isInScope(thread) &&
        availability.includes(thread.availability) &&
        (ownerPhoneNumber === undefined || thread.ownerNumber === ownerPhoneNumber) &&
        (guestPhoneNumber === undefined || thread.guestNumber === guestPhoneNumber) &&
        (range === undefined || (thread.creationTime >= range.from && thread.creationTime <= range.to)),
    )
    .sort(byCreation);
}

/**
 * The messages a list shows, ascending; "both missing means the last 24 hours" (ringcentral-api.md, Entries).
 */
export function listMessages(world: World, agent: Agent, query: Query): Message[] {
  const now = world.clock.now();
  const range = readTimeRange(query) ?? { from: now - DAY_MS, to: now };
  const messageIds = readIds(query, 'messageIds');
  const isListed = entryFilter(query);
  return collect(
    threadsOfEntries(world, agent, query),
    (entry): entry is Message =>
      entry.kind === 'message' &&
      isListed(entry) &&
      entry.creationTime >= range.from &&
      entry.creationTime <= range.to &&
      (messageIds === undefined || messageIds.has(entry.id)),
  );
}

/** The notes a list shows, ascending; no default time range. Notes of a deleted thread are gone with it. */
export function listNotes(world: World, agent: Agent, query: Query): Note[] {
  const noteIds = readIds(query, 'noteIds');
  const isListed = entryFilter(query);
  const threads = threadsOfEntries(world, agent, query).filter((thread) => thread.availability === 'Alive');
  return collect(
    threads,
    (entry): entry is Note =>
      entry.kind === 'note' && isListed(entry) && (noteIds === undefined || noteIds.has(entry.id)),
  );
}

function threadsOfEntries(world: World, agent: Agent, query: Query): Thread[] {
  const isInScope = threadFilter(world, agent, query);
  const threadIds = readIds(query, 'threadIds');
  const threads =
    threadIds === undefined ? world.threads.values() : [...threadIds].map((id) => world.threads.get(id));
  return [...threads].filter((thread): thread is Thread => thread !== undefined && isInScope(thread));
}

function threadFilter(world: World, agent: Agent, query: Query): (thread: Thread) => boolean {
  const queueIds = new Set(queueIdsOf(world, agent.extensionId));
  const threadStatus = readWord(query, 'threadStatus', STATUSES);
  const ownerIds = readIds(query, 'ownerExtensionIds');
  return (thread) =>
    queueIds.has(thread.ownerId) &&
    (ownerIds === undefined || ownerIds.has(thread.ownerId)) &&
    (threadStatus === undefined || thread.status === threadStatus);
}

function entryFilter(query: Query): (entry: Message | Note) => boolean {
  const availability = readWords(query, 'availability', AVAILABILITIES, ['Alive']);
  return (entry) => availability.includes(entry.availability);
}

function collect<Kind extends Message | Note>(
  threads: Thread[],
  isWanted: (entry: Entry) => entry is Kind,
): Kind[] {
  return threads.flatMap((thread) => thread.entries.filter(isWanted)).sort(byCreation);
}

function byCreation(a: { creationTime: number }, b: { creationTime: number }): number {
  return a.creationTime - b.creationTime;
}
