import { draftKeys } from '../drafts.ts';
import { OUTBOX_KEY, type OutboxRow } from '../outbox/outbox.ts';
import { pauseKey } from '../ringcentral/rate-budget.ts';
import { PROFILE_KEY, type Profile, readSession } from '../session/session-state.ts';
import type { StorageArea } from '../storage-area.ts';
import { readCounts, readSyncState } from '../store/queries.ts';
import type { QueueCounts, SyncState, ThreadsideDb } from '../store/schema.ts';
import { readSyncHealth } from '../sync/sync-health.ts';
import { readSyncLog, type SyncAttempt } from '../sync/sync-log.ts';
import { redactError } from './redact-error.ts';

/** What can be said about this installation without a word of a customer: numbers of things, times and codes. */
export type Facts = {
  isSignedIn: boolean;
  /** Undefined while nobody has asked RingCentral. */
  hasFeature?: boolean;
  pausedUntil?: number;
  problem?: string;
  attempts: SyncAttempt[];
  drafts: number;
  unsent: number;
  /** Undefined when the database cannot be read. */
  store?: StoreFacts;
  /** Bytes, of everything this extension keeps. */
  usedBytes?: number;
};

/** What is in the database, in numbers. */
export type StoreFacts = {
  version: number;
  threads: number;
  counts: QueueCounts;
  state: Pick<SyncState, 'lastSuccessAt' | 'lastFullAt' | 'doubt' | 'hasGaps' | 'pruned'>;
  unverified: number;
};

/** Collects the facts; what cannot be read is left out. Never rejects. */
export async function readFacts(deps: {
  local: StorageArea;
  openStore: (extensionId: string) => Promise<ThreadsideDb>;
  usedBytes: () => Promise<number | undefined>;
  now: () => number;
}): Promise<Facts> {
  const { local, openStore, now } = deps;
  const session = await readSession(local);
  const isSignedIn = session.status === 'signedIn';
  const stored = await local.get([PROFILE_KEY, OUTBOX_KEY, pauseKey('Medium')]);
  const [health, attempts, drafts, store, usedBytes] = await Promise.all([
    readSyncHealth(local),
    readSyncLog(local),
    isSignedIn ? draftKeys(local, session.extensionId) : [],
    isSignedIn ? openStore(session.extensionId).then(readStoreFacts, () => undefined) : undefined,
    deps.usedBytes().catch(() => undefined),
  ]);
  const { feature } = (stored[PROFILE_KEY] ?? {}) as Partial<Profile>;
  const pausedUntil = stored[pauseKey('Medium')];
  return {
    isSignedIn,
    attempts,
    drafts: drafts.length,
    unsent: ((stored[OUTBOX_KEY] ?? []) as OutboxRow[]).length,
    ...(feature && { hasFeature: feature.available }),
    ...(typeof pausedUntil === 'number' && pausedUntil > now() && { pausedUntil }),
    ...(health && { problem: redactError(health.error) }),
    ...(store && { store }),
    ...(usedBytes !== undefined && { usedBytes }),
  };
}

async function readStoreFacts(db: ThreadsideDb): Promise<StoreFacts> {
  const [threads, counts, { unverifiedIds = [], ...state }] = await Promise.all([
    db.count('threads'),
    readCounts(db),
    readSyncState(db),
  ]);
  const { lastSuccessAt, lastFullAt, doubt, hasGaps, pruned } = state;
  return {
    version: db.version,
    threads,
    counts,
    unverified: unverifiedIds.length,
    state: {
      ...(lastSuccessAt && { lastSuccessAt }),
      ...(lastFullAt && { lastFullAt }),
      ...(doubt && { doubt }),
      ...(hasGaps && { hasGaps }),
      ...(pruned && { pruned }),
    },
  };
}
