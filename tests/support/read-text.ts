import type { CountryCode } from 'libphonenumber-js/min';
import { findRuns, leadOf } from '../../utils/phone/find/find-runs.ts';
import { wordTokens } from '../../utils/phone/find/word-tokens.ts';
import type { Candidate, PageReport } from '../../utils/phone/page-report.ts';
import {
  type PageNumber,
  type PageNumbers,
  type ReadContext,
  readPage,
} from '../../utils/phone/read-page.ts';

/** The report of a page that shows one paragraph of text and nothing else, as the content script writes it. */
export function reportOfText(text: string, hints: Partial<PageReport> = {}): PageReport {
  const candidates = findRuns(text).map(([run, before, after]): Candidate => {
    const length = before.length + after.length;
    const spot = ['text', length, wordTokens(leadOf(before)), wordTokens(after.slice(0, 20)), ''].join(';');
    return { text: run, path: 0, spot, isInView: true };
  });
  const paths = candidates.length > 0 ? ['>p/ >body/ >html/ '] : [];
  return {
    part: 0,
    paths,
    candidates,
    address: '/contacts/7',
    country: '',
    currency: '',
    lang: '',
    ...hints,
  };
}

/** The numbers of a page of one frame, for an agent in the United States of whom nothing else is known. */
export function readReport(report: PageReport, context: Partial<ReadContext> = {}): PageNumbers {
  return readPage([{ frameId: 0, report }], {
    homeCountry: 'US',
    areaCodes: [],
    ownNumbers: new Set(),
    learnedPlaces: [],
    host: 'crm.example.com',
    ...context,
  });
}

/** The numbers of such a page, found and read with the product's own functions, in the order they stand in. */
export function readText(
  text: string,
  homeCountry: CountryCode,
  context: Partial<ReadContext> = {},
): PageNumber[] {
  return readReport(reportOfText(text), { homeCountry, ...context }).numbers;
}
