import type { CountryCode } from 'libphonenumber-js/min';
import { bareAmongWritten } from './bare-among-written.ts';
import { isOur, type Label } from './label-words.ts';
import { listedNumbers } from './listed-numbers.ts';
import { countriesOfNumbers, countriesOfPage, countriesOfWideLanguage } from './page-country.ts';
import { pagePattern, pageRecord } from './page-pattern.ts';
import type { Candidate, PageReport } from './page-report.ts';
import { type Reading, readNumber } from './read-number.ts';
import { type Place, readPlace } from './read-place.ts';
import { isDoubtful, isInThousands, isPlain, piecesOfRun } from './read-run.ts';
import { CLEAR_SCORE, type Reason, scoreNumber } from './score-number.ts';

/** What one frame of a tab reported last; 0 is the top frame. */
export type FrameReport = { frameId: number; report: PageReport };

/** What is known besides the page. All phone numbers are E.164. */
export type ReadContext = {
  homeCountry: CountryCode;
  /** The agent's setting for this site, for pages that tell no country. */
  siteCountry?: CountryCode;
  /** The agent's shared numbers: numbers without an area code get theirs. */
  areaCodes: readonly string[];
  /** The agent's own and the company's numbers: never offered. */
  ownNumbers: ReadonlySet<string>;
  /** Places of numbers the agent preferred on this site, as `PageNumber.place`. */
  learnedPlaces: readonly string[];
  host: string;
};

/** A number the page shows, the best of its occurrences. */
export type PageNumber = {
  phoneNumber: string;
  /** Other numbers the same digits can stand for; the threads decide. */
  alternatives: string[];
  /** As the page writes it. */
  text: string;
  label?: Label;
  extension?: string;
  /** To be kept when the agent chooses this number, and given back as a learned place. */
  place: string;
  /** The kind of page (`pagePattern`) that frame shows. */
  pattern: string;
  score: number;
  reasons: Reason[];
};

/**
 * The numbers of a page, best first, each once. `record`: the first is the customer's whose record is shown. `list`:
 * there are numbers, but none that is clearly meant. `none`: there is no number.
 */
export type PageNumbers = {
  kind: 'record' | 'list' | 'none';
  numbers: PageNumber[];
  /** Which record it is (`pageRecord`), as far as the address says so. */
  record: string;
};

type Occurrence = PageNumber & { isListed: boolean; isAmongPage: boolean };

const BESIDE_PAGE = /^(?:header|footer|widget)$/;

/** Reads the frames of a page together: which numbers there are, in which order, and whether one is clearly meant. */
export function readPage(reports: readonly FrameReport[], context: ReadContext): PageNumbers {
  const frames = reports.toSorted((one, other) => one.frameId - other.frameId);
  const record = pageRecord(frames[0]?.report.address ?? '');
  const occurrences = frames.flatMap(({ report }) => readFrame(report, context));
  const numbers = mergeOccurrences(occurrences).toSorted((one, other) => other.score - one.score);
  const [first] = numbers;
  if (!first) return { kind: 'none', numbers: [], record };
  const isOnly = numbers.length === 1 && first.isAmongPage && first.label !== 'staff';
  const isClear = isOnly || (!first.isListed && first.score >= CLEAR_SCORE);
  return {
    kind: isClear ? 'record' : 'list',
    numbers: numbers.map(({ isListed: _, isAmongPage: __, ...number }) => number),
    record,
  };
}

