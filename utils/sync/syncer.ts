import { type AppError, toAppError } from '../app-error.ts';
import type { StorageArea } from '../storage-area.ts';
import {
  healthAfterFailure,
  isSyncDue,
  readSyncHealth,
  SYNC_HEALTH_KEY,
  type Trigger,
} from './sync-health.ts';
import { logAttempt } from './sync-log.ts';

/**
 * Starts syncs; one runs at a time, whoever asks meanwhile shares it, except that an agent's press is always followed
 * by a sync that began after it. Never rejects: failures become health.
 */
export type Syncer = (trigger: Trigger) => Promise<void>;

/**
 * `run` does one sync, `lastSuccessAt` reads when the last one succeeded. Everything that decides when to try again is
 * stored, so a new worker continues where the last one was stopped.
 */
export function createSyncer(deps: {
  run: (trigger: Trigger) => Promise<void>;
  lastSuccessAt: () => Promise<number | undefined>;
  local: StorageArea;
  now: () => number;
  random: () => number;
}): Syncer {
  const { run, lastSuccessAt, local, now, random } = deps;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const attempt = async (trigger: Trigger): Promise<void> => {
    const health = await readSyncHealth(local);
    const at = now();
    const log = (error?: AppError) =>
      logAttempt(local, { at, trigger, durationMs: now() - at, ...(error && { error }) });
    try {
      if (!isSyncDue(trigger, await lastSuccessAt(), health, at)) return;
      await run(trigger);
      if (health) await local.remove(SYNC_HEALTH_KEY);
      await log();
    } catch (thrown) {
      const error = toAppError(thrown);
      await local.set({ [SYNC_HEALTH_KEY]: healthAfterFailure(health, error, now(), random()) });
      await log(error);
    }
  };

  const start = (trigger: Trigger): Promise<void> => {
    running = attempt(trigger)
      .catch(() => {
        // The disk refuses to note the failure: the next trigger tries again.
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return (trigger) => {
    if (!running) return start(trigger);
    if (trigger !== 'agent') return running;
    next ??= running.then(() => {
      next = undefined;
      return start(trigger);
    });
    return next;
  };
}
