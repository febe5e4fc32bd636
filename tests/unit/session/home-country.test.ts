import { expect, it } from 'vitest';
import { homeCountryOf } from '../../../utils/session/home-country.ts';
import type { Profile } from '../../../utils/session/session-state.ts';

const profile = (homeCountry: string): Profile => ({
  me: { extensionId: '101', name: 'Alex', homeCountry },
  feature: { available: true },
  sharedNumbers: [],
  fetchedAt: 0,
});

it.each([
  ['GB', 'GB'],
  ['DE', 'DE'],
  ['', 'US'],
  ['gb', 'US'],
  ['XX', 'US'],
  ['constructor', 'US'],
])('the home country of "%s" is %s', (code, country) => {
  expect(homeCountryOf(profile(code))).toBe(country);
});

it('the home country of nobody is the United States', () => {
  expect(homeCountryOf(undefined)).toBe('US');
});
