import type { AppError } from '../app-error.ts';
import { redactError } from '../diagnosis/redact-error.ts';
import type { StorageArea } from '../storage-area.ts';
import type { Trigger } from './sync-health.ts';

/** One attempt to sync, for the diagnosis: when (epoch ms), why, for how long, and what went wrong, without content. */
export type SyncAttempt = { at: number; trigger: Trigger; durationMs: number; problem?: string };

/** Where the latest attempts are in `storage.local`, the newest first. */
export const SYNC_LOG_KEY = 'syncLog';

const KEPT = 20;

/** Good news is written down this often at most: it comes every few seconds, and writing wears the disk. Milliseconds. */
const SUCCESS_EVERY_MS = 5 * 60_000;

/** Writes an attempt down, a failed one always. */
export async function logAttempt(
  local: StorageArea,
  { error, ...attempt }: Omit<SyncAttempt, 'problem'> & { error?: AppError },
): Promise<void> {
  const log = await readSyncLog(local);
  const [latest] = log;
  const isNews = !latest || latest.problem || Math.abs(attempt.at - latest.at) >= SUCCESS_EVERY_MS;
  if (!error && !isNews) return;
  const entry: SyncAttempt = { ...attempt, ...(error && { problem: redactError(error) }) };
  await local.set({ [SYNC_LOG_KEY]: [entry, ...log].slice(0, KEPT) });
}

/** The latest attempts, the newest first. */
export async function readSyncLog(local: StorageArea): Promise<SyncAttempt[]> {
  return ((await local.get(SYNC_LOG_KEY))[SYNC_LOG_KEY] as SyncAttempt[] | undefined) ?? [];
}
