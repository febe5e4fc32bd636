import { describe, expect, it } from 'vitest';
import { wordTokens } from '../../../utils/phone/find/word-tokens.ts';
import { readReport, reportOfText } from '../../support/read-text.ts';

const RECORD_HEADER = '>div/ >header/ record.header>main/ >body/ >html/ ';
const DETAILS = '>dd/ >dl/ >main/ >body/ >html/ ';
const CARD = '>span/ >div/ >div/ >main/ >body/ >html/ ';
const CARD_TITLE = '>a/ >h4/ >div/ >div/ >main/ >body/ >html/ ';

type Spot = { path: string; number: number; name?: string; before?: string; behind?: string };

/** What a page reads as that shows these, in this order, each with a text of its own before or behind it. */
function read(...spots: Spot[]) {
  const paths = [...new Set(spots.map(({ path }) => path))];
  const candidates = spots.map(({ path, number, name = '', before = '', behind = '' }) => ({
    text: `(415) 555-01${number}`,
    path: paths.indexOf(path),
    spot: `text;0;;;<1.1 ${wordTokens(before)},<2.2 ${wordTokens(name)},>1.1 ${wordTokens(behind)}`,
    isInView: true,
  }));
  const hashed = paths.map((path) => path.replace(/record.header/, (words) => wordTokens(words)));
  const { kind, numbers } = readReport(reportOfText('', { paths: hashed, candidates }));
  return { kind, numbers: numbers.map(({ phoneNumber }) => Number(phoneNumber.slice(-2))) };
}

describe('of one record’s numbers', () => {
  it('the mobile comes first, though the header shows another one', () => {
    const shown = { path: RECORD_HEADER, number: 11, before: 'Phone' };
    const details = { path: DETAILS, number: 22, before: 'Mobile' };
    expect(read(shown, details)).toEqual({ kind: 'record', numbers: [22, 11] });
  });

  it('the one in the header comes first of two of a kind', () => {
    const details = { path: DETAILS, number: 22, before: 'Phone' };
    const shown = { path: RECORD_HEADER, number: 11, before: 'Phone' };
    expect(read(details, shown)).toEqual({ kind: 'record', numbers: [11, 22] });
  });
});

describe('of cards on a board', () => {
  const cards = ['Dana', 'Sam', 'Robin'].map((name, index) => ({
    path: CARD,
    number: 33 + index,
    name,
    before: 'Phone',
  }));
  const title = { path: CARD_TITLE, number: 22 };

  it('one whose title is a number is none that is meant', () => {
    const [first, ...rest] = cards as [Spot, ...Spot[]];
    expect(read(first, title, ...rest).kind).toBe('list');
  });

  it('none is before or behind them all: that is a record and what is related to it', () => {
    expect(read(title, ...cards)).toMatchObject({ kind: 'record', numbers: [22, 33, 34, 35] });
    expect(read(...cards, title).kind).toBe('record');
  });
});

describe('what happened at a number', () => {
  it('is no label: it says nothing about whose number that is', () => {
    const logged = { path: CARD, number: 11, behind: 'Missed call' };
    const owned = { path: DETAILS, number: 22, before: 'Phone' };
    expect(read(logged, owned).numbers).toEqual([22, 11]);
  });
});
