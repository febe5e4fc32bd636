import { type FrameReport, type PageNumbers, readPage } from '../phone/read-page.ts';
import { homeCountryOf } from '../session/home-country.ts';
import { readProfile } from '../session/session-state.ts';
import type { StorageArea } from '../storage-area.ts';

/**
 * Reads a page's reports with what is known of the agent: the home country, and the company's own numbers, which are
 * never a customer's.
 */
export function createPageReader(
  local: StorageArea,
): (reports: FrameReport[], host: string) => Promise<PageNumbers> {
  return async (reports, host) => {
    const profile = await readProfile(local);
    const own = profile?.sharedNumbers.map(({ phoneNumber }) => phoneNumber) ?? [];
    return readPage(reports, {
      homeCountry: homeCountryOf(profile),

      areaCodes: own,
      ownNumbers: new Set(own),
      learnedPlaces: [],
      host,
    });
  };
}
