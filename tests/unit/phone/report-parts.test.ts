import { describe, expect, it } from 'vitest';
import { type PageReport, parsePageReport } from '../../../utils/phone/page-report.ts';
import { withReport } from '../../../utils/phone/report-parts.ts';
import { reportOfText } from '../../support/read-text.ts';

const GOOD = reportOfText('Mobile: (415) 555-0123 x12, Fax: +1 212 555 0199');

describe('a part of a report', () => {
  const part = (change: Partial<PageReport>): PageReport => ({ ...GOOD, part: 1, paths: [], ...change });
  const [first, second] = GOOD.candidates;
  const candidate = (path: number) => ({ text: '4155550177', path, spot: '', isInView: true });

  it('is taken, though the paths it names were told before', () => {
    expect(parsePageReport(part({}))).toEqual(part({}));
  });

  it('adds its candidates and paths; of the frame it tells the latest', () => {
    const more = part({ paths: ['>td/ '], candidates: [candidate(1)], address: '/leads/9', currency: '€' });
    const all = withReport(GOOD, more);
    expect(all).toEqual({
      ...more,
      paths: [...GOOD.paths, '>td/ '],
      candidates: [first, second, candidate(1)],
    });
    expect(withReport(all, part({ part: 2, candidates: [candidate(1)] }))?.candidates).toHaveLength(4);
  });

  it.each<[string, PageReport | undefined, PageReport]>([
    ['nothing is known of the frame', undefined, part({})],
    ['a part before it is missing', GOOD, part({ part: 2 })],
    ['it came before', { ...GOOD, part: 1 }, part({})],
    ['a path was never told', GOOD, part({ candidates: [candidate(1)] })],
  ])('tells nothing when %s', (_, told, report) => {
    expect(withReport(told, report)).toBeUndefined();
  });

  it('of many leaves the first numbers and those found last', () => {
    const many = { ...GOOD, candidates: Array.from({ length: 1200 }, () => candidate(0)) };
    const all = withReport(many, part({ candidates: [{ ...candidate(0), text: '4155550188' }] }));
    expect([all?.candidates.length, all?.candidates.at(-1)?.text]).toEqual([1200, '4155550188']);
  });
});
