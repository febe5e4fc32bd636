import type { TabBrowser } from '../../utils/page/active-tab.ts';

type Tab = { id: number; url?: string; active?: boolean; lastAccessed?: number };

function event<T extends unknown[]>() {
  const listeners = new Set<(...args: T) => void>();
  return {
    addListener: (listener: (...args: T) => void) => void listeners.add(listener),
    removeListener: (listener: (...args: T) => void) => void listeners.delete(listener),
    fire: (...args: T) => {
      for (const listener of listeners) listener(...args);
    },
    count: () => listeners.size,
  };
}

/** Where the extension's own pages are. */
export const OWN_ORIGIN = 'chrome-extension://threadside';

/** A window with tabs as the browser tells of them; every `query` may be held back to make its answer late. */
export function fakeTabs(tabs: Tab[]) {
  const stored: Record<string, unknown> = {};
  const asked: number[] = [];
  const readOnce: number[] = [];
  const notAllowed = new Set<string>();
  const onActivated = event<[{ tabId: number; windowId: number }]>();
  const onUpdated = event<[number, { status?: string; url?: string }, unknown]>();
  const onRemoved = event<[number, unknown]>();
  const onAdded = event<[unknown]>();
  const onRevoked = event<[unknown]>();
  const onStored = event<[Record<string, unknown>]>();
  let holds: Promise<void>[] = [];

  const browser: TabBrowser = {
    tabs: {
      query: async () => {
        const answer = structuredClone(tabs);
        await holds.shift();
        return answer;
      },
      sendMessage: async (tabId) => {
        asked.push(tabId);
        throw new Error('Receiving end does not exist.');
      },
      onActivated,
      onUpdated,
      onRemoved,
    },
    permissions: {
      contains: async ({ origins: [pattern = ''] }) => !notAllowed.has(pattern),
      onAdded,
      onRemoved: onRevoked,
    },
    storage: {
      session: { get: async (key) => (key in stored ? { [key]: stored[key] } : {}), onChanged: onStored },
    },
    ownOrigin: OWN_ORIGIN,
    readOnce: (tabId) => void readOnce.push(tabId),
  };
  return {
    browser,
    /** Tabs that were asked to report again, in order. */
    asked,
    /** Tabs whose page is to be read although its site is not allowed, in order. */
    readOnce,
    /** Match patterns of sites whose tabs may be read this once only. */
    notAllowed,
    fire: { updated: onUpdated.fire, permitted: () => onAdded.fire({}), revoked: () => onRevoked.fire({}) },
    listeners: () =>
      [onActivated, onUpdated, onRemoved, onAdded, onRevoked, onStored].reduce(
        (sum, one) => sum + one.count(),
        0,
      ),
    activate: (id: number) => {
      for (const tab of tabs) tab.active = tab.id === id;
      onActivated.fire({ tabId: id, windowId: 1 });
    },
    close: (id: number) => {
      tabs.splice(
        tabs.findIndex((tab) => tab.id === id),
        1,
      );
      onRemoved.fire(id, {});
    },
    store: (key: string, value: unknown) => {
      stored[key] = value;
      onStored.fire({ [key]: { newValue: value } });
    },
    /** Holds the next `query` until the answer is called. */
    holdNextQuery: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds = [...holds, promise];
      return resolve;
    },
  };
}
