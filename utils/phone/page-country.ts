import {
  type CountryCode,
  getCountries,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { wordTokens } from './find/word-tokens.ts';
import type { PageReport } from './page-report.ts';

const OF_CURRENCY: Record<string, CountryCode> = {
  '£': 'GB',
  '₹': 'IN',
  '₩': 'KR',
  '₪': 'IL',
  '₽': 'RU',
  '₺': 'TR',
  '₴': 'UA',
  '₫': 'VN',
  '₱': 'PH',
  '฿': 'TH',
  zł: 'PL',
  Kč: 'CZ',
  R$: 'BR',
  A$: 'AU',
  C$: 'CA',
  NZ$: 'NZ',
  HK$: 'HK',
  S$: 'SG',
};

/** Languages spoken, in the main, in one country; English, Spanish, Portuguese, Arabic and the like name none. */
const OF_LANGUAGE: Record<string, CountryCode> = {
  bg: 'BG',
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  el: 'GR',
  et: 'EE',
  fi: 'FI',
  fr: 'FR',
  he: 'IL',
  hr: 'HR',
  hu: 'HU',
  is: 'IS',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  lt: 'LT',
  lv: 'LV',
  nb: 'NO',
  nl: 'NL',
  no: 'NO',
  pl: 'PL',
  ro: 'RO',
  ru: 'RU',
  sk: 'SK',
  sl: 'SI',
  sv: 'SE',
  th: 'TH',
  tr: 'TR',
  uk: 'UA',
  vi: 'VN',
};

/** Languages of several countries: where their numbers may be from, when nothing else says so. */
const OF_WIDE_LANGUAGE = new Map<string, CountryCode[]>([
  ['es', ['ES', 'MX', 'CO', 'AR', 'CL', 'PE']],
  ['pt', ['BR', 'PT']],
]);

/** Top-level domains that look like a country's and are used by everybody. */
const GENERIC_DOMAINS = new Set([
  'ai',
  'app',
  'cc',
  'co',
  'fm',
  'gg',
  'io',
  'is',
  'la',
  'ly',
  'me',
  'sh',
  'so',
  'to',
  'tv',
  'ws',
]);
/** As forms write them and `Intl` does not. */
const ALIASES: Record<string, CountryCode> = {
  america: 'US',
  'bosnia and herzegovina': 'BA',
  burma: 'MM',
  'czech republic': 'CZ',
  england: 'GB',
  'great britain': 'GB',
  holland: 'NL',
  'hong kong': 'HK',
  'ivory coast': 'CI',
  korea: 'KR',
  'korea republic of': 'KR',
  macao: 'MO',
  macau: 'MO',
  macedonia: 'MK',
  'northern ireland': 'GB',
  'republic of ireland': 'IE',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  scotland: 'GB',
  swaziland: 'SZ',
  'the netherlands': 'NL',
  turkey: 'TR',
  uae: 'AE',
  uk: 'GB',
  'viet nam': 'VN',
  'united states of america': 'US',
  us: 'US',
  usa: 'US',
  wales: 'GB',
};
const NAME_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'ja', 'zh', 'ru'];

/**
 * The countries whose numbers a page shows, likeliest first: its country field, the currency it shows, the region of
 * its language, its domain, then the language alone. Empty when the page tells nothing.
 */
export function countriesOfPage(
  hints: Pick<PageReport, 'country' | 'currency' | 'lang'>,
  host: string,
): CountryCode[] {
  const [language = '', ...subtags] = hints.lang.toLowerCase().split(/[-_]/);
  const region = subtags.find((tag) => tag.length === 2)?.toUpperCase();
  const found = [
    countryNamed(hints.country),
    OF_CURRENCY[hints.currency],
    region,
    countryOfDomain(host),
    region ? undefined : OF_LANGUAGE[language],
  ];
  return [...new Set(found)]
    .filter((country) => country !== undefined)
    .filter((country): country is CountryCode => isSupportedCountry(country));
}

const MOST_NUMBERS = 30;

/** The countries of the numbers a page writes with their country code: its other numbers may be from there, too. */
export function countriesOfNumbers(texts: readonly string[]): CountryCode[] {
  const international = texts.filter((text) => /^\(?\+/.test(text)).slice(0, MOST_NUMBERS);
  const found = international.map((text) => parsePhoneNumberFromString(text)?.country);
  return [...new Set(found)].filter((country) => country !== undefined);
}

/** The countries of a language that is spoken in several, when its tag names none of them. */
export const countriesOfWideLanguage = (lang: string): CountryCode[] =>
  OF_WIDE_LANGUAGE.get(lang.toLowerCase()) ?? [];

function countryOfDomain(host: string): string | undefined {
  const domain = /\.([a-z]{2})$/.exec(host.toLowerCase())?.[1];
  if (!domain || GENERIC_DOMAINS.has(domain)) return undefined;
  return domain === 'uk' ? 'GB' : domain.toUpperCase();
}

let countriesByName: Map<string, CountryCode> | undefined;

/** The country that the first text behind "Country" names, by code or in the languages CRMs are sold in. */
function countryNamed(texts: string): CountryCode | undefined {
  const tokens = /^>[^ ]* \(?([\da-z.]+)/.exec(texts)?.[1] ?? '';
  countriesByName ??= listCountries();
  return countriesByName.get(tokens);
}

function listCountries(): Map<string, CountryCode> {
  const names = new Map<string, CountryCode>();
  for (const language of NAME_LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region' });
    for (const country of getCountries()) names.set(wordTokens(display.of(country) ?? country), country);
  }
  for (const country of getCountries()) names.set(wordTokens(country), country);
  for (const [name, country] of Object.entries(ALIASES)) names.set(wordTokens(name), country);
  return names;
}
