import { describe, expect, it } from 'vitest';
import { countSegments } from '../../../utils/texting/count-segments.ts';

const gsm = (segments: number, units: number) => ({ encoding: 'GSM-7', segments, units });
const ucs = (segments: number, units: number) => ({ encoding: 'UCS-2', segments, units });

describe('the SMS a text is cut into', () => {
  // 3GPP TS 23.040, 9.2.3.24.1: 160 septets or 70 UCS-2 units in one, 153 or 67 in each of several.
  it.each([
    ['nothing', '', gsm(0, 0)],
    ['a letter', 'a', gsm(1, 1)],
    ['160 letters', 'a'.repeat(160), gsm(1, 160)],
    ['161 letters', 'a'.repeat(161), gsm(2, 161)],
    ['306 letters', 'a'.repeat(306), gsm(2, 306)],
    ['307 letters', 'a'.repeat(307), gsm(3, 307)],
    ['999 letters', 'a'.repeat(999), gsm(7, 999)],
    ['70 Arabic letters', 'س'.repeat(70), ucs(1, 70)],
    ['71 Arabic letters', 'س'.repeat(71), ucs(2, 71)],
    ['134 Arabic letters', 'س'.repeat(134), ucs(2, 134)],
    ['135 Arabic letters', 'س'.repeat(135), ucs(3, 135)],
  ])('%s', (_, text, expected) => {
    expect(countSegments(text)).toEqual(expected);
  });

  it.each([
    ['the letters of Europe that GSM has', 'äöüÄÖÜß àèéìòù ñÑ åÅ æÆ øØ Ç ΔΦΓΛΩΠΨΣΘΞ', 'GSM-7'],
    ['signs and line ends', '@£$¥!"#¤%&\'()*+,-./:;<=>?¡¿§_\r\n', 'GSM-7'],
    ['a small ç, which GSM has not', 'ç', 'UCS-2'],
    ['a curly apostrophe', 'It’s ready', 'UCS-2'],
    ['a backtick', '`', 'UCS-2'],
    ['a tab', '\t', 'UCS-2'],
    ['one emoji in a long text', `${'a'.repeat(50)}👍`, 'UCS-2'],
  ])('travels as GSM or not: %s', (_, text, encoding) => {
    expect(countSegments(text).encoding).toBe(encoding);
  });

  it.each([...'^{}\\[~]|€\f'])('counts %j twice', (character) => {
    expect(countSegments(character)).toEqual(gsm(1, 2));
    expect(countSegments(`${'a'.repeat(159)}${character}`)).toEqual(gsm(2, 161));
  });

  it('never splits a character between two SMS', () => {
    expect(countSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toEqual(gsm(3, 306));
    expect(countSegments(`${'س'.repeat(66)}👍${'س'.repeat(66)}`)).toEqual(ucs(3, 134));
  });
});
