import { createInTurn } from '../in-turn.ts';
import { allowedSites, runInOpenTabs, runOnAllowedSites } from '../page/crm-sites.ts';
import type { TabNumbers } from '../page/tab-numbers.ts';
import type { BackgroundBrowser } from './browser-parts.ts';
import type { Background } from './create-background.ts';

/** The alarm that keeps the data fresh while no panel is open. Minutes. */
export const SYNC_ALARM = 'sync';
const SYNC_EVERY_MIN = 1;

/** What happens when something outside calls: a start, the clock, a permission that came or went. */
export type Lifecycle = {
  /** At every start of the worker; safe to repeat. */
  start(): Promise<void>;
  alarmRang(name: string): Promise<void>;
  sitesChanged(): Promise<void>;
  sitesRevoked(): Promise<void>;
};

/** Each part of the start stands alone: one that fails does not keep the others from happening. */
export function createLifecycle(
  browser: BackgroundBrowser,
  background: Background,
  tabNumbers: TabNumbers,
  ringCentral: readonly string[],
): Lifecycle {
  const { sessions, sync, outbox, refreshBadge } = background;

  const ensureAlarm = async () => {
    const alarm = await browser.alarms.get(SYNC_ALARM);
    if (alarm?.periodInMinutes === SYNC_EVERY_MIN) return;
    await browser.alarms.create(SYNC_ALARM, { periodInMinutes: SYNC_EVERY_MIN });
  };

  // Registering is several calls; two at once would trip over each other.
  const inTurn = createInTurn();
  const sitesChanged = () => inTurn(() => runOnAllowedSites(browser, ringCentral));

  return {
    sitesChanged,
    start: async () => {
      await Promise.allSettled([
        browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true }),
        ensureAlarm(),
        sitesChanged(),
        outbox.rows(),
        sessions.repair().then(refreshBadge),
      ]);
    },
    alarmRang: async (name) => {
      if (name !== SYNC_ALARM) return;
      await sessions.revokeEnded();
      await sync('alarm');
    },
    sitesRevoked: async () => {
      await sitesChanged();
      const tabs = await browser.tabs.query({});
      await Promise.allSettled(
        tabs.map(async ({ id }) => {
          if (id === undefined) return;
          await tabNumbers.forget(id);
          await browser.tabs.sendMessage(id, { name: 'stopFinding' });
        }),
      );
      await runInOpenTabs(browser, await allowedSites(browser, ringCentral));
    },
  };
}
