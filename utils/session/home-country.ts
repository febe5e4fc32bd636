import type { CountryCode } from 'libphonenumber-js/min';
import { isCountry } from '../phone/countries.ts';
import type { Profile } from './session-state.ts';

/** Used until RingCentral has said where the agent is at home, and when it says nothing usable. */
const DEFAULT: CountryCode = 'US';

/** The country whose numbers the agent reads and writes without a country code. */
export function homeCountryOf(profile: Profile | undefined): CountryCode {
  const code = profile?.me.homeCountry ?? '';
  return isCountry(code) ? code : DEFAULT;
}
