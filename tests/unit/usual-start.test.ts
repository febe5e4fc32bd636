import { describe, expect, it } from 'vitest';
import { isUsualStart } from '../../entrypoints/sidepanel/usual-start.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { createWatchedStorage } from '../support/watched-storage.ts';

const SIGNED_IN = { status: 'signedIn', extensionId: '101' };
const PLACE = { extensionId: '101', view: 'customer', query: '' };

async function begin(values: Record<string, unknown>, place?: unknown): Promise<boolean> {
  const local = createWatchedStorage();
  await local.set(values);
  return isUsualStart({
    stored: await loadStoredValues(local),
    place: { read: () => place, write: async () => {} },
  });
}

describe('the usual start of a panel', () => {
  it.each<[string, object, unknown?]>([
    ['signed in, for the first time in this window', { session: SIGNED_IN }],
    ['at the customer', { session: SIGNED_IN }, PLACE],
    [
      'at a conversation opened from the inbox',
      { session: SIGNED_IN },
      { ...PLACE, view: 'inbox', thread: { id: 't' } },
    ],
    ['with a profile', { session: SIGNED_IN, profile: { feature: { available: true } } }],
    ['with nothing unsent', { session: SIGNED_IN, outbox: [] }],
  ])('is %s', async (_, values, place) => {
    expect(await begin(values as Record<string, unknown>, place)).toBe(true);
  });

  it.each<[string, object, unknown?]>([
    ['never signed in', {}],
    ['signed out', { session: { status: 'signedOut', reason: 'byAgent' } }],
    ['without the feature', { session: SIGNED_IN, profile: { feature: { available: false } } }],
    ['while syncs fail', { session: SIGNED_IN, syncHealth: { error: { kind: 'offline' } } }],
    ['with something unsent', { session: SIGNED_IN, outbox: [{ pressId: 'p' }] }],
    ['in the inbox', { session: SIGNED_IN }, { ...PLACE, view: 'inbox' }],
  ])('is not %s', async (_, values, place) => {
    expect(await begin(values as Record<string, unknown>, place)).toBe(false);
  });
});
