import { isSupportedCountry } from 'libphonenumber-js/min';
import { type FrameReport, type PageNumbers, readPage } from '../phone/read-page.ts';
import { type ManagedArea, readPolicy } from '../policy.ts';
import { homeCountryOf } from '../session/home-country.ts';
import { readProfile } from '../session/session-state.ts';
import type { StorageArea } from '../storage-area.ts';
import { readLearned } from './learned-places.ts';
import { countryOfSite, readSiteCountries } from './site-countries.ts';

/**
 * Reads a page's reports with what is known besides them: the agent's home country, the site's setting or else the
 * administrator's, what was learned on the site, and the company's own numbers, which are never a customer's.
 */
export function createPageReader(
  local: StorageArea,
  managed?: ManagedArea,
): (reports: FrameReport[], host: string) => Promise<PageNumbers> {
  return async (reports, host) => {
    const [profile, learned, countries, policy] = await Promise.all([
      readProfile(local),
      readLearned(local),
      readSiteCountries(local),
      readPolicy(managed, local),
    ]);
    const preset = isSupportedCountry(policy.country) ? policy.country : undefined;
    const siteCountry = countryOfSite(countries, host) ?? preset;
    const shared = profile?.sharedNumbers.map(({ phoneNumber }) => phoneNumber) ?? [];
    return readPage(reports, {
      homeCountry: homeCountryOf(profile),
      ...(siteCountry && { siteCountry }),
      areaCodes: shared,
      ownNumbers: new Set([...shared, ...(profile?.ownNumbers ?? [])]),
      learnedPlaces: learned.filter(({ site }) => site === host).map(({ place }) => place),
      host,
    });
  };
}
