import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { readNumber } from './read-number.ts';

/**
 * The E.164 form of a number the agent typed or pasted, or undefined when it is none. A number without country code
 * is read as one of the home country, one without area code with that of the first shared number that allows it.
 */
export function toE164(
  text: string,
  context: { homeCountry: CountryCode; areaCodes?: readonly string[] },
): string | undefined {
  const { homeCountry, areaCodes = [] } = context;
  return readNumber(text, { countries: [homeCountry], areaCodes, isCertain: true })[0]?.phoneNumber;
}

/** A number as people of the home country write it: national form for their own, international for all others. */
export function formatNumber(e164: string, homeCountry: CountryCode): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  const isOwn = number.countryCallingCode === getCountryCallingCode(homeCountry);
  return isOwn ? number.formatNational() : number.formatInternational();
}
