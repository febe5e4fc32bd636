import { beforeEach, describe, expect, it } from 'vitest';
import type { TokenEndpoint } from '../../../utils/ringcentral/token-endpoint.ts';
import { createTokenManager } from '../../../utils/ringcentral/token-manager.ts';
import { createTokenStore, type Tokens } from '../../../utils/ringcentral/token-store.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { offline, rateLimited, refused, signedOut } from '../../support/stub-apis.ts';

const MIN = 60_000;
let now = 0;
let issued = 0;
let used: string[] = [];
let revoked: string[] = [];
let lost = 0;
/** What happens inside the next refresh before it answers. */
let during: () => Promise<void> = async () => {};

const pair = (name: string, ownerId = '101'): Tokens => ({
  access: { token: `A${name}`, renewAt: now + 58 * MIN, expiresAt: now + 60 * MIN },
  refresh: { token: `R${name}`, ownerId },
});
const areas = { local: createMemoryStorage(), session: createMemoryStorage() };
const store = createTokenStore({ ...areas, closeToPages: async () => true });
const endpoint = {
  refresh: async (token: string) => {
    used.push(token);
    await during();
    issued += 1;
    return pair(String(issued));
  },
  revoke: async (token: string) => {
    revoked.push(token);
    return true;
  },
} as Partial<TokenEndpoint> as TokenEndpoint;

/** A context of its own: the lock is all it shares with others. */
const open = () =>
  createTokenManager({
    store,
    endpoint,
    lock: (name, work) => navigator.locks.request(name, work),
    now: () => now,
    onSessionLost: async () => {
      lost += 1;
    },
  });
const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

beforeEach(async () => {
  now = 1_000_000;
  [issued, used, revoked, lost] = [0, [], [], 0];
  during = async () => {};
  await store.clear();
  await store.save(pair('0'));
});

describe('accessToken', () => {
  it('is the stored one while it is fresh', async () => {
    expect(await open().accessToken()).toBe('A0');
    now += 58 * MIN - 1;
    expect(await open().accessToken()).toBe('A0');
    expect(used).toEqual([]);
  });

  it('is renewed shortly before it expires, and the new pair is kept', async () => {
    now += 58 * MIN;
    expect(await open().accessToken()).toBe('A1');
    expect(await open().accessToken()).toBe('A1');
    expect(used).toEqual(['R0']);
    expect((await store.readRefresh())?.token).toBe('R1');
  });

  it('is renewed after the browser was restarted', async () => {
    await areas.session.remove('accessToken');
    expect(await open().accessToken()).toBe('A1');
  });

  it('is renewed once for all who ask, in one context and in several', async () => {
    now += 60 * MIN;
    during = slowly;
    const [one, two] = [open(), open()];
    const asked = [one, two, one, two, one].map((manager) => manager.accessToken());
    expect(await Promise.all(asked)).toEqual(Array(5).fill('A1'));
    expect(used).toEqual(['R0']);
  });

  it('does not exist without a session', async () => {
    await store.clear();
    await expect(open().accessToken()).rejects.toMatchObject({ error: { kind: 'signedOut' } });
    expect([used, lost]).toEqual([[], 0]);
  });

  it.each([
    ['no network', offline(true)],
    ['a pause', rateLimited(5)],
    ['a refusal of another kind', refused(403)],
    ['a mistake of ours', new TypeError('oops')],
  ])('leaves the session alone after %s', async (_, thrown) => {
    now += 60 * MIN;
    during = () => Promise.reject(thrown);
    await expect(open().accessToken()).rejects.toBe(thrown);
    expect(lost).toBe(0);
    expect((await store.readRefresh())?.token).toBe('R0');
    during = async () => {};
    expect(await open().accessToken()).toBe('A1');
  });

  it('ends the session when its token is dead, once for all who waited', async () => {
    now += 60 * MIN;
    during = () => Promise.reject(signedOut());
    const manager = createTokenManager({
      store,
      endpoint,
      lock: (name, work) => navigator.locks.request(name, work),
      now: () => now,
      onSessionLost: async () => {
        lost += 1;
        await store.clear();
      },
    });
    const asked = await Promise.allSettled([manager.accessToken(), manager.accessToken()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([used, lost]).toEqual([['R0'], 1]);
  });

  it('keeps the old refresh token until the new one is stored', async () => {
    now += 60 * MIN;
    const { set } = areas.local;
    const { set: setSession } = areas.session;
    areas.local.set = areas.session.set = () => Promise.reject(new Error('killed'));
    await expect(open().accessToken()).rejects.toThrow('killed');
    Object.assign(areas.local, { set });
    Object.assign(areas.session, { set: setSession });
    expect((await store.readRefresh())?.token).toBe('R0');
    expect([await open().accessToken(), used]).toEqual(['A2', ['R0', 'R0']]);
  });

  it('stores nothing of a refresh that ends after the agent signed out', async () => {
    now += 60 * MIN;
    during = () => store.clear();
    await expect(open().accessToken()).rejects.toMatchObject({
      error: { kind: 'signedOut', reason: 'byAgent' },
    });
    expect([areas.local.dump(), areas.session.dump()]).toEqual([{}, {}]);
    expect([revoked, lost]).toEqual([['R1'], 0]);
  });

  it('does not put back the old user’s tokens when another signed in meanwhile', async () => {
    now += 60 * MIN;
    during = () => store.save(pair('of Beth', '102'));
    await expect(open().accessToken()).rejects.toMatchObject({ error: { kind: 'signedOut' } });
    expect([await store.readRefresh(), (await store.readAccess())?.token]).toEqual([
      { token: 'Rof Beth', ownerId: '102' },
      'Aof Beth',
    ]);
    expect([revoked, lost]).toEqual([['R1'], 0]);
  });

  it('does not end the session of who signed in while the old token turned out to be dead', async () => {
    now += 60 * MIN;
    during = async () => {
      await store.save(pair('of Beth', '102'));
      throw signedOut();
    };
    await expect(open().accessToken()).rejects.toMatchObject({ error: { kind: 'signedOut' } });
    expect([lost, (await store.readRefresh())?.ownerId]).toEqual([0, '102']);
  });

  it('revokes nothing that is kept', async () => {
    now += 60 * MIN;
    await open().accessToken();
    expect(revoked).toEqual([]);
  });
});

describe('renew', () => {
  it('refreshes the token that failed', async () => {
    expect(await open().renew('A0')).toBe('A1');
    expect(used).toEqual(['R0']);
  });

  it('refreshes once for all requests that failed with the same token', async () => {
    during = slowly;
    const manager = open();
    const renewed = await Promise.all([manager.renew('A0'), open().renew('A0'), manager.renew('A0')]);
    expect(renewed).toEqual(['A1', 'A1', 'A1']);
    expect(used).toHaveLength(1);
  });

  it('costs no refresh for a late 401 of an older token', async () => {
    await open().renew('A0');
    expect(await open().renew('A0')).toBe('A1');
    expect(used).toHaveLength(1);
  });

  it('refreshes when the newer token has expired too', async () => {
    now += 61 * MIN;
    expect(await open().renew('older')).toBe('A1');
  });
});
