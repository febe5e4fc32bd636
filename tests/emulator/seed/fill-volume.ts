import { logEntry, logThread, standingOf } from '../state/change-log.ts';
import { createRandom, type Random } from '../state/random.ts';
import type { Entry, Message, Note, Thread } from '../state/records.ts';
import { pairKey, type World } from '../state/world.ts';
import { agents } from './agents.ts';
import { queues } from './queues.ts';
import { guestNumber } from './volume-numbers.ts';

/** How much to add. The same options give the same threads, relative to the present. */
export type VolumeOptions = {
  threads?: number;
  entriesPerThread?: number;
  seed?: number;
  /** Share of resolved threads, 0 to 1; the others are Open, half of them unassigned. */
  resolvedShare?: number;
};

const HOUR_MS = 3_600_000;
const OWNERS = [queues.billing, queues.support, queues.harborSite];
const HANDLERS = [agents.alex, agents.beth, agents.sam, agents.jenn];
const WORDS =
  'invoice filter boiler Monday leak quote thanks valve morning kitchen pressure confirm appointment'.split(
    ' ',
  );

/**
 * Fills the queues that Alex handles with many threads, written straight into the world; returns how many
 * there are now.
 */
export function fillVolume(world: World, options: VolumeOptions): { threads: number; entries: number } {
  const { threads = 5000, entriesPerThread = 10, seed = 1, resolvedShare = 0.5 } = options;
  const random = createRandom(seed * 7919 + world.threads.size);
  for (let index = 0; index < threads; index += 1) {
    addThread(world, random, { index, entriesPerThread, isResolved: random.next() < resolvedShare });
  }
  return { threads: world.threads.size, entries: world.entries.size };
}

type Plan = { index: number; entriesPerThread: number; isResolved: boolean };

function addThread(world: World, random: Random, plan: Plan): void {
  const owner = OWNERS[plan.index % OWNERS.length] ?? queues.billing;
  const guest = guestNumber(Math.floor(plan.index / OWNERS.length));
  const key = pairKey(owner.phoneNumber, guest);
  const isResolved = plan.isResolved || world.openByPair.has(key);
  // Open threads must not be about to expire; resolved ones spread over a year.
  const lastActivityTime =
    world.clock.now() - (isResolved ? 4 + random.integer(360) : random.next() * 2) * 24 * HOUR_MS;
  const creationTime = lastActivityTime - plan.entriesPerThread * 5 * 60_000;
  const assignee = isResolved || random.next() < 0.5 ? undefined : random.pick(HANDLERS);
  const thread: Thread = {
    id: random.uuid(),
    ownerId: owner.extensionId,
    ownerNumber: owner.phoneNumber,
    guestNumber: guest,
    status: isResolved ? 'Resolved' : 'Open',
    statusReason: isResolved ? 'Manual' : undefined,
    availability: 'Alive',
    assigneeId: assignee?.extensionId,
    creationTime,
    lastModifiedTime: lastActivityTime,
    lastActivityTime,
    entries: [],
  };
  world.threads.set(thread.id, thread);
  if (!isResolved) world.openByPair.set(key, thread);
  logThread(world, thread, undefined);
  for (let nth = 0; nth < plan.entriesPerThread; nth += 1) addEntry(world, random, thread, nth);
}

function addEntry(world: World, random: Random, thread: Thread, nth: number): void {
  const at = thread.creationTime + (nth + 1) * 5 * 60_000;
  const entry: Entry = nth % 8 === 5 ? note(random, thread, at) : message(world, random, thread, nth, at);
  if (entry.kind === 'message') thread.label = entry.text;
  world.entries.set(entry.id, entry);
  thread.entries.push(entry);
  logEntry(world, thread, entry, standingOf(thread));
}

function message(world: World, random: Random, thread: Thread, nth: number, at: number): Message {
  const isInbound = nth % 2 === 0;
  return {
    kind: 'message',
    id: String(world.nextMessageId++),
    threadId: thread.id,
    direction: isInbound ? 'Inbound' : 'Outbound',
    messageStatus: isInbound ? 'Received' : 'Delivered',
    text: sentence(random),
    attachments: [],
    authorId: isInbound ? undefined : (thread.assigneeId ?? agents.beth.extensionId),
    availability: 'Alive',
    creationTime: at,
    lastModifiedTime: at,
  };
}

function note(random: Random, thread: Thread, at: number): Note {
  return {
    kind: 'note',
    id: random.uuid(),
    threadId: thread.id,
    text: sentence(random),
    authorId: random.pick(HANDLERS).extensionId,
    availability: 'Alive',
    creationTime: at,
    lastModifiedTime: at,
  };
}

function sentence(random: Random): string {
  return Array.from({ length: 4 + random.integer(12) }, () => random.pick(WORDS)).join(' ');
}
