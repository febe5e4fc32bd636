import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../../../utils/phone/read-page.ts';
import { readText } from '../../support/read-text.ts';

const numbersOf = (text: string, homeCountry: ReadContext['homeCountry'] = 'US') =>
  readText(text, homeCountry).map(({ phoneNumber }) => phoneNumber);

describe('digits without any sign', () => {
  it.each(['Alternate mobile', 'Mother’s phone', 'Work phone number', 'Home Phone No.', 'Emergency tel.'])(
    'are a number where the label names a telephone, whosever it is: "%s"',
    (label) => {
      expect(numbersOf(`${label}: 4155550123`)).toEqual(['+14155550123']);
    },
  );

  it.each(['Alternate', 'Manager', 'Work done so far', 'IF Kantoorland', 'Other reading'])(
    'are none behind "%s"',
    (label) => {
      expect(numbersOf(`${label}: 4155550123`)).toEqual([]);
    },
  );

  it.each([
    ['Κινητό: 6932123458', 'GR', '+306932123458'],
    ['Điện thoại: 0912345678', 'VN', '+84912345678'],
    ['Zalo: 0912345678', 'VN', '+84912345678'],
    ['No HP: 081234567890', 'ID', '+6281234567890'],
    ['تلفن: 02112345678', 'IR', '+982112345678'],
  ] as const)('are a number behind a label of another language: "%s"', (text, country, number) => {
    expect(numbersOf(text, country)).toEqual([number]);
  });
});

describe('numbers in one line', () => {
  const labelsOf = (text: string) =>
    readText(text, 'US')
      .toSorted((one, other) => one.phoneNumber.localeCompare(other.phoneNumber))
      .map(({ label }) => label);

  it('are labelled each for itself', () => {
    expect(labelsOf('P: 415-555-0101 M: 415-555-0102 F: 415-555-0103')).toEqual(['phone', 'mobile', 'fax']);
    expect(labelsOf('(w) 415 555 0101 x214 (c) 415 555 0102')).toEqual(['work', 'mobile']);
    expect(labelsOf('Fax 415-555-0101 | Office 415-555-0102')).toEqual(['fax', 'work']);
  });

  it('share the label of the first where no other stands between them', () => {
    expect(labelsOf('Mobile: 4155550101, 4155550102')).toEqual(['mobile', 'mobile']);
    expect(labelsOf('Fax: 415-555-0101 | 415-555-0102')).toEqual(['fax', 'fax']);
  });
});

describe('what is numbered by its name', () => {
  it.each([
    'Requisition',
    'Resale number',
    'Courier manifest',
    'Permit no.',
    'RUT',
    'ИНН',
    '회원번호',
    'MLS',
    'Access code',
  ])('is no phone number: "%s"', (label) => {
    expect(numbersOf(`${label}: 415-555-0123`)).toEqual([]);
  });

  it.each(['left a message on the mobile, ref. case', 'Called about order', 'NHS number'])(
    'is none, whatever was said before: "%s"',
    (label) => {
      expect(numbersOf(`${label} 4155550123`)).toEqual([]);
      expect(numbersOf(`${label} 943 476 5919`)).toEqual([]);
    },
  );

  it.each(['just in case you miss me, it is', 'in order to reach the owner use'])(
    'is a telephone where a sentence spoke of something else before: "%s"',
    (words) => {
      expect(numbersOf(`${words} 415 555 0123`)).toEqual(['+14155550123']);
    },
  );

  it('is a work order’s by its two letters', () => {
    expect(numbersOf('I reopened it, new number is WO 4155550123')).toEqual([]);
  });

  it.each(['Accounts payable', 'Listing agent', 'Order desk', 'Invoice contact'])(
    'is one of a person who has to do with it: "%s"',
    (label) => {
      expect(numbersOf(`${label}: 415-555-0123`)).toEqual(['+14155550123']);
    },
  );

  it.each(['Contact ID', 'Driver license', 'Agent code, permit'])('is none by who has it: "%s"', (label) => {
    expect(numbersOf(`${label}: 415-555-0123`)).toEqual([]);
  });

  it.each(['Total Wine', 'Policyholder', 'Reservations', 'Lease Masters Inc'])(
    'is a number all the same where nothing else is written like it: "%s"',
    (name) => {
      const written = ['(415) 555-0123', '+1 415-555-0123', '415-555-0123'].map((number) =>
        numbersOf(`${name}: ${number}`),
      );
      expect(written).toEqual([['+14155550123'], ['+14155550123'], []]);
    },
  );
});
