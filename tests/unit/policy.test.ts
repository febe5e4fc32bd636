import { describe, expect, it } from 'vitest';
import { type ManagedArea, readPolicy } from '../../utils/policy.ts';

const EMPTY = { sites: [], country: '', clientId: '' };
const managed = (stored: Record<string, unknown>): ManagedArea => ({ get: async () => stored });

describe('an administrator’s policy', () => {
  it.each<[string, ManagedArea | undefined]>([
    ['the browser knows no policies', undefined],
    ['there is none', managed({})],
    ['it cannot be read', { get: () => Promise.reject(new Error('no managed storage')) }],
    ['it says nothing usable', managed({ sites: 'crm.test', country: 7, clientId: null })],
  ])('is empty where %s', async (_, area) => {
    expect(await readPolicy(area)).toEqual(EMPTY);
  });

  it('names sites as agents do, each once, and leaves out what is none', async () => {
    const sites = [
      'crm.example.com',
      'https://crm.example.com/x',
      '*.example.org',
      'javascript:alert(1)',
      '*',
    ];
    expect((await readPolicy(managed({ sites }))).sites).toEqual([
      'https://crm.example.com/*',
      'https://*.example.org/*',
    ]);
  });

  it('presets country and client id, tidied up', async () => {
    expect(await readPolicy(managed({ country: ' de ', clientId: ' abc ' }))).toEqual({
      ...EMPTY,
      country: 'DE',
      clientId: 'abc',
    });
  });
});
