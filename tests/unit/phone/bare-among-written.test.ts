import { describe, expect, it } from 'vitest';
import { readReport, reportOfText } from '../../support/read-text.ts';

/** The numbers read from texts in cells of these paths; a path that comes again is the same place. */
function read(...cells: [text: string, path: string][]): string[] {
  const paths = [...new Set(cells.map(([, path]) => path))];
  const candidates = cells.map(([text, path]) => ({
    text,
    path: paths.indexOf(path),
    spot: 'text;0;;;',
    isInView: true,
  }));
  const { numbers } = readReport(reportOfText('', { paths, candidates }));
  return numbers.map(({ phoneNumber }) => phoneNumber);
}

const CELL = '>span/ >li/ >main/ >body/ >html/ ';
const OTHER = '>b/ >li/ >main/ >body/ >html/ ';
const WRITTEN: [string, string][] = [
  ['(415) 555-0101', CELL],
  ['(415) 555-0102', CELL],
  ['(415) 555-0103', CELL],
];

describe('bare digits without a label', () => {
  it('are a number where others write theirs', () => {
    expect(read(...WRITTEN, ['4155550199', CELL])).toContain('+14155550199');
  });

  it.each<[string, [string, string][]]>([
    ['stand alone', [['4155550199', CELL]]],
    ['stand elsewhere', [...WRITTEN, ['4155550199', OTHER]]],
    ['stand among too few', [...WRITTEN.slice(1), ['4155550199', CELL]]],
    ['come in every row', [...WRITTEN, ['4155550197', CELL], ['4155550198', CELL], ['4155550199', CELL]]],
    [
      'have another length',
      [...WRITTEN.map(([text, path]): [string, string] => [`+1 ${text}`, path]), ['4155550199', CELL]],
    ],
  ])('are none where they %s', (_, cells) => {
    expect(read(...cells)).not.toContain('+14155550199');
  });

  it('are none where they are no number of any country in question', () => {
    expect(read(...WRITTEN, ['0000550199', CELL])).toHaveLength(3);
  });
});
