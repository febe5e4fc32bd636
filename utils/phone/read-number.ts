import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { cleanText } from './find/clean-text.ts';
import { fitsForm } from './number-form.ts';

/** One way to read a text: the number in E.164, with the extension behind it. */
export type Reading = { phoneNumber: string; extension?: string };

/**
 * What decides how digits without a country code are read: the countries in question, likeliest first, and the
 * shared numbers whose area code a short number has. `isCertain`: something besides the form says it is a number.
 */
export type NumberContext = {
  countries: readonly CountryCode[];
  areaCodes: readonly string[];
  isCertain: boolean;
};

/** Countries where a number may be dialled, and so written, without its area code. */
const LOCAL_DIALLING = new Set([
  '1',
  '31',
  '353',
  '358',
  '43',
  '44',
  '46',
  '49',
  '55',
  '61',
  '64',
  '81',
  '82',
]);
const TOLL_FREE = /^\+18(?:00|33|44|55|66|77|88)/;
const NEW_RANGE_LENGTH = 9;
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/**
 * The numbers a text can stand for, the likeliest first; empty when it is none. Only valid numbers are returned, and
 * those of ranges unknown yet where the page itself says that it is a number.
 * A reading whose digits are grouped as its country groups them goes before one that only has the right length.
 */
export function readNumber(raw: string, context: NumberContext): Reading[] {
  const text = spellOut(cleanText(raw).trim());
  const whole = readWhole(text, context);
  if (whole.length > 0) return whole;
  for (const part of parts(text)) {
    const readings = readWhole(part, { ...context, isCertain: false });
    if (readings.length > 0) return readings;
  }
  if (!context.isCertain) return [];
  const local = readLocal(text, context);
  return local.length > 0 ? local : readOfNewRange(text, context);
}

function readWhole(text: string, context: NumberContext): Reading[] {
  const digits = text.replace(/ ?(?:x|#|ext).*$/i, '').replace(/\D/g, '');
  const international = /^\(?\+/.test(text) ? parse(text) : undefined;
  if (international || (text.includes('+') && !context.isCertain)) return toReadings([international], digits);
  const abroad = digits.startsWith('00') ? parse(`+${text.replace(/^\D*0\D*0\D*/, '')}`) : undefined;
  const national = context.countries.map((country) => parse(text.replace('+', ''), country));
  const isWithoutPlus = context.isCertain && digits.length > 10 && /^[1-9]/.test(text);
  const bare = isWithoutPlus ? parse(`+${text}`) : undefined;
  const numbers = [...national, abroad, bare].filter((number) => number !== undefined);
  const fitting = numbers.filter((number) => fitsForm(text, digits, number));
  const rest = context.isCertain ? numbers.filter((number) => !fitting.includes(number)) : [];
  return toReadings([...fitting, ...rest], digits);
}

function parse(text: string, country?: CountryCode): PhoneNumber | undefined {
  const number = parseAny(text, country);
  return number?.isValid() ? number : undefined;
}

function parseAny(text: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
  const options = defaultCountry ? { defaultCountry, extract: false } : { extract: false };
  return parsePhoneNumberFromString(text, options);
}

/**
 * Ranges are opened before libphonenumber knows them: what the page calls a number, and what is as long as one and written
 * with its country code, or in full like one of the likeliest country, is believed. In North America every range is known,
 * and `123-456-7890` an example.
 */
function readOfNewRange(text: string, { countries }: NumberContext): Reading[] {
  const number = parseAny(text, countries[0]);
  const digits = text.replace(/ ?(?:x|#|ext).*$/i, '').replace(/\D/g, '');
  const isWhole = /^\(?[+0]/.test(text) && digits.length >= NEW_RANGE_LENGTH;
  if (!isWhole || !number?.isPossible() || number.countryCallingCode === '1') return [];
  const isInFull = /^\(?\+/.test(text) || fitsForm(text, digits, number);
  return isInFull ? toReadings([number], digits) : [];
}

function toReadings(numbers: readonly (PhoneNumber | undefined)[], digits: string): Reading[] {
  const readings = new Map<string, Reading>();
  for (const number of numbers) {
    if (!number || readings.has(number.number) || /^(\d)\1+$/.test(digits)) continue;
    readings.set(number.number, { phoneNumber: number.number, ...(number.ext && { extension: number.ext }) });
  }
  return [...readings.values()];
}

/** `415-555-0123 2` (days ago): what hyphens, dots or brackets hold together, without groups that a space sets apart. */
function parts(text: string): string[] {
  const groups = text.split(' ');
  const all: string[] = [];
  for (let length = groups.length - 1; length > 0 && length > groups.length - 4; length--) {
    for (let start = 0; start + length <= groups.length; start++) {
      const part = groups.slice(start, start + length).join(' ');
      if (part.replace(/\D/g, '').length >= 8 && /[+(.-]/.test(part)) all.push(part);
    }
  }
  return all;
}

/** Digits without an area code, completed with that of the agent's shared numbers. */
function readLocal(text: string, { areaCodes, countries }: NumberContext): Reading[] {
  const [, local = '', extension] = /^([1-9][\d ./-]{4,11})(?: ?(?:x|#|ext\.?) ?(\d+))?$/i.exec(text) ?? [];
  const digits = local.replace(/\D/g, '');
  if (digits.length < 5) return [];
  const numbers = areaCodes.map((shared) => {
    const areaCode = areaCodeFor(digits.length, shared, countries);
    return areaCode ? parse(`${areaCode}${digits}`) : undefined;
  });
  return toReadings(numbers, digits).map((one) => (extension ? { ...one, extension } : one));
}

/** `+1415` for seven digits, from a shared number of a country that allows leaving it out; undefined otherwise. */
function areaCodeFor(length: number, shared: string, countries: readonly CountryCode[]): string | undefined {
  const own = TOLL_FREE.test(shared) ? undefined : parse(shared);
  if (!own?.country || !countries.includes(own.country) || !LOCAL_DIALLING.has(own.countryCallingCode)) {
    return undefined;
  }
  const areaLength = own.nationalNumber.length - length;
  const isLocal = own.countryCallingCode === '1' ? areaLength === 3 : areaLength >= 2 && areaLength <= 5;
  return isLocal ? `+${own.countryCallingCode}${own.nationalNumber.slice(0, areaLength)}` : undefined;
}

/** `1-800-FLOWERS` as a phone's keys dial it; letters beyond the number's length are not dialled. */
function spellOut(text: string): string {
  if (!/^[\d(+][\d ().-]*[A-Z][A-Z\d.-]*$/.test(text)) return text;
  const digits = text.replace(/[A-Z]/g, (letter) =>
    String(KEYS.findIndex((key) => key.includes(letter)) + 2),
  );
  const limit = /^\+?1/.test(digits) ? 11 : 10;
  const bare = digits.replace(/\D/g, '');
  return bare.length > limit ? bare.slice(0, limit) : digits;
}
