import { beforeEach, describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { loadProfile } from '../../../utils/session/load-profile.ts';
import { PROFILE_KEY, readProfile, SESSION_KEY } from '../../../utils/session/session-state.ts';
import { ME } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { offline, stubPeopleApi } from '../../support/stub-apis.ts';

const HOUR = 3_600_000;
const NUMBER = { phoneNumber: '+16505550110', name: 'Billing', hasMms: true, ownerId: '201' };
let local = createMemoryStorage();
let now = 0;
let asked = 0;
let isAvailable = true;
let who = ME;

const people = stubPeopleApi({
  whoAmI: async () => {
    asked += 1;
    return { extensionId: who, name: 'Alex Rivera', homeCountry: 'US' };
  },
  threadsFeature: async () =>
    isAvailable ? { available: true } : { available: false, reason: 'licence required' },
  phoneNumbers: async () => ({ shared: [NUMBER], own: [NUMBER.phoneNumber, '+16505550199'] }),
});
const load = (change: Partial<Parameters<typeof loadProfile>[0]> = {}) =>
  loadProfile({ people, local, extensionId: ME, now: () => now, ...change });

beforeEach(async () => {
  local = createMemoryStorage();
  await local.set({ [SESSION_KEY]: { status: 'signedIn', extensionId: ME } });
  [now, asked, isAvailable, who] = [1_000_000_000, 0, true, ME];
});

describe('the profile', () => {
  it('is who I am, what I may, and my shared numbers; fetched once and kept', async () => {
    const profile = await load();
    expect(profile).toEqual({
      me: { extensionId: ME, name: 'Alex Rivera', homeCountry: 'US' },
      feature: { available: true },
      sharedNumbers: [NUMBER],
      ownNumbers: ['+16505550110', '+16505550199'],
      fetchedAt: now,
    });
    expect(await readProfile(local)).toEqual(profile);
    expect(await load()).toEqual(profile);
    expect(asked).toBe(1);
  });

  it.each([
    ['a day, while all is well', true, 24 * HOUR],
    ['five minutes, while somebody waits for a licence', false, HOUR / 12],
  ])('is good for %s', async (_, available, goodFor) => {
    isAvailable = available;
    await load();
    now += goodFor - 1;
    await load();
    expect(asked).toBe(1);
    now += 1;
    await load();
    expect(asked).toBe(2);
  });

  it('is fetched again when the agent asks, or when a clock was set back by more than a day', async () => {
    await load();
    await load({ isForced: true });
    now -= 25 * HOUR;
    await load();
    expect(asked).toBe(3);
  });

  it('is fetched again when it is somebody else’s', async () => {
    await load();
    who = '102';
    expect((await load({ extensionId: '102' })).me.extensionId).toBe('102');
  });

  it('asks for no numbers without the feature', async () => {
    isAvailable = false;
    const { feature, sharedNumbers } = await load({
      people: { ...people, phoneNumbers: undefined as never },
    });
    expect([feature.reason, sharedNumbers]).toEqual(['licence required', []]);
  });

  it('is refused when the tokens are another user’s, and nothing of them is kept', async () => {
    who = '102';
    expect(await asResult(load)).toEqual({
      ok: false,
      error: { kind: 'signedOut', reason: 'unverified' },
    });
    expect(local.dump()[PROFILE_KEY]).toBeUndefined();
  });

  it('stays as it was when RingCentral cannot be reached', async () => {
    const before = await load();
    now += 25 * HOUR;
    const failing = stubPeopleApi({ whoAmI: () => Promise.reject(offline()) });
    expect(await asResult(() => load({ people: failing }))).toMatchObject({ error: { kind: 'offline' } });
    expect(local.dump()[PROFILE_KEY]).toEqual(before);
  });
});
