import { createInTurn } from '../in-turn.ts';
import {
  allowedSites,
  isSiteAllowed,
  runInOpenTabs,
  runInTab,
  runOnAllowedSites,
} from '../page/crm-sites.ts';
import type { TabNumbers } from '../page/tab-numbers.ts';
import type { BackgroundBrowser } from './browser-parts.ts';
import type { Background } from './create-background.ts';
import { createSyncAlarm, SYNC_ALARM } from './sync-alarm.ts';

/** The tab the button was pressed in; the press itself lets us know its address. */
type PressedTab = { id?: number; windowId?: number; url?: string };

/** What happens when something outside calls: a start, the clock, a permission that came or went. */
export type Lifecycle = {
  /** At every start of the worker; safe to repeat. */
  start(): Promise<void>;
  alarmRang(name: string): Promise<void>;
  sitesChanged(): Promise<void>;
  sitesRevoked(): Promise<void>;
  /** The agent pressed the toolbar button in a tab: opens the panel and looks at the page, this once if need be. */
  buttonPressed(tab: PressedTab): Promise<void>;
};

/** Each part of the start stands alone: one that fails does not keep the others from happening. */
export function createLifecycle(
  browser: BackgroundBrowser,
  background: Background,
  tabNumbers: TabNumbers,
  ringCentral: readonly string[],
): Lifecycle {
  const { sessions, sync, outbox, refreshBadge } = background;

  const syncAlarm = createSyncAlarm(browser);

  // Registering is several calls; two at once would trip over each other.
  const inTurn = createInTurn();
  const sitesChanged = () => inTurn(() => runOnAllowedSites(browser, ringCentral));

  // On an allowed site the script runs already, and the panel asks it itself once it has drawn.
  const lookOnce = async ({ id, url = '' }: PressedTab) => {
    const page = URL.parse(url);
    if (id === undefined || (page && (await isSiteAllowed(browser.permissions, page)))) return;
    await runInTab(browser, id);
  };

  return {
    sitesChanged,
    start: async () => {
      await Promise.allSettled([
        // Opened by the browser itself, the panel would be given no look at the page (`activeTab`).
        browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: false }),
        syncAlarm.keep(),
        sitesChanged(),
        outbox.rows(),
        sessions.repair().then(refreshBadge),
      ]);
    },
    buttonPressed: async (tab) => {
      // Nothing may be awaited before this: the browser opens panels only within the click.
      const opened =
        tab.windowId === undefined ? undefined : browser.sidePanel?.open({ windowId: tab.windowId });
      await Promise.allSettled([opened, lookOnce(tab)]);
    },
    alarmRang: async (name) => {
      if (name !== SYNC_ALARM) return;
      await sessions.revokeEnded();
      await sync('alarm');
      await syncAlarm.keep();
    },
    sitesRevoked: async () => {
      // First: putting the script into pages may take a second, where one refuses it.
      const tabs = await browser.tabs.query({});
      await Promise.allSettled(
        tabs.map(async ({ id }) => {
          if (id === undefined) return;
          await browser.tabs.sendMessage(id, { name: 'stopFinding' }).catch(() => {});
          await tabNumbers.forget(id);
        }),
      );
      await sitesChanged();
      await runInOpenTabs(browser, await allowedSites(browser, ringCentral));
    },
  };
}
