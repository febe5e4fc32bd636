import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadEntrySyncItem from '@rc-ex/core/definitions/ThreadEntrySyncItem';
import { settle } from '../actions/settle.ts';
import { entryRecord } from '../records/entry-record.ts';
import { threadRecord } from '../records/thread-record.ts';
import type { Service } from '../service.ts';
import type { Thread } from '../state/records.ts';
import { pairKey, queueIdsOf, type World } from '../state/world.ts';
import { findAgent, findSharedNumber } from './who.ts';

/**
 * The truth in the same records the API sends, without anybody's rights in the way. Asking changes nothing
 * and is not logged.
 */
export type StateControl = {
  /** All threads, oldest first, deleted ones included; or those of one guest number. */
  threads(filter?: { guestNumber?: string; status?: 'Open' | 'Resolved' }): MessageThread[];
  /** One thread; throws when there is none. */
  thread(threadId: string): MessageThread;
  /** The Open thread of a pair; `owner` is a shared number or the name of a queue. */
  openThread(owner: string, guestNumber: string): MessageThread | undefined;
  /** All entries of a thread in the order they were written, hints and deleted ones included. */
  entries(threadId: string): ThreadEntrySyncItem[];
  /** All messages with a guest over all threads, oldest first. */
  messagesOf(guestNumber: string): ThreadEntrySyncItem[];
  /** How many Open threads are unassigned in the queues the agent handles. */
  unassignedCount(agent: string): number;
};

/** Builds the control over the service's world. */
export function createStateControl(service: Service): StateControl {
  const enter = (): World => {
    settle(service.world);
    return service.world;
  };
  const origin = () => service.settings.contentOrigin ?? service.origin;
  const get = (world: World, threadId: string): Thread => {
    const thread = world.threads.get(threadId);
    if (!thread) throw new Error(`No thread ${threadId}.`);
    return thread;
  };
  return {
    threads({ guestNumber, status } = {}) {
      const world = enter();
      return [...world.threads.values()]
        .filter((thread) => guestNumber === undefined || thread.guestNumber === guestNumber)
        .filter((thread) => status === undefined || thread.status === status)
        .map((thread) => threadRecord(world, thread));
    },
    thread(threadId) {
      const world = enter();
      return threadRecord(world, get(world, threadId));
    },
    openThread(owner, guestNumber) {
      const world = enter();
      const thread = world.openByPair.get(pairKey(findSharedNumber(world, owner), guestNumber));
      return thread && threadRecord(world, thread);
    },
    entries(threadId) {
      const world = enter();
      return get(world, threadId).entries.map((entry) => entryRecord(world, entry, origin()));
    },
    messagesOf(guestNumber) {
      const world = enter();
      return [...world.threads.values()]
        .filter((thread) => thread.guestNumber === guestNumber)
        .flatMap((thread) => thread.entries.filter((entry) => entry.kind === 'message'))
        .map((message) => entryRecord(world, message, origin()));
    },
    unassignedCount(agent) {
      const world = enter();
      const queueIds = queueIdsOf(world, findAgent(world, agent).extensionId);
      const isWaiting = (thread: Thread) =>
        thread.assigneeId === undefined && queueIds.includes(thread.ownerId);
      return [...world.openByPair.values()].filter(isWaiting).length;
    },
  };
}
