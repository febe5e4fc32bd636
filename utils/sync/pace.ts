const MIN = 60_000;
const HOUR = 60 * MIN;

/** The longer no panel was open, the less often: rungs of [no panel for so long, sync every so many minutes]. */
const RUNGS: readonly [quietMs: number, minutes: number][] = [
  [8 * HOUR, 5],
  [30 * MIN, 2],
];

/** How often to sync while no panel is visible, in minutes. A clock set back counts as just now. */
export function syncEveryMinutes(panelSeenAt: number, now: number): number {
  const quiet = now - panelSeenAt;
  return RUNGS.find(([quietMs]) => quiet >= quietMs)?.[1] ?? 1;
}

/**
 * When the clock is to ring first, in minutes: somewhere within the second half of the period, so that five hundred
 * agents whose browsers start together in the morning do not march in step. `random` in [0, 1).
 */
export const firstRingAfter = (everyMinutes: number, random: number): number =>
  everyMinutes * (0.5 + random / 2);

/** How often a visible panel asks for news: half as often on battery. Milliseconds. */
export const heartbeatMs = (isOnBattery: boolean): number => (isOnBattery ? 30_000 : 15_000);
