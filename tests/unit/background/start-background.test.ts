import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackgroundBrowser } from '../../../utils/background/browser-parts.ts';
import type { Background } from '../../../utils/background/create-background.ts';
import { createLifecycle } from '../../../utils/background/start-background.ts';
import { SYNC_ALARM } from '../../../utils/background/sync-alarm.ts';
import { fakeSites } from '../../support/fake-sites.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const CRM = 'https://crm.example.com/*';
let log: string[] = [];
const logs = (name: string) => async () => void log.push(name);

/** A lifecycle whose every part writes down that it happened; `over` makes one of them fail. */
function start(
  over: { parts?: Partial<Background>; browser?: Partial<BackgroundBrowser>; sites?: string[] } = {},
) {
  const sites = fakeSites(over.sites ?? [CRM], [{ id: 5 }]);
  const alarms = new Map<string, { periodInMinutes: number }>();
  const browser = {
    ...sites.browser,
    permissions: {
      ...sites.browser.permissions,
      contains: async ({ origins: [pattern = ''] }: { origins: string[] }) =>
        (over.sites ?? [CRM]).includes(pattern),
    },
    tabs: {
      query: async () => [{ id: 5 }, {}, { id: 6 }],
      sendMessage: async (tabId: number, message: unknown) =>
        void log.push(`tell ${tabId} ${JSON.stringify(message)}`),
    },
    alarms: {
      get: async (name: string) => alarms.get(name),
      create: async (name: string, info: { periodInMinutes: number }) => {
        log.push('alarm made');
        alarms.set(name, info);
      },
    },
    sidePanel: {
      open: async ({ windowId }: { windowId: number }) => void log.push(`panel in ${windowId}`),
      setPanelBehavior: logs('button is ours'),
    },
    storage: { session: createMemoryStorage(), local: createMemoryStorage() },
    ...over.browser,
  } as Partial<BackgroundBrowser> as BackgroundBrowser;
  const background = {
    sessions: { repair: logs('session repaired'), revokeEnded: logs('ended session revoked') },
    outbox: { rows: logs('outbox recovered') },
    refreshBadge: logs('badge drawn'),
    sync: async (trigger: string) => void log.push(`sync for ${trigger}`),
    ...over.parts,
  } as unknown as Background;
  const tabNumbers = {
    report: async () => false,
    readAgain: logs('read again'),
    find: async () => undefined,
    forget: async (tabId: number) => void log.push(`forget ${tabId}`),
  };
  const lifecycle = createLifecycle(browser, background, tabNumbers, ['https://platform.ringcentral.com/*']);
  return { lifecycle, sites, alarms };
}
beforeEach(() => {
  log = [];
});

describe('the start of a worker', () => {
  const EVERYTHING = ['alarm made', 'badge drawn', 'button is ours', 'outbox recovered', 'session repaired'];

  it('brings everything into order, and repeats nothing that is', async () => {
    const { lifecycle, sites, alarms } = start();
    await lifecycle.start();
    expect(log.toSorted()).toEqual(EVERYTHING);
    expect(sites.registered()?.matches).toEqual([CRM]);
    expect(alarms.get(SYNC_ALARM)).toMatchObject({ periodInMinutes: 1 });
    log = [];
    await lifecycle.start();
    expect(log).not.toContain('alarm made');
  });

  it('draws the badge after the session is repaired', async () => {
    await start().lifecycle.start();
    expect(log.indexOf('badge drawn')).toBeGreaterThan(log.indexOf('session repaired'));
  });

  const fail = () => Promise.reject(new Error('no'));
  it.each<[string, Parameters<typeof start>[0], string[]]>([
    ['alarms', { browser: { alarms: { get: fail, create: fail } } }, ['alarm made']],
    ['the panel', { browser: { sidePanel: { open: fail, setPanelBehavior: fail } } }, ['button is ours']],
    ['the outbox', { parts: { outbox: { rows: fail } as never } }, ['outbox recovered']],
    ['the session', { parts: { sessions: { repair: fail } as never } }, ['session repaired', 'badge drawn']],
  ])('goes on without %s', async (_, over, missing) => {
    await start(over).lifecycle.start();
    expect(log.toSorted()).toEqual(EVERYTHING.filter((part) => !missing.includes(part)));
  });

  it('changes an alarm of another rhythm, left by an older version', async () => {
    const { lifecycle, alarms } = start();
    alarms.set(SYNC_ALARM, { periodInMinutes: 5 });
    await lifecycle.start();
    expect(alarms.get(SYNC_ALARM)).toMatchObject({ periodInMinutes: 1 });
  });
});

