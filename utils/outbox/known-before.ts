import { entryTime } from '../ringcentral/entry-time.ts';
import { newestChangeTime } from '../store/queries.ts';
import { lastEntries } from '../store/read-entries.ts';
import type { ThreadsideDb } from '../store/schema.ts';

/**
 * What was known at a press: what the press sent is not older than `notBefore` (ISO 8601, server time; '' = nothing was
 * known) and not among `knownIds`, the entries since then.
 */
export type KnownBefore = { notBefore: string; knownIds: readonly string[] };

/** RingCentral may round its times, and its servers' clocks need not agree, so "younger" alone would not do. */
const CLOCKS_APART_MS = 2_000;

/** Enough to hold what is said in that time. */
const LOOK_BACK = 50;

/**
 * What the store knows of the threads in which something is going to show up. Where it may be a thread that does not
 * exist yet, everything known of anybody is older: the same words may have been said to the customer long ago.
 */
export async function knownBefore(
  db: ThreadsideDb,
  threadIds: readonly string[],
  startsThread = false,
): Promise<KnownBefore> {
  const found = await Promise.all(threadIds.map((id) => lastEntries(db, id, LOOK_BACK)));
  const entries = found.flatMap((one) => one.entries);
  const times = entries.map(entryTime);
  if (startsThread) times.push(await newestChangeTime(db));
  const newest = times.sort().at(-1);
  const notBefore = newest ? new Date(Date.parse(newest) - CLOCKS_APART_MS).toISOString() : '';
  const known = entries.filter((entry) => entryTime(entry) >= notBefore);
  return { notBefore, knownIds: known.map(({ id }) => id) };
}
