import type { StorageArea } from '../storage-area.ts';

/** Where the rest waits while the file it was in is thrown away: in memory, never on the disk. */
const KEPT_KEY = 'keptWhileScrubbing';

/**
 * Takes what was removed from `local` out of its files too: a removed value stays readable there for days, only
 * clearing the whole area deletes them. What is still stored is written again, but for `but`. A worker stopped in
 * between finds the rest in session storage (`restoreScrubbed`).
 */
export async function scrubLocal(local: StorageArea, session: StorageArea, but: string): Promise<void> {
  const { [but]: _, ...rest } = await local.get(null);
  await session.set({ [KEPT_KEY]: rest });
  await local.clear();
  await restoreScrubbed(local, session);
}

/** Writes back what a scrub had still to write; what was stored since is newer and stays. */
export async function restoreScrubbed(local: StorageArea, session: StorageArea): Promise<void> {
  const kept = (await session.get(KEPT_KEY))[KEPT_KEY] as Record<string, unknown> | undefined;
  if (!kept) return;
  await local.set({ ...kept, ...(await local.get(null)) });
  await session.remove(KEPT_KEY);
}
