import { describe, expect, it } from 'vitest';
import { toE164 } from '../../../utils/phone/normalise.ts';
import { excerptOf } from '../../../utils/search/excerpt.ts';
import { matchesNumber, matchesWords, readQuery } from '../../../utils/search/match-text.ts';

const inUs = (text: string) => toE164(text, { homeCountry: 'US' });
const inAustralia = (text: string) => toE164(text, { homeCountry: 'AU' });

describe('what was typed', () => {
  it.each(['', ' ', 'a', '5', ' - '])('"%s" is nothing to look for yet', (typed) => {
    expect(readQuery(typed)).toBeUndefined();
  });

  it('is words, all of which count', () => {
    expect(readQuery('  Beth  BOILER ')).toEqual({ words: ['beth', 'boiler'], digits: '' });
  });

  it('of digits may be a number and may stand in a text', () => {
    const query = readQuery('48213', inUs);
    expect(query).toEqual({ words: ['48213'], digits: '48213' });
    expect(query && matchesWords(query, 'Order 48213 is late')).toBe(true);
  });
});

describe('a number', () => {
  it.each([
    '+14155550127',
    '(415) 555-0127',
    '415.555.0127',
    '415 555 0127',
    '1-415-555-0127',
    '001 415 555 0127',
    '5550127',
    '555-01',
    '٤١٥٥٥٥٠١٢٧',
    '٥٥٥٠١',
    '４１５５５５０１２７',
  ])('is found by %s', (typed) => {
    const query = readQuery(typed, inUs);
    expect(query && matchesNumber(query, '+14155550127')).toBe(true);
    expect(query && matchesNumber(query, '+13055559988')).toBe(false);
  });

  it.each(['0412 345 678', '(04) 1234 5678', '+61 412 345 678', '+61 (0)412 345 678'])(
    'abroad is found as people there write it: %s',
    (typed) => {
      const query = readQuery(typed, inAustralia);
      expect(query && matchesNumber(query, '+61412345678')).toBe(true);
    },
  );

  it('that is whole can be looked up', () => {
    expect(readQuery('(415) 555-0127', inUs)?.phoneNumber).toBe('+14155550127');
    expect(readQuery('555-01', inUs)?.phoneNumber).toBeUndefined();
  });

  it('is not what words look for', () => {
    expect(matchesNumber({ words: ['boiler'], digits: '' }, '+14155550127')).toBe(false);
  });
});

describe('words', () => {
  it.each([
    ['jose', 'José called', true],
    ['JOSÉ', 'jose called', true],
    ['strasse', 'Straße', false],
    ['boil', 'The boiler leaks', true],
    ['leak boiler', 'The boiler leaks', true],
    ['boiler gas', 'The boiler leaks', false],
    ['шлюз', 'Шлюз открыт', true],
    ['ﬁlter', 'filter', true],
  ])('"%s" in "%s": %s', (typed, text, expected) => {
    const query = readQuery(typed);
    expect(query && matchesWords(query, text)).toBe(expected);
  });
});

describe('the excerpt', () => {
  const cut = (text: string, typed: string) => excerptOf(text, readQuery(typed) ?? { words: [], digits: '' });

  it.each([
    ['The boiler leaks', 'boil', ['The ', 'boil', 'er leaks']],
    ['Señor José called', 'jose', ['Señor ', 'José', ' called']],
    ['Cafe\u0301 and tea', 'cafe', ['', 'Cafe\u0301', ' and tea']],
    ['😀😀 leak', 'leak', ['😀😀 ', 'leak', '']],
    ['ﬁlter', 'ilt', ['', 'ﬁlt', 'er']],
    ['one two three four five six boiler', 'boiler', ['…four five six ', 'boiler', '']],
    ['onetwothreefourfivesixsevenboiler', 'boiler', ['…', 'boiler', '']],
    ['first second', 'second first', ['', 'first', ' second']],
  ])('of "%s" for "%s"', (text, typed, [before, match, after]) => {
    expect(cut(text, typed)).toEqual({ before, match, after });
  });

  it('is none where the text does not say it', () => {
    expect(cut('Hello', 'boiler')).toBeUndefined();
  });
});
