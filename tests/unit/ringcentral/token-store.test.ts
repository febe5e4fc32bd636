import { beforeEach, describe, expect, it } from 'vitest';
import { createTokenStore, type TokenStore, type Tokens } from '../../../utils/ringcentral/token-store.ts';
import type { StorageArea } from '../../../utils/storage-area.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const tokens = (name: string): Tokens => ({
  access: { token: `access ${name}`, renewAt: 1, expiresAt: 2 },
  refresh: { token: `refresh ${name}`, ownerId: '101' },
});

let local = createMemoryStorage();
let session = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
  session = createMemoryStorage();
});
const open = (closeToPages = async () => true) => createTokenStore({ local, session, closeToPages });

describe('the token store', () => {
  it('keeps the access token off the disk and the refresh token on it', async () => {
    await open().save(tokens('1'));
    expect(JSON.stringify(local.dump())).not.toContain('access 1');
    expect(JSON.stringify(session.dump())).not.toContain('refresh 1');
    expect(await open().readAccess()).toEqual(tokens('1').access);
    expect(await open().readRefresh()).toEqual(tokens('1').refresh);
  });

  it('has the session after the browser was closed, without its access token', async () => {
    await open().save(tokens('1'));
    session = createMemoryStorage();
    expect(await open().readAccess()).toBeUndefined();
    expect((await open().readRefresh())?.token).toBe('refresh 1');
  });

  it('writes nothing before both areas are closed to content scripts', async () => {
    const seen: number[] = [];
    await open(async () => {
      await Promise.resolve();
      seen.push(Object.keys({ ...local.dump(), ...session.dump() }).length);
      return true;
    }).save(tokens('1'));
    expect(seen).toEqual([0]);
  });

  it('writes nothing at all when they cannot be closed', async () => {
    const store = open(() => Promise.reject(new Error('cannot close')));
    await expect(store.save(tokens('1'))).rejects.toThrow('cannot close');
    expect([local.dump(), session.dump()]).toEqual([{}, {}]);
  });

  it('writes the refresh token first: without it the session would be lost', async () => {
    const { set } = session;
    session.set = () => Promise.reject(new Error('killed'));
    await expect(open().save(tokens('1'))).rejects.toThrow('killed');
    session.set = set;
    expect((await open().readRefresh())?.token).toBe('refresh 1');
  });

  it('stays signed in until the browser closes when the disk is full', async () => {
    await open().save(tokens('1'));
    const { set } = local;
    local.set = () => Promise.reject(new Error('quota'));
    await open().save(tokens('2'));
    expect((await open().readRefresh())?.token).toBe('refresh 2');
    local.set = set;
    await open().save(tokens('3'));
    expect((await open().readRefresh())?.token).toBe('refresh 3');
    expect(JSON.stringify(session.dump())).not.toContain('refresh');
  });

  it('forgets everything, wherever it was', async () => {
    local.set = () => Promise.reject(new Error('quota'));
    await open().save(tokens('1'));
    await open().clear();
    expect([local.dump(), session.dump()]).toEqual([{}, {}]);
    expect(await open().readRefresh()).toBeUndefined();
  });

  it('puts nothing on a disk that content scripts could read: signed in until the browser closes', async () => {
    const store = open(async () => false);
    await store.save(tokens('1'));
    expect(local.dump()).toEqual({});
    expect((await store.readRefresh())?.token).toBe('refresh 1');
    session = createMemoryStorage();
    expect(await open(async () => false).readRefresh()).toBeUndefined();
  });
});

describe('a pair that a refresh token was exchanged for', () => {
  it('takes the place of its own', async () => {
    const store = open();
    await store.save(tokens('1'));
    expect(await store.replace('refresh 1', tokens('2'))).toBe(true);
    expect([await store.readAccess(), await store.readRefresh()]).toEqual([
      tokens('2').access,
      tokens('2').refresh,
    ]);
  });

  it('takes its place also where that is kept off the disk', async () => {
    const store = open(async () => false);
    await store.save(tokens('1'));
    expect(await store.replace('refresh 1', tokens('2'))).toBe(true);
    expect([(await store.readRefresh())?.token, local.dump()]).toEqual(['refresh 2', {}]);
  });

  it.each<[string, (store: TokenStore) => Promise<void>, string | undefined]>([
    ['the agent has signed out', (store) => store.clear(), undefined],
    ['somebody else has signed in', (store) => store.save(tokens('of Beth')), 'refresh of Beth'],
  ])('is not stored when %s meanwhile', async (_, meanwhile, left) => {
    const store = open();
    await store.save(tokens('1'));
    await meanwhile(store);
    const before = [local.dump(), session.dump()];
    expect(await store.replace('refresh 1', tokens('2'))).toBe(false);
    expect([local.dump(), session.dump()]).toEqual(before);
    expect((await store.readRefresh())?.token).toBe(left);
  });
});

describe('writes at the same moment', () => {
  /** Storage whose every write takes a moment, so that two of them could cross. */
  const slowly = (area: StorageArea): StorageArea => {
    const moment = () => new Promise((resolve) => setTimeout(resolve));
    return {
      get: area.get,
      set: (items) => moment().then(() => area.set(items)),
      remove: (keys) => moment().then(() => area.remove(keys)),
      clear: () => moment().then(() => area.clear()),
    };
  };
  const openSlow = () =>
    createTokenStore({ local: slowly(local), session: slowly(session), closeToPages: async () => true });

  it('leave nothing when a sign-out is asked for while a pair is stored', async () => {
    const store = openSlow();
    await store.save(tokens('1'));
    await Promise.all([store.replace('refresh 1', tokens('2')), store.clear()]);
    expect([local.dump(), session.dump()]).toEqual([{}, {}]);
  });

  it('never mix two pairs', async () => {
    const store = openSlow();
    await Promise.all([store.save(tokens('1')), store.save(tokens('2'))]);
    expect([(await store.readAccess())?.token, (await store.readRefresh())?.token]).toEqual([
      'access 2',
      'refresh 2',
    ]);
  });

  it('exchange a refresh token once', async () => {
    const store = openSlow();
    await store.save(tokens('1'));
    const answers = [store.replace('refresh 1', tokens('2')), store.replace('refresh 1', tokens('3'))];
    expect(await Promise.all(answers)).toEqual([true, false]);
    expect((await store.readRefresh())?.token).toBe('refresh 2');
  });

  it('go on after one that failed', async () => {
    const store = open();
    const { set } = session;
    session.set = () => Promise.reject(new Error('killed'));
    await expect(store.save(tokens('1'))).rejects.toThrow('killed');
    session.set = set;
    await store.save(tokens('2'));
    expect((await store.readAccess())?.token).toBe('access 2');
  });
});
