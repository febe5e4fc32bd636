import type { PhoneNumber } from 'libphonenumber-js/min';

/** Fewer digits in two groups are years, pages or scores as well. */
const TELLING_LENGTH = 9;

/**
 * Whether a text is written as a number of this country is, so that it needs no label: all digits, with the trunk
 * prefix where there is one and it is not optional, grouped as the country groups them or evenly in twos, threes or
 * fours. `digits` are those of the text without extension.
 */
export function fitsForm(text: string, digits: string, number: PhoneNumber): boolean {
  const national = plain(number.formatNational());
  const short = plain(number.formatNational({ nationalPrefix: false }));
  const international = plain(number.formatInternational());
  const abroad = isDialledFromAbroad(digits, international) ? international : undefined;
  const form = [national, short, international].find((one) => digitsOf(one) === digits) ?? abroad;
  if (form === undefined || groupsOf(national).length < 2) return false;
  const groups = groupsOf(text.replace(/ ?(?:x|#|ext).*$/i, ''));
  if (groups.length === 1) return true;
  if (groups.length < 3 && digits.length < TELLING_LENGTH && !text.includes('(')) return false;
  const expected = new Set([national, international].flatMap((one) => boundaries(groupsOf(one))));
  if (abroad) expected.add(digitsOf(abroad).length);
  if (boundaries(groups).every((boundary) => expected.has(boundary))) return true;
  // `0221 / 4710-126`: whatever a switchboard's extension is set apart by, the area code is where it should be.
  if (/^\(?0\d+(?:\)| ?\/)/.test(text) && expected.has(boundaries(groups).at(-1) ?? 0)) return true;
  const isComplete = form === national || digitsOf(national) === digitsOf(short);
  return number.countryCallingCode !== '1' && isComplete && isEven(groups);
}

/** `0049 30 901820`, `011 49 30 901820`: whether the prefix is one of the caller's country was known when parsing. */
function isDialledFromAbroad(digits: string, international: string): boolean {
  const whole = digitsOf(international);
  return digits.endsWith(whole) && /^0\d{1,3}$/.test(digits.slice(0, -whole.length));
}

function plain(form: string): string {
  return form.replace(/ ext\..*$/, '');
}

function digitsOf(form: string): string {
  return form.replace(/\D/g, '');
}

function groupsOf(form: string): string[] {
  return form.match(/\d+/g) ?? [];
}

/** Where groups end, counted in digits from the right. */
function boundaries(groups: readonly string[]): number[] {
  let count = 0;
  return groups
    .slice(1)
    .reverse()
    .map((group) => {
      count += group.length;
      return count;
    });
}

function isEven(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  const length = rest[0]?.length ?? 0;
  return (
    length >= 2 && first.length >= 2 && first.length <= 5 && rest.every((group) => group.length === length)
  );
}
