import type { AppError } from '../app-error.ts';
import type { StorageArea } from '../storage-area.ts';

/** How the last sync attempts went; absent while all is well. Times are epoch ms. */
export type SyncHealth = { failures: number; error: AppError; failedAt: number; nextAllowedAt: number };

/** Where it is in `storage.local`. */
export const SYNC_HEALTH_KEY = 'syncHealth';

const FIRST_BACKOFF_MS = 2_000;
const MAX_BACKOFF_MS = 60_000;

/**
 * The health after one more failure. A pause is kept to the millisecond; anything else is tried again after 2 s, doubled
 * each time up to 60 s, spread by up to a quarter (`random` in [0, 1)) so that five hundred agents do not return in step
 * (`ringcentral-api.md`, Errors and limits).
 */
export function healthAfterFailure(
  before: SyncHealth | undefined,
  error: AppError,
  now: number,
  random: number,
): SyncHealth {
  const failures = (before?.failures ?? 0) + 1;
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1)) * (1 + random / 4);
  const asked = 'retryAt' in error ? (error.retryAt ?? 0) : 0;
  return { failures, error, failedAt: now, nextAllowedAt: Math.max(asked, now + Math.round(backoff)) };
}

/** What starts a sync: the clock, an open panel's heartbeat, or the agent asking. */
export type Trigger = 'alarm' | 'panel' | 'agent';

/** A sync younger than this is young enough for the trigger. Milliseconds. */
const MIN_AGE_MS: Record<Trigger, number> = { alarm: 10_000, panel: 12_000, agent: 0 };

/** Later than this no attempt is put off: a clock was set back. Milliseconds. */
const MAX_WAIT_MS = 15 * 60_000;

/**
 * Whether a sync may start now. The agent's own wish ends a backoff, and goes before what our own budget leaves for the
 * extension's work, but never ends a pause RingCentral asked for.
 */
export function isSyncDue(
  trigger: Trigger,
  lastSuccessAt: number | undefined,
  health: SyncHealth | undefined,
  now: number,
): boolean {
  const wait = (health?.nextAllowedAt ?? 0) - now;
  const isPaused = wait > 0 && wait < MAX_WAIT_MS;
  const isAskedFor = health?.error.kind === 'rateLimited' && !health.error.isOurs;
  if (isPaused && (trigger !== 'agent' || isAskedFor)) return false;
  const age = now - (lastSuccessAt ?? 0);
  return age < 0 || age >= MIN_AGE_MS[trigger];
}

/** The stored health, undefined while all is well. */
export async function readSyncHealth(local: StorageArea): Promise<SyncHealth | undefined> {
  return (await local.get(SYNC_HEALTH_KEY))[SYNC_HEALTH_KEY] as SyncHealth | undefined;
}
