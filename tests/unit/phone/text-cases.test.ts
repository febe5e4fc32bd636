import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { readText } from '../../support/read-text.ts';
import { TEXT_CASES } from './text-cases.ts';
import { CONTEXTS, NUMBERS_IN_CONTEXT } from './text-contexts.ts';
import { FOUND_WITH_LABEL, WHY } from './text-differences.ts';

const withExtension = (number: string, extension = ''): string =>
  extension ? `${number}x${extension}` : number;
const ours = (text: string, country: CountryCode): string =>
  readText(text, country)
    .map(({ phoneNumber, extension }) => withExtension(phoneNumber, extension))
    .join(' ');
const theirs = (text: string, country: CountryCode): string => {
  const found = findPhoneNumbersInText(text, { defaultCountry: country });
  return [...new Set(found.map(({ number }) => withExtension(number.number, number.ext)))].join(' ');
};

describe.each(Object.entries(TEXT_CASES))('a text of libphonenumber’s suites, %s:', (_group, cases) => {
  it.each(cases)('"%s" (%s) is read as %s', (text, country, expected) => {
    expect(ours(text, country)).toBe(expected);
  });

  it.each(cases)('"%s" (%s) is read as libphonenumber does, or it is said why not', (...row) => {
    const [text, country, expected, why] = row;
    if (why) expect(theirs(text, country), WHY[why]).not.toBe(expected);
    else expect(theirs(text, country)).toBe(expected);
  });

  const labelled = cases.filter(([, , , why]) => why && FOUND_WITH_LABEL.includes(why));
  it.skipIf(labelled.length === 0).each(labelled)('"%s" (%s) is found behind a label', (text, country) => {
    expect(ours(`Phone: ${text}`, country)).toBe(theirs(text, country));
  });
});

describe.each(CONTEXTS)('between "%s" and "%s"', (before, behind, expected, why) => {
  it.each(NUMBERS_IN_CONTEXT)(
    'the number %s is found as libphonenumber does, or it is said why not',
    (...row) => {
      const [written, number] = row;
      const text = before + written + behind;
      expect(ours(text, 'US')).toBe(expected(number));
      if (why) expect(theirs(text, 'US'), WHY[why]).not.toBe(expected(number));
      else expect(theirs(text, 'US')).toBe(expected(number));
    },
  );
});

it('every reason is one of a text', () => {
  const given = [
    ...Object.values(TEXT_CASES)
      .flat()
      .map(([, , , why]) => why),
    ...CONTEXTS.map(([, , , why]) => why),
  ];
  expect(new Set(given.filter((why) => why !== undefined))).toEqual(new Set(Object.keys(WHY)));
});
