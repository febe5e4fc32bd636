import { standsByCurrency } from './currency-words.ts';
import { hash } from './hash.ts';
import { isInitial, isSpoken, type Label, namesTelephone } from './label-words.ts';
import { pagePattern } from './page-pattern.ts';
import type { Candidate, PageReport, Source } from './page-report.ts';
import { isUnmistakable } from './read-run.ts';
import {
  dialCodeOf,
  isSentence,
  labelOfSpot,
  NONE,
  readSpot,
  type Spot,
  type SpotLabel,
} from './read-spot.ts';
import { isPartFooter, isRecordHeader, type Region, regionOf } from './region-words.ts';
import { MAX_PATH_LENGTH } from './report-limits.ts';

/** What a report says about where a number stands. */
export type Place = {
  /** The same for the same spot on every page of its kind: hashes only. */
  fingerprint: string;
  /** The elements around alone, whatever their labels: the same for all entries of a list. */
  structure: string;
  source: Source;
  label: Label;
  /** The words that said so, as tokens. */
  labelWords: string;
  /** The nearest text that is not the label, as tokens: in a list, the entry's name. */
  neighbour: string;
  region: Region;
  /** At the foot of the whole page, which tells whose page it is. */
  isPageFoot: boolean;
  /** In a row of a table with columns, in an item of a list, or in neither. */
  row: 'none' | 'list' | 'table';
  /** The header of its column, as tokens, or nothing. */
  column: string;
  /** A heading, or in the header of a record. */
  isHeading: boolean;
  /** Inside a sentence, a longer text or a signature. */
  isProse: boolean;
  /** The page itself says that it is a phone number, by a word or by a link. */
  isCertain: boolean;
  /** A currency stands beside it in its line. */
  isPriced: boolean;
  /** A country code in a field of its own before the number, or nothing. */
  dialCode: string;
};

type Shape = { tag: string; role: string; words: string };

/** Sections have footers of their own: those are not the page's. */
const SECTION = /^(?:article|section|li|td|form|dialog)$/;
/** Have main parts of their own. */
const CARD = /^(?:article|li)$/;
const ITEM_TAG = /^(?:li|tr|article)$/;
const ITEM_ROLE = /^(?:listitem|option|row|article|treeitem)$/;
/** Says how a number looks, not where it is. */
const FORMATTING = /^(?:[bisu]|em|strong|mark|font|small|del|ins|bdi)$/;
/** As deep in the page a footer of its own may stand, the page and its body counted. */
const FOOT_DEPTH = 5;
const STRUCTURE_DEPTH = 10;

/** Reads where a candidate stands. */
export function readPlace(candidate: Candidate, report: PageReport): Place {
  const shapes = readPath(report.paths[candidate.path] ?? '');
  const spot = readSpot(candidate.spot);
  const said = labelOfSpot(spot);
  // Where no column says so it may be a word of a name: "Total Wine".
  const isName = said.label === 'id' && !spot.header && isUnmistakable(candidate.text);
  const label = isName ? NONE : said;
  const tags = shapes
    .filter(({ tag }) => !FORMATTING.test(tag))
    .slice(0, STRUCTURE_DEPTH)
    .map(({ tag, role }) => tag + role);
  const structure = hash(tags.join('>'));
  const isItem = shapes.some(({ tag, role }) => ITEM_TAG.test(tag) || ITEM_ROLE.test(role));
  const region = regionAround(shapes);
  return {
    fingerprint: [hash(pagePattern(report.address)), structure, hash(`${label.label} ${label.words}`)].join(
      '.',
    ),
    structure,
    source: spot.source,
    label: label.label,
    labelWords: label.words,
    neighbour: spot.textsBefore.find(({ tokens }) => tokens !== label.words)?.tokens ?? '',
    region,
    isPageFoot: region === 'footer' && isPageFoot(shapes),
    row: spot.header ? 'table' : isItem ? 'list' : 'none',
    column: spot.header?.text ?? '',
    isHeading: shapes.some((shape) => /^h[1-3]$/.test(shape.tag) || isRecordHeader(shape)),
    isProse: spot.source !== 'field' && isWithinText(spot),
    isCertain: isSaidToBePhone(spot, label),
    isPriced: standsByCurrency(spot),
    dialCode: dialCodeOf(spot),
  };
}

function readPath(path: string): Shape[] {
  // The last one of a path that was too long was cut.
  const end = path.length < MAX_PATH_LENGTH ? undefined : -1;
  return path
    .split('>')
    .slice(1, end)
    .map((shape) => {
      const [, tag = '', role = '', words = ''] = /^([^/]*)\/(\S*) ?(.*)$/.exec(shape) ?? [];
      return { tag, role, words };
    });
}

function regionAround(shapes: readonly Shape[]): Region {
  const regions = shapes.flatMap((shape, index) => {
    const around = shapes.slice(index);
    const isPart =
      (shape.tag === 'footer' && isInSection(around)) ||
      (shape.tag === 'main' && around.some(({ tag }) => CARD.test(tag)));
    return (isPart ? undefined : regionOf(shape)) ?? [];
  });
  const [nearest = 'main'] = regions;
  if (regions.includes('widget')) return 'widget';
  return regions.includes('dialog') && nearest !== 'related' ? 'dialog' : nearest;
}

/** A form around everything (ASP.NET) is the page rather than a section of it. */
const isInSection = (shapes: readonly Shape[]): boolean =>
  shapes.some(
    ({ tag }, index) => SECTION.test(tag) && !(tag === 'form' && shapes[index + 1]?.tag === 'body'),
  );

/** Whether the footer is the page's own: cards and panels have footers, too, named so or deep in a page. */
function isPageFoot(shapes: readonly Shape[]): boolean {
  const at = shapes.findIndex((shape) => regionOf(shape) === 'footer');
  const around = shapes.slice(at + 1);
  const isWhole = around.at(-1)?.tag === 'html';
  const isPart = isInSection(shapes.slice(at)) || shapes.slice(at).some(isPartFooter);
  return isWhole && around.length <= FOOT_DEPTH && !isPart;
}

/** A sentence, or a line of a signature. */
const isWithinText = (spot: Spot): boolean =>
  isSentence(spot) || isSpoken(spot.before) || spot.leads.some(isInitial);

function isSaidToBePhone({ source }: Spot, { label, words, isNear }: SpotLabel): boolean {
  if (source === 'link') return true;
  if (!isNear) return false;
  if (label === 'work' || label === 'home') return !words.includes('.') || namesTelephone(words);
  // Attributes that do not name a telephone say nothing at all: these words are the label itself.
  if (label === 'other' || label === 'staff') return words === label || namesTelephone(words);
  return label === 'mobile' || label === 'phone' || label === 'fax';
}
