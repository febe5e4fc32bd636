import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';
import type { StorageArea } from '../storage-area.ts';

/**
 * The country whose numbers a site writes without country code, by host, as the agent set it (ISO 3166-1). It is asked
 * only where a page itself does not tell.
 */
export type SiteCountries = Readonly<Record<string, string>>;

/** Where they are in `storage.local`. */
export const SITE_COUNTRIES_KEY = 'siteCountries';

/** The agent's settings of all sites. */
export async function readSiteCountries(local: StorageArea): Promise<SiteCountries> {
  return ((await local.get(SITE_COUNTRIES_KEY))[SITE_COUNTRIES_KEY] as SiteCountries | undefined) ?? {};
}

/** Sets a site's country; '' takes the setting away. */
export async function setSiteCountry(local: StorageArea, site: string, country: string): Promise<void> {
  const { [site]: _, ...others } = await readSiteCountries(local);
  await local.set({ [SITE_COUNTRIES_KEY]: country ? { ...others, [site]: country } : others });
}

/** The setting that counts for a host: its own, else that of the widest allowed site around it (`*.example.com`). */
export function countryOfSite(countries: SiteCountries, host: string): CountryCode | undefined {
  const around = Object.keys(countries).find(
    (site) => site.startsWith('*.') && isWithin(host, site.slice(2)),
  );
  const country = countries[host] ?? countries[around ?? ''] ?? '';
  return isSupportedCountry(country) ? country : undefined;
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