function readFrame(report: PageReport, context: ReadContext): Occurrence[] {
  const { homeCountry, siteCountry, host } = context;
  const pattern = pagePattern(report.address);
  const countries = [...new Set([...countriesOfPage(report, host), siteCountry ?? homeCountry, homeCountry])];
  const fallbacks = [
    ...countriesOfNumbers(report.candidates.map(({ text }) => text)),
    ...countriesOfWideLanguage(report.lang),
  ];
  const readAt = (candidate: Candidate, place: Place) =>
    readCandidate(candidate, place, { countries, fallbacks }, context);
  const candidates = report.candidates.map((candidate) => {
    const place = readPlace(candidate, report);
    const readings = readAt(candidate, place);
    return { candidate, place, readings, isNumber: readings.length > 0 };
  });
  const isVouchedFor = bareAmongWritten(candidates);
  const found = candidates.flatMap(({ candidate, place, readings }, index) =>
    (isVouchedFor[index] ? readAt(candidate, { ...place, isCertain: true }) : readings).map(
      ([text, reading, ...others]) => ({
        text,
        reading,
        others,
        phoneNumber: reading.phoneNumber,
        place,
        isInView: candidate.isInView,
      }),
    ),
  );
  const isListed = listedNumbers(found);
  return found.map(({ text, reading, others, place, isInView }, index) => {
    const isChosenPlace = context.learnedPlaces.includes(place.fingerprint);
    const facts = { isInView, isChosenPlace, isListed: isListed[index] === true && !isChosenPlace };
    return {
      phoneNumber: reading.phoneNumber,
      alternatives: others.map((other) => other.phoneNumber),
      text,
      ...(place.label !== 'none' && { label: place.label }),
      ...(reading.extension && { extension: reading.extension }),
      place: place.fingerprint,
      pattern,
      ...scoreNumber(place, facts),
      isListed: facts.isListed,
      isAmongPage: !BESIDE_PAGE.test(place.region) && place.source !== 'markup',
    };
  });
}

/**
 * The numbers in a candidate, each with its text and its readings, likeliest first. `fallbacks` count where the page says
 * that it is a number and none of the `countries` explains it.
 */
function readCandidate(
  candidate: Candidate,
  place: Place,
  { countries, fallbacks }: { countries: readonly CountryCode[]; fallbacks: readonly CountryCode[] },
  { areaCodes, ownNumbers }: ReadContext,
): [string, Reading, ...Reading[]][] {
  const { label, labelWords, region, source, row, isCertain, isProse, dialCode, isPageFoot } = place;
  const isOfFirm = label === 'staff' && (BESIDE_PAGE.test(region) || (isOur(labelWords) && !isProse));
  const isNobody = isPageFoot || isOfFirm;
  if (label === 'id' || isNobody || (source === 'markup' && !isCertain)) return [];
  const isAmount = (piece: string): boolean => place.isPriced && isInThousands(piece);
  const pieces = piecesOfRun(candidate.text).filter((piece) => !isAmount(piece));
  return pieces.flatMap((piece) => {
    const isOtherColumn = row === 'table' && label === 'none' && isPlain(piece);
    if (!isCertain && (isDoubtful(piece) || isOtherColumn)) return [];
    const text = dialCode && !piece.includes('+') ? `${dialCode} ${piece}` : piece;
    const readOf = (those: readonly CountryCode[]) =>
      readNumber(text, { countries: those, areaCodes, isCertain });
    const likely = readOf(countries);
    const readings = isCertain && !likely.length ? readOf(fallbacks) : likely;
    const [first, ...others] = readings;
    if (!first || ownNumbers.has(first.phoneNumber)) return [];
    return [[piece, first, ...others.filter(({ phoneNumber }) => !ownNumbers.has(phoneNumber))]];
  });
}

/** One entry per number: its best occurrence, with what the others add. */
function mergeOccurrences(occurrences: readonly Occurrence[]): Occurrence[] {
  const byNumber = new Map<string, Occurrence[]>();
  for (const one of occurrences)
    byNumber.set(one.phoneNumber, [...(byNumber.get(one.phoneNumber) ?? []), one]);
  return [...byNumber.values()].map((all) => {
    const best = all.reduce((one, other) => (other.score > one.score ? other : one));
    const extension = best.extension ?? all.find((one) => one.extension)?.extension;
    const label = best.label ?? all.find((one) => one.label)?.label;
    const alternatives = [...new Set(all.flatMap((one) => one.alternatives))];
    return {
      ...best,
      ...(extension && { extension }),
      ...(label && { label }),
      alternatives: alternatives.filter((number) => !byNumber.has(number)),
    };
  });
}
