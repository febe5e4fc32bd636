import { standingOf } from '../state/change-log.ts';
import type { Agent } from '../state/company.ts';
import type { Entry, Thread } from '../state/records.ts';
import { type Change, isHandler, type Standing, type World } from '../state/world.ts';
import type { SyncTokenContent } from './sync-token.ts';

/**
 * FSync of threads: "only Open + Alive threads, newest lastModifiedTime first" (ringcentral-api.md, Threads).
 */
export function fullThreads(world: World, token: SyncTokenContent): Thread[] {
  return [...world.openByPair.values()]
    .filter((thread) => token.queueIds.includes(thread.ownerId))
    .sort(newestFirst);
}

/** ISync of threads: every thread changed since the token, in its present state, deleted ones included. */
export function changedThreads(world: World, agent: Agent, token: SyncTokenContent): Thread[] {
  return changedRecords(world, token, (change): change is Change & { record: Thread } => {
    return change.kind === 'thread' && isServed(world, agent, token, change.thread);
  });
}

/**
 * FSync of entries: "Alive messages and notes of Open threads only, except Explicit, which also serves
 * resolved threads" (ringcentral-api.md, Entries). Ids that are unknown or not accessible contribute nothing.
 */
export function fullEntries(world: World, token: SyncTokenContent): Entry[] {
  const threads =
    token.scope === 'Explicit'
      ? (token.threadIds ?? []).flatMap((id) => world.threads.get(id) ?? [])
      : [...world.openByPair.values()].filter((thread) => isInScope(token, standingOf(thread)));
  return threads
    .filter((thread) => thread.availability === 'Alive' && token.queueIds.includes(thread.ownerId))
    .flatMap((thread) =>
      thread.entries.filter((entry) => entry.kind !== 'hint' && entry.availability === 'Alive'),
    )
    .sort(newestFirst);
}

/**
 * ISync of entries: messages, notes and hints changed since the token. A change belongs to the scope when its
 * thread did just before or just after that change, so that "taken over by somebody else" and "resolved"
 * still reach whom they concern.
 */
export function changedEntries(world: World, agent: Agent, token: SyncTokenContent): Entry[] {
  return changedRecords(world, token, (change): change is Change & { record: Entry } => {
    if (change.kind !== 'entry' || !isServed(world, agent, token, change.thread)) return false;
    if (token.scope === 'Explicit') return token.threadIds?.includes(change.thread.id) ?? false;
    return isInScope(token, change.before) || isInScope(token, change.after);
  });
}

function changedRecords<Found extends Change>(
  world: World,
  token: SyncTokenContent,
  isWanted: (change: Change) => change is Found,
): Found['record'][] {
  const since = world.changes.slice(token.sequence);
  return [...new Set(since.filter(isWanted).map((change) => change.record))].sort(newestFirst);
}

/**
 * Frozen list and present rights both: a newly granted queue waits for an FSync, a lost one shows nothing any
 * more.
 */
function isServed(world: World, agent: Agent, token: SyncTokenContent, thread: Thread): boolean {
  return token.queueIds.includes(thread.ownerId) && isHandler(world, agent.extensionId, thread.ownerId);
}

function isInScope(token: SyncTokenContent, standing: Standing): boolean {
  switch (token.scope) {
    case 'Accessible':
      return true;
    case 'Unassigned':
      return standing === null;
    case 'AssignedToMe':
      return standing === token.extensionId;
    case 'AssignedToMeAndUnassigned':
      return standing === null || standing === token.extensionId;
    default:
      return false;
  }
}

function newestFirst(a: { lastModifiedTime: number }, b: { lastModifiedTime: number }): number {
  return b.lastModifiedTime - a.lastModifiedTime;
}
