import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBadgeRefresh } from '../../../utils/background/refresh-badge.ts';
import { SESSION_KEY, type SessionState } from '../../../utils/session/session-state.ts';
import { save } from '../../../utils/store/save.ts';
import { createStoreHandle, type StoreHandle } from '../../../utils/store/store-handle.ts';
import { makeThread } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { newUserId } from '../../support/test-store.ts';

let me = '';
let local = createMemoryStorage();
let handle: StoreHandle = createStoreHandle({ mayCreate: true });
let texts: string[] = [];
/** How the browser takes the next texts; without one, at once. */
let takings: (() => Promise<void>)[] = [];

const be = (state: SessionState) => local.set({ [SESSION_KEY]: state });
const signedOut: SessionState = { status: 'signedOut', reason: 'byAgent' };
const create = (store = handle) =>
  createBadgeRefresh({
    action: () => ({
      setBadgeText: async ({ text }) => {
        await takings.shift()?.();
        texts.push(text);
      },
      setBadgeBackgroundColor: async () => {},
      setTitle: async () => {},
    }),
    local,
    store,
  });

beforeEach(async () => {
  await handle.close();
  [me, local, texts, takings] = [newUserId(), createMemoryStorage(), [], []];
  handle = createStoreHandle({ mayCreate: true });
  const threads = ['t1', 't2', 't3'].map((id) => makeThread({ id }));
  await save(await handle.open(me), me, { threads });
  await be({ status: 'signedIn', extensionId: me });
});

describe('the badge', () => {
  it('is what session and counts say now', async () => {
    const refresh = create();
    await refresh();
    await be(signedOut);
    await refresh();
    expect(texts).toEqual(['3', '!']);
  });

  it('is drawn last by who asked last, however long the browser took for the one before', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    takings = [() => promise];
    const refresh = create();
    const slow = refresh();
    await vi.waitFor(() => expect(takings).toEqual([]));
    await be(signedOut);
    const fast = refresh();
    await new Promise((done) => setTimeout(done, 5));
    expect(texts).toEqual([]);
    resolve();
    await Promise.all([slow, fast]);
    expect(texts).toEqual(['3', '!']);
  });

  it('looks when its turn comes, not when it was asked to', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    takings = [() => promise];
    const refresh = create();
    const asked = [refresh(), refresh()];
    await new Promise((done) => setTimeout(done, 5));
    await save(await handle.open(me), me, { threads: [makeThread({ id: 't4' })] });
    resolve();
    await Promise.all(asked);
    expect(texts).toEqual(['3', '4']);
  });

  it('shows no number, rather than an old one, when the database cannot be read', async () => {
    const failing: StoreHandle = { ...handle, open: () => Promise.reject(new Error('backing store')) };
    await create(failing)();
    expect(texts).toEqual(['']);
  });

  it('needs no database while nobody is signed in', async () => {
    await be(signedOut);
    let opened = 0;
    const counting: StoreHandle = {
      ...handle,
      open: (user) => handle.open(user).finally(() => (opened += 1)),
    };
    await create(counting)();
    expect([texts, opened]).toEqual([['!'], 0]);
  });

  it('is drawn again after the browser refused once', async () => {
    takings = [() => Promise.reject(new Error('no window'))];
    const refresh = create();
    await expect(refresh()).rejects.toThrow('no window');
    await refresh();
    expect(texts).toEqual(['3']);
  });
});
