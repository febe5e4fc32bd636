import { describe, expect, it } from 'vitest';
import { type PageReport, parsePageReport } from '../../../utils/phone/page-report.ts';
import { ODD_VALUES } from '../../support/odd-values.ts';
import { readReport, reportOfText } from '../../support/read-text.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const GOOD = reportOfText('Mobile: (415) 555-0123 x12, Fax: +1 212 555 0199');
const withCandidate = (change: object): unknown => ({
  ...GOOD,
  candidates: [{ ...GOOD.candidates[0], ...change }],
});

describe('a report of a page', () => {
  it('is taken as it is', () => {
    expect(GOOD.candidates).toHaveLength(2);
    expect(parsePageReport(GOOD)).toEqual(GOOD);
  });

  it('is taken without anything that does not belong to it', () => {
    const more = { ...GOOD, text: 'the whole page', tabId: 9 };
    expect(parsePageReport(more)).toEqual(GOOD);
    expect(parsePageReport(withCandidate({ html: '<p>' }))?.candidates[0]).not.toHaveProperty('html');
  });

  it.each<[string, unknown]>([
    ['a text longer than any number', withCandidate({ text: '1'.repeat(91) })],
    ['a text with other words', withCandidate({ text: 'call 4155550123' })],
    ['markup', withCandidate({ text: '<img src=x>4155550123' })],
    ['lines', withCandidate({ text: '415\n5550123' })],
    ['surroundings without end', withCandidate({ spot: 'x'.repeat(4001) })],
    ['a path that is not there', withCandidate({ path: 1 })],
    ['a path before the first', withCandidate({ path: -1 })],
    ['half a path', withCandidate({ path: 0.5 })],
    ['more than 1,200 numbers', { ...GOOD, candidates: Array(1201).fill(GOOD.candidates[0]) }],
    ['more than 300 paths', { ...GOOD, paths: Array(301).fill('>p/ ') }],
    ['a path without end', { ...GOOD, paths: ['>p/ '.repeat(1000)] }],
    ['an address without end', { ...GOOD, address: '/'.repeat(2001) }],
    ['a list instead of a text', { ...GOOD, lang: ['en'] }],
  ])('with %s is not taken', (_, report) => {
    expect(parsePageReport(report)).toBeUndefined();
  });

  it.each(Object.keys(GOOD))('without %s is not taken, nor with odd values there', (field) => {
    const { [field as keyof PageReport]: _, ...rest } = GOOD;
    expect(parsePageReport(rest)).toBeUndefined();
    const isOdd = (value: unknown) => value !== 0 && typeof value !== 'string' && !Array.isArray(value);
    for (const odd of ODD_VALUES.filter(isOdd)) {
      expect(parsePageReport({ ...GOOD, [field]: odd })).toBeUndefined();
    }
  });
});

it('whatever a report says that is taken, it is read without an error, and once for each number', () => {
  const random = seededRandom(20261122);
  const pieces = [...'0123456789', '+', '(', ')', ' ', '-', '.', '/', 'A', ' x1'];
  const marks = ['<', '>', '=', '*', '|', ',', ';', '.', '0 ', '+49', 'a1b2', '__proto__', '\u202e', ''];
  const word = (from: string[], length: number) =>
    Array.from({ length: random.int(length) }, () => random.pick(from)).join('');
  let taken = 0;
  for (let round = 0; round < 3000; round += 1) {
    const report = parsePageReport({
      part: 0,
      paths: ['>div/ ', word([...marks, '>li/', '/listitem'], 9), '>td/cell >tr/row >table/table '],
      candidates: Array.from({ length: random.int(6) }, () => ({
        text: word(pieces, 24),
        path: random.int(3),
        spot: word([...marks, 'text;', 'link;', 'field;', 'markup;'], 16),
        isInView: random.once(2),
      })),
      address: word(['/', '#', 'contacts', '7', '?', '%', '..'], 8),
      country: word(marks, 5),
      currency: random.pick(['€', '£', '', '__proto__', 'constructor']),
      lang: random.pick(['de', 'en-US', '', '-', 'constructor', '__proto__-xx']),
    });
    if (!report) continue;
    taken += 1;
    const { kind, numbers } = readReport(report, { areaCodes: ['+14155550100'] });
    expect(new Set(numbers.map(({ phoneNumber }) => phoneNumber)).size).toBe(numbers.length);
    expect(kind === 'none').toBe(numbers.length === 0);
  }
  expect(taken).toBeGreaterThan(500);
});

it('whatever a text holds, a report of what is found in it is taken', () => {
  const random = seededRandom(20261123);
  const pieces = [
    '850',
    '800',
    '1',
    '+',
    '(',
    ')',
    ' ',
    '-',
    '.',
    '/',
    ':',
    '=',
    '|',
    ',',
    'DEADBEEF',
    'FLOWERS',
  ];
  pieces.push('4155550123', '٤١٥', '\u200b', '\u00a0', '\u202e', '\n', 'x12', 'ext. 7', '#', '’', '٫', '０');
  let found = 0;
  for (let round = 0; round < 8000; round += 1) {
    const text = Array.from({ length: 2 + random.int(8) }, () => random.pick(pieces)).join('');
    const report = reportOfText(text);
    found += report.candidates.length;
    expect([text, parsePageReport(report)]).toEqual([text, report]);
  }
  expect(found).toBeGreaterThan(1000);
});
