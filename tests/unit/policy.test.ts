import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type ManagedArea, readPolicy } from '../../utils/policy.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';

const EMPTY = { sites: [], country: '', clientId: '' };
const managed = (stored: Record<string, unknown>): ManagedArea => ({ get: async () => stored });

describe('an administrator’s policy', () => {
  it.each<[string, ManagedArea | undefined]>([
    ['the browser knows no policies', undefined],
    ['there is none', managed({})],
    ['it cannot be read', { get: () => Promise.reject(new Error('no managed storage')) }],
    ['it says nothing usable', managed({ sites: 'crm.test', country: 7, clientId: null })],
  ])('is empty where %s', async (_, area) => {
    expect(await readPolicy(area, createMemoryStorage())).toEqual(EMPTY);
  });

  it('names sites as agents do, each once, and leaves out what is none', async () => {
    const sites = [
      'crm.example.com',
      'https://crm.example.com/x',
      '*.example.org',
      'javascript:alert(1)',
      '*',
    ];
    expect((await readPolicy(managed({ sites }), createMemoryStorage())).sites).toEqual([
      'https://crm.example.com/*',
      'https://*.example.org/*',
    ]);
  });

  it('presets country and client id, tidied up', async () => {
    expect(await readPolicy(managed({ country: ' de ', clientId: ' abc ' }), createMemoryStorage())).toEqual({
      ...EMPTY,
      country: 'DE',
      clientId: 'abc',
    });
  });

  it('is as it was told last while the browser does not tell it', async () => {
    const local = createMemoryStorage();
    const silent: ManagedArea = { get: () => new Promise(() => {}) };
    await readPolicy(managed({ country: 'de' }), local);
    expect(await readPolicy(silent, local)).toEqual({ ...EMPTY, country: 'DE' });
  });

  it('is waited for where it was never told', async () => {
    const slow: ManagedArea = { get: () => setTimeout(100, { country: 'de' }) };
    expect(await readPolicy(slow, createMemoryStorage())).toEqual({ ...EMPTY, country: 'DE' });
  });

  it('is the new one as soon as the browser tells it', async () => {
    const local = createMemoryStorage();
    await readPolicy(managed({ country: 'de' }), local);
    const slow: ManagedArea = { get: () => setTimeout(100, { country: 'at' }) };
    expect((await readPolicy(slow, local)).country).toBe('DE');
    await setTimeout(100);
    const silent: ManagedArea = { get: () => new Promise(() => {}) };
    expect((await readPolicy(silent, local)).country).toBe('AT');
    expect((await readPolicy(managed({}), local)).country).toBe('');
  });

  it('is told where nothing can be remembered', async () => {
    const full = { ...createMemoryStorage(), set: () => Promise.reject(new Error('no room')) };
    expect((await readPolicy(managed({ country: 'de' }), full)).country).toBe('DE');
  });
});
