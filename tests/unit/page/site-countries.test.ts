import { expect, it } from 'vitest';
import { countryOfSite, readSiteCountries, setSiteCountry } from '../../../utils/page/site-countries.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

it('a site’s country is set, changed and taken away', async () => {
  const local = createMemoryStorage();
  expect(await readSiteCountries(local)).toEqual({});
  await setSiteCountry(local, 'a.test', 'DE');
  await setSiteCountry(local, 'b.test', 'FR');
  await setSiteCountry(local, 'a.test', 'AT');
  expect(await readSiteCountries(local)).toEqual({ 'a.test': 'AT', 'b.test': 'FR' });
  await setSiteCountry(local, 'a.test', '');
  expect(await readSiteCountries(local)).toEqual({ 'b.test': 'FR' });
});

it.each([
  ['crm.test', 'DE', 'its own'],
  ['eu.crm.test', 'FR', 'that of the sites it is among'],
  ['own.crm.test', 'IT', 'its own before that'],
  ['notcrm.test', undefined, 'none of a site that only ends alike'],
  ['odd.test', undefined, 'none that is no country'],
  ['other.test', undefined, 'none where nothing is set'],
])('%s has the country %s: %s', (host, country, _why) => {
  const countries = { 'crm.test': 'DE', '*.crm.test': 'FR', 'own.crm.test': 'IT', 'odd.test': 'XX' };
  expect(countryOfSite(countries, host)).toBe(country);
});