describe('the alarm', () => {
  it('tells RingCentral about ended sessions, then syncs', async () => {
    await start().lifecycle.alarmRang(SYNC_ALARM);
    expect(log).toEqual(['ended session revoked', 'sync for alarm', 'alarm made']);
  });

  it('of another name is not ours', async () => {
    await start().lifecycle.alarmRang('other');
    expect(log).toEqual([]);
  });
});

describe('the toolbar button', () => {
  it('opens the panel within the press itself, and looks at the page', async () => {
    const { lifecycle, sites } = start();
    const pressed = lifecycle.buttonPressed({ id: 9, windowId: 3 });
    expect(log).toEqual(['panel in 3']);
    await pressed;
    expect(sites.injected).toEqual([9]);
  });

  it.each([
    ['is allowed, not again', 'https://crm.example.com/contacts/1', []],
    ['is not allowed', 'https://other.example.com/', [9]],
    ['is not told', undefined, [9]],
    ['has no address to speak of', 'about:blank', [9]],
  ])('puts the script into a page whose site %s', async (_, url, injected) => {
    const { lifecycle, sites } = start();
    await lifecycle.buttonPressed({ id: 9, windowId: 3, ...(url && { url }) });
    expect(sites.injected).toEqual(injected);
  });

  it.each([
    ['the page may not be read', { id: 6, windowId: 3 }, ['panel in 3']],
    ['there is no tab', { windowId: 3 }, ['panel in 3']],
    ['there is no window', { id: 6 }, []],
  ])('does what it can where %s', async (_, tab, expected) => {
    const { lifecycle, sites } = start();
    sites.refusingTab = 6;
    await lifecycle.buttonPressed(tab);
    expect([log, sites.injected]).toEqual([expected, []]);
  });
});

describe('sites that come and go', () => {
  // Registering is several calls, and the browser takes an id once: two at the same moment would trip over each other.
  it.each([
    ['first registered', []],
    ['changed', ['https://other.example.com/*']],
  ])('are registered in turn, as when a change wakes the worker (%s)', async (_, before) => {
    const { lifecycle, sites } = start({ sites: before });
    await lifecycle.sitesChanged();
    sites.allow([CRM]);
    await Promise.all([lifecycle.start(), lifecycle.sitesChanged(), lifecycle.sitesChanged()]);
    expect(sites.registered()?.matches).toEqual([CRM]);
  });

  it('are registered also after a call that failed', async () => {
    const { lifecycle, sites } = start({ sites: [] });
    const { registerContentScripts } = sites.browser.scripting;
    sites.browser.scripting.registerContentScripts = () => Promise.reject(new Error('no'));
    sites.allow([CRM]);
    await expect(lifecycle.sitesChanged()).rejects.toThrow('no');
    sites.browser.scripting.registerContentScripts = registerContentScripts;
    await lifecycle.sitesChanged();
    expect(sites.registered()?.matches).toEqual([CRM]);
  });
});

describe('a site the agent takes back', () => {
  const revoked = ['forget 5', 'forget 6', 'tell 5 {"name":"stopFinding"}', 'tell 6 {"name":"stopFinding"}'];

  it('is looked through no longer, and forgotten, while others go on', async () => {
    const { lifecycle, sites } = start();
    await lifecycle.sitesRevoked();
    expect(log.toSorted()).toEqual(revoked);
    expect(sites.injected).toContain(5);
  });

  it('is left at once, though a page of another site refuses the script', async () => {
    const { lifecycle, sites } = start();
    sites.refusingTab = 5;
    const leaving = lifecycle.sitesRevoked();
    await setTimeout(100);
    expect(log.toSorted()).toEqual(revoked);
    await leaving;
  });

  it('is left, though a tab no longer answers', async () => {
    const sendMessage = vi.fn(() => Promise.reject(new Error('Receiving end does not exist.')));
    const { lifecycle } = start({ browser: { tabs: { query: async () => [{ id: 5 }], sendMessage } } });
    await lifecycle.sitesRevoked();
    expect([log, sendMessage.mock.calls.length]).toEqual([['forget 5'], 1]);
  });

  it('is left also when taking it back woke the worker', async () => {
    const { lifecycle, sites } = start();
    await lifecycle.sitesChanged();
    sites.allow([]);
    log = [];
    await Promise.allSettled([lifecycle.start(), lifecycle.sitesRevoked()]);
    expect(log).toEqual(expect.arrayContaining(revoked));
  });
});
