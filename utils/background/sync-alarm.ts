import { firstRingAfter, syncEveryMinutes } from '../sync/pace.ts';
import type { BackgroundBrowser } from './browser-parts.ts';

/** The alarm that keeps the data fresh while no panel is open. */
export const SYNC_ALARM = 'sync';

/** When a panel was last seen open, in `storage.session`: a browser that just started counts as seen. Epoch ms. */
const SEEN_KEY = 'panelSeenAt';

/** Seen again within this time, nothing is written. Milliseconds. */
const SEEN_EVERY_MS = 60_000;

/** Keeps the alarm at the pace that fits: every minute while panels are in use, less often when nobody looks. */
export type SyncAlarm = {
  /** Makes the alarm, or makes it anew when its pace is another now. */
  keep(): Promise<void>;
  /** A panel is open: the alarm is to be quick again. */
  panelSeen(): Promise<void>;
};

/** Holds nothing in memory, so there may be several of one browser. */
export function createSyncAlarm(
  { alarms, storage: { session } }: Pick<BackgroundBrowser, 'alarms' | 'storage'>,
  now: () => number = Date.now,
  random: () => number = Math.random,
): SyncAlarm {
  const readSeen = async (): Promise<number | undefined> => {
    const seen = (await session.get(SEEN_KEY))[SEEN_KEY];
    return typeof seen === 'number' ? seen : undefined;
  };
  const noteSeen = async (): Promise<number> => {
    const at = now();
    await session.set({ [SEEN_KEY]: at });
    return at;
  };
  const keep = async (): Promise<void> => {
    const [alarm, seen] = await Promise.all([alarms.get(SYNC_ALARM), readSeen()]);
    const periodInMinutes = syncEveryMinutes(seen ?? (await noteSeen()), now());
    if (alarm?.periodInMinutes === periodInMinutes) return;
    const delayInMinutes = firstRingAfter(periodInMinutes, random());
    await alarms.create(SYNC_ALARM, { periodInMinutes, delayInMinutes });
  };
  return {
    keep,
    panelSeen: async () => {
      const seen = await readSeen();
      if (seen !== undefined && Math.abs(now() - seen) < SEEN_EVERY_MS) return;
      await noteSeen();
      await keep();
    },
  };
}
