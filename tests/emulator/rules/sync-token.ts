import { currentSequence } from '../state/change-log.ts';
import type { Agent } from '../state/company.ts';
import type { SyncRefusalCode } from '../state/settings.ts';
import { queueIdsOf, type SyncTokenExpiry, type World } from '../state/world.ts';
import { ApiError, invalidParameter } from './api-error.ts';

/** `scope` of entries/sync; `AssignedToMe` is the default. */
export const ENTRY_SCOPES = [
  'Accessible',
  'Unassigned',
  'AssignedToMe',
  'AssignedToMeAndUnassigned',
  'Explicit',
] as const;
/** One of `ENTRY_SCOPES`. */
export type EntryScope = (typeof ENTRY_SCOPES)[number];

/**
 * What a sync token holds, base64url JSON, opaque to clients: it "freezes the queue list" (reliability.md 2,
 * Sync token content), the scope, the thread ids and the change sequence it has seen.
 */
export type SyncTokenContent = {
  epoch: number;
  kind: 'threads' | 'entries';
  extensionId: string;
  queueIds: string[];
  scope?: EntryScope;
  threadIds?: string[];
  sequence: number;
  /** Counts the tokens of this world, so that "all tokens given out so far" can be declared dead. */
  serial: number;
  syncTime: number;
};

/** The content of a token for a first (FSync) answer. */
export function newSyncToken(
  world: World,
  agent: Agent,
  kind: SyncTokenContent['kind'],
  scope: Pick<SyncTokenContent, 'scope' | 'threadIds'> = {},
): SyncTokenContent {
  return advanceSyncToken(world, {
    epoch: world.epoch,
    kind,
    extensionId: agent.extensionId,
    queueIds: queueIdsOf(world, agent.extensionId),
    ...scope,
    sequence: 0,
    serial: 0,
    syncTime: 0,
  });
}

/** "The new token replaces the old": the same frozen choice, up to now. */
export function advanceSyncToken(world: World, content: SyncTokenContent): SyncTokenContent {
  world.syncTokensIssued += 1;
  return {
    ...content,
    sequence: currentSequence(world),
    serial: world.syncTokensIssued,
    syncTime: world.clock.now(),
  };
}

/** The token as clients see it. */
export function encodeSyncToken(content: SyncTokenContent): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * Reads a token back. Foreign, broken or misplaced ones are `CMN-101` naming syncToken, unusable ones the
 * configured code.
 */
export function readSyncToken(
  world: World,
  agent: Agent,
  kind: SyncTokenContent['kind'],
  token: string,
): SyncTokenContent {
  const content = decode(token);
  if (content?.kind !== kind || content.extensionId !== agent.extensionId)
    throw invalidParameter('syncToken');
  const refusal = findRefusal(world, content);
  if (refusal) throw refusedSyncToken(refusal);
  return content;
}

/**
 * "Seen codes, all HTTP 400: MSG-333 "full synchronization is required", MSG-411, CMN-101 naming syncToken."
 */
export function refusedSyncToken(errorCode: SyncRefusalCode): ApiError {
  if (errorCode === 'CMN-101') return invalidParameter('syncToken');
  const message = 'Invalid message synchronisation request: full synchronization is required';
  return new ApiError(400, { errorCode, message });
}

function findRefusal(world: World, content: SyncTokenContent): SyncRefusalCode | undefined {
  const { errorCode, tokenMaxAgeMs, refusedWhenQueuesChange } = world.settings.sync;
  if (content.epoch !== world.epoch || content.sequence > currentSequence(world)) return errorCode;
  const expiry = world.syncTokenExpiries.find((each) => hits(each, content));
  if (expiry) return expiry.errorCode ?? errorCode;
  if (tokenMaxAgeMs !== null && world.clock.now() - content.syncTime > tokenMaxAgeMs) return errorCode;
  const queuesNow = queueIdsOf(world, content.extensionId);
  if (refusedWhenQueuesChange && queuesNow.join() !== content.queueIds.join()) return errorCode;
  return undefined;
}

function hits(expiry: SyncTokenExpiry, content: SyncTokenContent): boolean {
  const isTheirs = expiry.extensionId === undefined || expiry.extensionId === content.extensionId;
  return isTheirs && content.serial <= expiry.issuedUpTo;
}

function decode(token: string): SyncTokenContent | undefined {
  try {
    const content = JSON.parse(Buffer.from(token, 'base64url').toString()) as SyncTokenContent | null;
    return Array.isArray(content?.queueIds) && Number.isInteger(content.sequence) ? content : undefined;
  } catch {
    return undefined;
  }
}
