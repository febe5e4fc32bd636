import type { Clock } from './clock.ts';
import type { Agent, Company, Recipient, Resource } from './company.ts';
import { createRandom, type Random } from './random.ts';
import type { Entry, Message, MessageStatus, Thread } from './records.ts';
import type { Settings, SyncRefusalCode } from './settings.ts';

/**
 * Who a thread stands with: an extension id, `null` (Open and unassigned) or `undefined` (resolved, deleted,
 * not yet there).
 */
export type Standing = string | null | undefined;

/**
 * One line of the change log. Its position + 1 is its sequence number; `before`/`after` are the thread's
 * standing around it.
 */
export type Change = {
  kind: 'thread' | 'entry';
  record: Thread | Entry;
  thread: Thread;
  before: Standing;
  after: Standing;
};

/** A delivery report that is still to come. */
export type Delivery = { at: number; message: Message; messageStatus: MessageStatus };

/** How texts to one guest number are to fail: at sending (soon) or at delivery (later). */
export type DeliveryFailure = Extract<MessageStatus, 'SendingFailed' | 'DeliveryFailed'>;

/**
 * Sync tokens declared dead: those of `extensionId` (or everybody's) among the first `issuedUpTo` given out.
 */
export type SyncTokenExpiry = { extensionId?: string; issuedUpTo: number; errorCode?: SyncRefusalCode };

/** The whole state of one account. Replaced as a whole by `reset`. */
export type World = {
  /** Differs for every world, so that sync tokens of an earlier one are refused. */
  epoch: number;
  clock: Clock;
  random: Random;
  settings: Settings;
  company: Company;
  threads: Map<string, Thread>;
  /** Open and Alive threads by `pairKey`: "At most one Open thread per pair". */
  openByPair: Map<string, Thread>;
  entries: Map<string, Entry>;
  changes: Change[];
  deliveries: Delivery[];
  failures: Map<string, DeliveryFailure>;
  files: Map<string, Uint8Array<ArrayBuffer>>;
  nextMessageId: number;
  syncTokensIssued: number;
  syncTokenExpiries: SyncTokenExpiry[];
};

let worlds = 0;

/** An account without any thread. */
export function createWorld(clock: Clock, settings: Settings, company: Company, seed = 1): World {
  worlds += 1;
  return {
    epoch: worlds,
    clock,
    random: createRandom(seed),
    settings,
    company,
    threads: new Map(),
    openByPair: new Map(),
    entries: new Map(),
    changes: [],
    deliveries: [],
    failures: new Map(),
    files: new Map(),
    nextMessageId: 2_904_650_000,
    syncTokensIssued: 0,
    syncTokenExpiries: [],
  };
}

/** Key of `World.openByPair`. */
export function pairKey(ownerNumber: string, guestNumber: string): string {
  return `${ownerNumber}|${guestNumber}`;
}

/** The agent with this extension id; a missing one is a bug of the emulator, not an answer. */
export function agentOf(world: World, extensionId: string): Agent {
  const agent = world.company.agents.get(extensionId);
  if (!agent) throw new Error(`No agent ${extensionId}.`);
  return agent;
}

/** The resource with this extension id; a missing one is a bug of the emulator, not an answer. */
export function resourceOf(world: World, extensionId: string): Resource {
  const resource = world.company.resources.get(extensionId);
  if (!resource) throw new Error(`No resource ${extensionId}.`);
  return resource;
}

/**
 * A resource's handler list; "IVR menus inherit their site's recipients" (ringcentral-api.md, People and
 * numbers).
 */
export function recipientsOf(world: World, resource: Resource): Recipient[] {
  return resource.siteId === undefined ? resource.recipients : resourceOf(world, resource.siteId).recipients;
}

/**
 * "SMS handler: a user extension allowed to read and answer a resource's threads." (ringcentral-api.md,
 * Words)
 */
export function isHandler(world: World, agentId: string, ownerId: string): boolean {
  const resource = world.company.resources.get(ownerId);
  return resource !== undefined && recipientsOf(world, resource).some((each) => each.extensionId === agentId);
}

/** Ids of the resources whose threads the agent handles, sorted; this list is what a sync token freezes. */
export function queueIdsOf(world: World, agentId: string): string[] {
  return [...world.company.resources.values()]
    .filter((resource) => resource.siteId === undefined && isHandler(world, agentId, resource.extensionId))
    .map((resource) => resource.extensionId)
    .sort();
}
