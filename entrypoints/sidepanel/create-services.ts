import type { Services } from '../../components/hooks/services.ts';
import { createSend, type Send } from '../../utils/messaging/send.ts';
import { type PageState, type TabBrowser, watchActiveTab } from '../../utils/page/active-tab.ts';
import { allowedSites, ringCentralSites } from '../../utils/page/crm-sites.ts';
import { placeKey } from '../../utils/panel-place.ts';
import type { ManagedArea } from '../../utils/policy.ts';
import { SESSION_KEY, type SessionState } from '../../utils/session/session-state.ts';
import { listenForChanges } from '../../utils/store/change-channel.ts';
import { createStoreHandle } from '../../utils/store/store-handle.ts';
import { listPlaces } from '../../utils/store/store-place.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { followBattery } from './battery.ts';

const origins = import.meta.env.WXT_RINGCENTRAL_ORIGINS.split(' ');

/** Follows the page from now on, in the tabs as they are `atFirst`, and remembers what it last was. */
function followPage(
  atFirst: Promise<chrome.tabs.Tab[]>,
  readOnce: TabBrowser['readOnce'],
  hasDrawn: Promise<void>,
): Services['page'] {
  const watchers = new Set<(state: PageState) => void>();
  let state: PageState = { kind: 'loading' };
  const { permissions, storage } = chrome;
  const { onActivated, onUpdated, onRemoved } = chrome.tabs;
  let isFirst = true;
  const query = (filter: chrome.tabs.QueryInfo) => {
    const tabs = isFirst ? atFirst : chrome.tabs.query(filter);
    isFirst = false;
    return tabs;
  };
  const sendMessage = (tabId: number, message: unknown) =>
    hasDrawn.then(() => chrome.tabs.sendMessage(tabId, message));
  const tabs = { onActivated, onUpdated, onRemoved, query, sendMessage };
  const tabBrowser = {
    tabs,
    permissions,
    storage,
    ownOrigin: location.origin,
    readOnce,
  } as unknown as TabBrowser;
  const forEver = new AbortController().signal;
  watchActiveTab(
    tabBrowser,
    (next) => {
      state = next;
      for (const onChange of watchers) onChange(next);
    },
    forEver,
  );
  return {
    now: () => state,
    watch: (onChange, signal) => {
      watchers.add(onChange);
      signal.addEventListener('abort', () => watchers.delete(onChange), { once: true });
    },
  };
}

/** Where the panel of this window was left. */
async function keptPlace(tabsOfWindow: Promise<chrome.tabs.Tab[]>): Promise<Services['place']> {
  const { session } = chrome.storage;
  const [tab] = await tabsOfWindow;
  const key = placeKey(tab?.windowId ?? 0);
  const { [key]: kept } = await session.get(key);
  return { read: () => kept, write: (place) => session.set({ [key]: place }) };
}

/** What a page of ours stands beside, and where it was left. */
export type Beside = { page: Services['page']; place: Promise<Services['place']> };

/** A panel beside the active tab of its window, which follows it from now on. */
export function besideTab(send: Send, hasDrawn: Promise<void>): Beside {
  const tabs = chrome.tabs.query({ currentWindow: true });
  const readOnce = (tabId: number) => void send('readTabOnce', { tabId });
  return { page: followPage(tabs, readOnce, hasDrawn), place: keptPlace(tabs) };
}

/**
 * The real services of our own pages: the only place where components meet the browser. What the first picture needs
 * (stored values, what it stands beside, the database) is asked for at once and side by side; everything else when it is
 * used. The worker is not woken before `hasDrawn`.
 */
export async function createServices(
  standBeside: (send: Send, hasDrawn: Promise<void>) => Beside,
  hasDrawn: Promise<void>,
): Promise<Services> {
  const store = createStoreHandle({ mayCreate: false });
  const { local } = chrome.storage;
  const send = createSend((message) => hasDrawn.then(() => chrome.runtime.sendMessage(message)));
  // First what takes longest.
  const places = listPlaces();
  places.catch(() => {});
  const opening = loadStoredValues(local).then((stored) => {
    const session = stored.peek(SESSION_KEY) as SessionState | undefined;
    if (session?.status === 'signedIn') store.open(session.extensionId, places).catch(() => {});
    return stored;
  });
  const beside = standBeside(send, hasDrawn);
  const [stored, place] = await Promise.all([opening, beside.place]);
  return {
    send,
    openStore: store.open,
    early: new Map(),
    listenForChanges,
    local,
    stored,
    place,
    page: beside.page,
    requestSite: (pattern) => chrome.permissions.request({ origins: [pattern] }),
    removeSite: async (pattern) => {
      await chrome.permissions.remove({ origins: [pattern] });
    },
    watchSites,
    readPolicy: async () => {
      const { readPolicy } = await import('../../utils/policy.ts');
      return readPolicy(chrome.storage.managed as unknown as ManagedArea, local);
    },
    openOptions: () => void chrome.runtime.openOptionsPage(),
    isOnBattery: followBattery(hasDrawn),
    usedBytes: async () => (await navigator.storage.estimate()).usage,
    now: Date.now,
  };
}

/** The allowed sites, now and after each change. */
function watchSites(onChange: (sites: string[]) => void, signal: AbortSignal): void {
  const { permissions } = chrome;
  const browser = { permissions } as Parameters<typeof allowedSites>[0];
  const look = () =>
    void allowedSites(browser, ringCentralSites(origins)).then((sites) => {
      if (!signal.aborted) onChange(sites);
    });
  permissions.onAdded.addListener(look);
  permissions.onRemoved.addListener(look);
  signal.addEventListener(
    'abort',
    () => {
      permissions.onAdded.removeListener(look);
      permissions.onRemoved.removeListener(look);
    },
    { once: true },
  );
  look();
}
