import { beforeEach, describe, expect, it } from 'vitest';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { createWatchedStorage } from '../support/watched-storage.ts';

let area = createWatchedStorage();
const end = () => new AbortController();
beforeEach(async () => {
  area = createWatchedStorage();
  await area.set({ session: 'signed in', settings: { a: 1 } });
});

describe('stored values', () => {
  it('are at hand once they are loaded', async () => {
    const stored = await loadStoredValues(area);
    expect([stored.peek('session'), stored.peek('settings'), stored.peek('other')]).toEqual([
      'signed in',
      { a: 1 },
      undefined,
    ]);
  });

  it('follow every change, also the end of a value', async () => {
    const stored = await loadStoredValues(area);
    await area.set({ session: 'signed out', other: 5 });
    expect([stored.peek('session'), stored.peek('other')]).toEqual(['signed out', 5]);
    await area.remove(['session', 'settings']);
    expect([stored.peek('session'), stored.peek('settings')]).toEqual([undefined, undefined]);
  });

  it('do not miss what changes while they are loaded', async () => {
    const { get } = area;
    const { promise, resolve } = Promise.withResolvers<void>();
    area.get = async (keys) => {
      const before = await get(keys);
      await promise;
      return before;
    };
    const loading = loadStoredValues(area);
    await area.set({ session: 'signed out' });
    await area.remove('settings');
    resolve();
    const stored = await loading;
    expect([stored.peek('session'), stored.peek('settings')]).toEqual(['signed out', undefined]);
  });

  it('tell whoever watches a key, of this key, until the end', async () => {
    const stored = await loadStoredValues(area);
    const [one, two] = [end(), end()];
    const seen: unknown[][] = [[], []];
    stored.watch('session', (value) => seen[0]?.push(value), one.signal);
    stored.watch('session', (value) => seen[1]?.push(value), two.signal);
    await area.set({ session: 'x', settings: {} });
    one.abort();
    await area.remove('session');
    expect(seen).toEqual([['x'], ['x', undefined]]);
  });

  it('are already changed when those who watch are told', async () => {
    const stored = await loadStoredValues(area);
    let peeked: unknown;
    stored.watch('session', () => (peeked = stored.peek('session')), end().signal);
    await area.set({ session: 'x' });
    expect(peeked).toBe('x');
  });
});

describe('keys that begin alike', () => {
  it('are known, and told of when one of them changes', async () => {
    await area.set({ 'draft:1:a': 'x', 'draft:2:b': 'y' });
    const stored = await loadStoredValues(area);
    const controller = end();
    const seen: string[][] = [];
    stored.watchKeys('draft:1:', () => seen.push(stored.keys('draft:1:')), controller.signal);
    expect(stored.keys('draft:1:')).toEqual(['draft:1:a']);
    await area.set({ 'draft:1:c': 'z' });
    await area.set({ 'draft:2:b': 'changed' });
    await area.remove('draft:1:a');
    controller.abort();
    await area.remove('draft:1:c');
    expect(seen).toEqual([['draft:1:a', 'draft:1:c'], ['draft:1:c']]);
  });
});
