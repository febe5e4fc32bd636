import type { PageNumbers } from '../phone/read-page.ts';
import { isSiteAllowed } from './crm-sites.ts';
import { tabNumbersKey } from './tab-numbers.ts';

/** What the panel knows of the page beside it. `noAccess`: the agent has not allowed this site, so nothing is read. */
export type PageState =
  | { kind: 'loading' }
  | { kind: 'noAccess' }
  | {
      kind: 'page';
      tabId: number;
      host: string;
      numbers: PageNumbers | undefined;
      /** The site is not allowed: the page may be read since the agent pressed the toolbar button there, until they leave. */
      isOnce?: true;
    };

type Tab = { id?: number; url?: string; pendingUrl?: string; active?: boolean; lastAccessed?: number };
type Event<T extends unknown[]> = {
  addListener(listener: (...args: T) => void): void;
  removeListener(listener: (...args: T) => void): void;
};

/** The parts of the browser that following a tab needs. */
export type TabBrowser = {
  tabs: {
    query(filter: { currentWindow: true }): Promise<Tab[]>;
    sendMessage(tabId: number, message: unknown): Promise<unknown>;
    onActivated: Event<[{ tabId: number; windowId: number }]>;
    onUpdated: Event<[number, { status?: string; url?: string }, unknown]>;
    onRemoved: Event<[number, unknown]>;
  };
  permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    onAdded: Event<[unknown]>;
    onRemoved: Event<[unknown]>;
  };
  storage: {
    session: {
      get(key: string): Promise<Record<string, unknown>>;
      onChanged: Event<[Record<string, unknown>]>;
    };
  };
  /** Where our own pages are: the panel keeps the customer while the agent looks at the settings. */
  ownOrigin: string;
  /** Looks for numbers in a page that loaded where only this one look is allowed: no script is registered there. */
  readOnce(tabId: number): void;
};

/**
 * Follows the active tab of the panel's window until `signal` aborts: calls `onChange` with the state now and whenever
 * it changed. The tab is asked to report again when it comes into view, in case the browser forgot its numbers.
 */
export function watchActiveTab(
  browser: TabBrowser,
  onChange: (state: PageState) => void,
  signal: AbortSignal,
): void {
  let shown: number | undefined;
  let turn = 0;
  // Kept until a look comes to its end: a later one may overtake the one that began with the new page.
  let isNew = false;

  const look = async (isNewPage = false): Promise<void> => {
    turn += 1;
    isNew ||= isNewPage;
    const mine = turn;
    const tab = await activeTab(browser);
    const state = await stateOf(browser, tab);
    if (mine !== turn || signal.aborted) return;
    if (tab?.id !== undefined && tab.id !== shown) askToReport(browser, tab.id);
    if (isNew && state.kind === 'page' && state.isOnce) browser.readOnce(state.tabId);
    isNew = false;
    shown = tab?.id;
    onChange(state);
  };

  const lookAgain = () => void look();
  const onSession = (changes: Record<string, unknown>) => {
    if (shown !== undefined && tabNumbersKey(shown) in changes) lookAgain();
  };
  const onUpdated = (tabId: number, change: { status?: string; url?: string }) => {
    if (tabId === shown && (change.status || change.url)) void look(change.status === 'complete');
  };
  const { tabs, permissions, storage } = browser;
  tabs.onActivated.addListener(lookAgain);
  tabs.onUpdated.addListener(onUpdated);
  tabs.onRemoved.addListener(lookAgain);
  permissions.onAdded.addListener(lookAgain);
  permissions.onRemoved.addListener(lookAgain);
  storage.session.onChanged.addListener(onSession);
  signal.addEventListener(
    'abort',
    () => {
      tabs.onActivated.removeListener(lookAgain);
      tabs.onUpdated.removeListener(onUpdated);
      tabs.onRemoved.removeListener(lookAgain);
      permissions.onAdded.removeListener(lookAgain);
      permissions.onRemoved.removeListener(lookAgain);
      storage.session.onChanged.removeListener(onSession);
    },
    { once: true },
  );
  lookAgain();
}

/** The window's active tab; behind our own pages (whose addresses the browser tells), the one looked at before. */
async function activeTab({ tabs, ownOrigin }: TabBrowser): Promise<Tab | undefined> {
  const all = await tabs.query({ currentWindow: true });
  const others = all.filter(
    ({ id, url, pendingUrl }) => id !== undefined && !(url || pendingUrl)?.startsWith(`${ownOrigin}/`),
  );
  return (
    others.find(({ active }) => active) ??
    others.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]
  );
}

/** Without access to its site the browser does not tell a tab's address. */
async function stateOf(browser: TabBrowser, tab: Tab | undefined): Promise<PageState> {
  const url = URL.parse(tab?.url ?? '');
  if (tab?.id === undefined || !url) return { kind: 'noAccess' };
  const key = tabNumbersKey(tab.id);
  const [stored, isAllowed] = await Promise.all([
    browser.storage.session.get(key),
    isSiteAllowed(browser.permissions, url),
  ]);
  const numbers = stored[key] as PageNumbers | undefined;
  return {
    kind: 'page',
    tabId: tab.id,
    host: url.hostname,
    numbers,
    ...(!isAllowed && { isOnce: true as const }),
  };
}

const askToReport = (browser: TabBrowser, tabId: number): void =>
  void browser.tabs.sendMessage(tabId, { name: 'reportNumbers' }).catch(() => {
    // No content script there (yet): nothing to report.
  });
