import browser from 'webextension-polyfill';
import type { Services } from '../../components/hooks/services.ts';
import { createSend } from '../../utils/messaging/send.ts';
import { type PageState, type TabBrowser, watchActiveTab } from '../../utils/page/active-tab.ts';
import { allowedSites, ringCentralSites } from '../../utils/page/crm-sites.ts';
import { placeKey } from '../../utils/panel-place.ts';
import { type ManagedArea, readPolicy } from '../../utils/policy.ts';
import { SESSION_KEY, type SessionState } from '../../utils/session/session-state.ts';
import { listenForChanges } from '../../utils/store/change-channel.ts';
import { createStoreHandle } from '../../utils/store/store-handle.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { followBattery } from './battery.ts';

const server = import.meta.env.WXT_RINGCENTRAL_SERVER;
const origins = import.meta.env.WXT_RINGCENTRAL_ORIGINS.split(' ');

/** Tabs that show our own pages: this one, if it is in a tab, and the others the browser knows of. */
async function ownTabIds(): Promise<ReadonlySet<number>> {
  const [current, contexts = []] = await Promise.all([
    browser.tabs.getCurrent(),
    chrome.runtime.getContexts?.({ contextTypes: ['TAB'] }),
  ]);
  return new Set([...contexts.map(({ tabId }) => tabId), ...(current?.id === undefined ? [] : [current.id])]);
}

/** Follows the page from now on and remembers what it last was. */
function followPage(readOnce: TabBrowser['readOnce']): Services['page'] {
  const watchers = new Set<(state: PageState) => void>();
  let state: PageState = { kind: 'loading' };
  const tabBrowser = {
    tabs: browser.tabs,
    permissions: browser.permissions,
    storage: browser.storage,
    ownTabIds,
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
async function keptPlace(): Promise<Services['place']> {
  const { session } = browser.storage;
  const [stored, { id = 0 }] = await Promise.all([loadStoredValues(session), browser.windows.getCurrent()]);
  const key = placeKey(id);
  return { read: () => stored.peek(key), write: (place) => session.set({ [key]: place }) };
}

/**
 * The real services of our own pages: the only place where components meet the browser. What the first picture needs
 * (stored values, the page, the database) is asked for at once and side by side.
 */
export async function createServices(): Promise<Services> {
  const store = createStoreHandle({ mayCreate: false });
  const { local } = browser.storage;
  const send = createSend((message) => browser.runtime.sendMessage(message));
  const page = followPage((tabId) => void send('readTabOnce', { tabId }));
  const [stored, place, policy] = await Promise.all([
    loadStoredValues(local),
    keptPlace(),
    readPolicy(browser.storage.managed as unknown as ManagedArea),
  ]);
  const session = stored.peek(SESSION_KEY) as SessionState | undefined;
  if (session?.status === 'signedIn') store.open(session.extensionId).catch(() => {});
  return {
    send,
    openStore: store.open,
    listenForChanges,
    local,
    stored,
    place,
    page,
    requestSite: (pattern) => browser.permissions.request({ origins: [pattern] }),
    removeSite: async (pattern) => {
      await browser.permissions.remove({ origins: [pattern] });
    },
    watchSites: (onChange, signal) => {
      const look = () =>
        void allowedSites({ permissions: browser.permissions }, ringCentralSites(origins)).then((sites) => {
          if (!signal.aborted) onChange(sites);
        });
      browser.permissions.onAdded.addListener(look);
      browser.permissions.onRemoved.addListener(look);
      signal.addEventListener(
        'abort',
        () => {
          browser.permissions.onAdded.removeListener(look);
          browser.permissions.onRemoved.removeListener(look);
        },
        { once: true },
      );
      look();
    },
    policy,
    openOptions: () => void browser.runtime.openOptionsPage(),
    isOnBattery: followBattery(),
    usedBytes: async () => (await navigator.storage.estimate()).usage,
    build: {
      server,
      clientId: policy.clientId || import.meta.env.WXT_RINGCENTRAL_CLIENT_ID,
      redirectUri: browser.identity.getRedirectURL(),
      version: browser.runtime.getManifest().version,
      browser: /(?:Edg|Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown browser',
    },
    now: Date.now,
  };
}
