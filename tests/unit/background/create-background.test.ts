import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import type { BackgroundBrowser } from '../../../utils/background/browser-parts.ts';
import { createBackground } from '../../../utils/background/create-background.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../../utils/session/session-state.ts';
import { save } from '../../../utils/store/save.ts';
import { createStoreHandle } from '../../../utils/store/store-handle.ts';
import { readSyncHealth } from '../../../utils/sync/sync-health.ts';
import { fakeServer, json, SERVER } from '../../support/fake-server.ts';
import { makeThread } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { newUserId } from '../../support/test-store.ts';

const HOUR = 3_600_000;
let me = '';
let areas = { local: createMemoryStorage(), session: createMemoryStorage() };
let badge: string[] = [];
let requests: string[] = [];
/** What happens before RingCentral answers. */
let before: () => Promise<void> = async () => {};

beforeEach(async () => {
  me = newUserId();
  areas = { local: createMemoryStorage(), session: createMemoryStorage() };
  [badge, requests] = [[], []];
  before = async () => {};
  fakeServer(async ({ path }) => {
    requests.push(path.split('/').at(-1) ?? '');
    await before();
    return json({ id: me, records: [], syncInfo: { syncToken: 'next' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

const start = () =>
  createBackground(
    {
      storage: areas,
      action: {
        setBadgeText: async ({ text }) => void badge.push(text),
        setBadgeBackgroundColor: async () => {},
        setTitle: async () => {},
      },
      permissions: { contains: async () => true, getAll: async () => ({}) },
      runtime: { getPlatformInfo: async () => ({}), getManifest: () => ({ version: '1' }) },
    } as Partial<BackgroundBrowser> as BackgroundBrowser,
    { server: SERVER, clientId: 'built-in', origins: [SERVER] },
  );
/** Leaves what an earlier worker left: a session with fresh tokens and a profile. */
const signIn = async (isAvailable = true) => {
  const at = Date.now();
  await areas.local.set({
    [SESSION_KEY]: { status: 'signedIn', extensionId: me },
    refreshToken: { token: 'R', ownerId: me },
    [PROFILE_KEY]: {
      me: { extensionId: me, name: 'Alex', homeCountry: 'US' },
      feature: { available: isAvailable },
      sharedNumbers: [],
      fetchedAt: at,
    },
  });
  await areas.session.set({ accessToken: { token: 'A', renewAt: at + HOUR, expiresAt: at + HOUR } });
};
const fill = async (unassigned: number) => {
  const handle = createStoreHandle({ mayCreate: true });
  const threads = Array.from({ length: unassigned }, (_, index) => makeThread({ id: `t${index}` }));
  await save(await handle.open(me), me, { threads });
  await handle.close();
};

describe('a background nobody is signed in to', () => {
  it('has no user, syncs nothing and draws attention', async () => {
    const background = start();
    expect(await asResult(background.user)).toEqual({
      ok: false,
      error: { kind: 'signedOut', reason: 'never' },
    });
    await background.sync('alarm');
    await background.refreshBadge();
    expect([requests, badge, await readSyncHealth(areas.local)]).toEqual([[], ['!'], undefined]);
  });
});

describe('a background somebody is signed in to', () => {
  it('has their database and syncs it', async () => {
    await signIn();
    const background = start();
    expect((await background.user()).db.name).toContain(me);
    await background.sync('alarm');
    expect(requests).toEqual(['sync', 'sync']);
    expect(await readSyncHealth(areas.local)).toBeUndefined();
  });

  it('asks for no threads while the account has none', async () => {
    await signIn(false);
    await start().sync('agent');
    expect(requests).toEqual([]);
  });

  it('shows what nobody has, anew with each change of the counts', async () => {
    await signIn();
    await fill(3);
    const background = start();
    background.publish({ threadIds: ['t1'], topics: ['sync'] });
    expect(badge).toEqual([]);
    background.publish({ topics: ['counts'] });
    await vi.waitFor(() => expect(badge).toEqual(['3']));
  });

  it('shows nothing rather than nonsense when the store cannot be read', async () => {
    await signIn();
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('backing store', 'UnknownError');
      },
    });
    await start().refreshBadge();
    expect(badge).toEqual(['']);
  });

  it('signs in through the app of the settings, else through its own', async () => {
    const { ringCentral } = start();
    expect(await ringCentral.clientId()).toBe('built-in');
    await areas.local.set({ settings: { clientId: 'from the settings' } });
    expect(await ringCentral.clientId()).toBe('from the settings');
  });

  it('keeps nothing of a profile that arrives after the agent has signed out', async () => {
    await signIn();
    await areas.local.remove(PROFILE_KEY);
    const { promise, resolve } = Promise.withResolvers<void>();
    before = async () => {
      if (requests.at(-1) === 'features') await promise;
    };
    const background = start();
    const syncing = background.sync('agent');
    await vi.waitFor(() => expect(requests).toContain('features'));
    await background.sessions.signOut();
    resolve();
    await syncing;
    expect(areas.local.dump()[PROFILE_KEY]).toBeUndefined();
  });

  it('keeps to a pause over both of its ways to RingCentral', async () => {
    await signIn();
    const { ringCentral } = start();
    await areas.local.set({ 'pause:Medium': Date.now() + 30_000 });
    for (const api of [ringCentral.agentApi, ringCentral.backgroundApi]) {
      expect(await asResult(() => api.syncThreads())).toMatchObject({ error: { kind: 'rateLimited' } });
    }
    expect(requests).toEqual([]);
  });
});
