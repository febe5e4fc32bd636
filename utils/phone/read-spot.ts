import { wordTokens } from './find/word-tokens.ts';
import { isCallEvent, type Label, labelOfAttributes, labelOfLead, labelOfWords } from './label-words.ts';
import { SOURCES, type Source } from './page-report.ts';

/**
 * A text beside a number: how deep it stands in the box around both, how far out that is, the country code if it is one,
 * and its words as tokens.
 */
type Piece = { level: number; up: number; code: string; tokens: string };

/** A spot read into its parts; words are tokens. */
export type Spot = {
  source: Source;
  /** How much else stands in the same line, in characters. */
  lineLength: number;
  before: string;
  /** The words before it in its line, up to another number, then those before that one. */
  leads: string[];
  behind: string;
  textsBefore: Piece[];
  textsBehind: Piece[];
  /** Of the element, the one around it and the one around that. */
  attributes: string[];
  icon: string;
  /** Undefined where the number stands in no table with headers. */
  header: { attributes: string; text: string } | undefined;
  /** The words of the first cell of its column, where that is none by its mark-up. */
  columnTop: string;
};

/** A label and where it comes from: `isNear` when it stands where labels stand, `words` are the tokens that said so. */
export type SpotLabel = { label: Label; words: string; isNear: boolean };

const EXPLICIT = /^(?:mobile|phone|fax)$/;
/** Which phone of a customer it is. */
const EXACT = /^(?:mobile|work|home|fax)$/;
/** Gives way to a kind that stands in the same box as the number: `Owner`, a job, outside; `mobile` beside it. */
const VAGUE = /^(?:none|staff|other)$/;
const KIND = /^(?:mobile|phone|work|home|fax|other)$/;
/** What the first cell of a column without a header is believed to say. */
const HEADING = /^(?:mobile|phone|work|home|fax|id)$/;

/** Reads what the content script wrote (`describeBeside`); anything else reads as nothing. */
export function readSpot(spot: string): Spot {
  const [source = '', length = '', before = '', behind = '', rest = ''] = spot.split(';');
  const pieces = rest.split(',');
  const of = (mark: string): string[] =>
    pieces.filter((piece) => piece[0] === mark).map((piece) => piece.slice(1));
  return {
    source: SOURCES.find((known) => known === source) ?? 'text',
    lineLength: Number(length) || 0,
    before,
    leads: splitLead(before),
    behind,
    textsBefore: of('<').map(readPiece),
    textsBehind: of('>').map(readPiece),
    attributes: of('='),
    icon: of('*')[0]?.replace('/', '.') ?? '',
    header: of('|').map(readHeader)[0],
    columnTop: of('!').map(readHeader)[0]?.text ?? '',
  };
}

/** `P: 415-555-0101 M:` is another number's label, and this one's. */
function splitLead(tokens: string): string[] {
  const digits = wordTokens('Q');
  const leads: string[][] = [[]];
  for (const token of tokens.split('.')) {
    if (token === digits) leads.unshift([]);
    else leads[0]?.push(token);
  }
  return leads.map((lead) => lead.join('.')).filter((lead) => lead !== '');
}

function readHeader(piece: string): { attributes: string; text: string } {
  const [attributes = '', text = ''] = piece.split('/');
  return { attributes, text };
}

function readPiece(piece: string): Piece {
  const [, level = '', up = '', code = '', tokens = ''] =
    /^(\d*)(?:\.(\d+))? (\+\d+)?(.*)$/.exec(piece) ?? [];
  return { level: Number(level), up: Number(up), code: tokens === '' ? code : '', tokens };
}

/** The country code that stands in a field of its own beside the number, or nothing. */
export function dialCodeOf({ textsBefore, textsBehind }: Spot): string {
  const beside = [...textsBefore.slice(0, 2), ...textsBehind.slice(0, 1)];
  return beside.find(({ code }) => code !== '')?.code ?? '';
}

/**
 * What the page calls the number at a spot: the first answer of the nearest witness outwards. Its own line; the header of
 * its column, then an explicit word beside it; for a field the names it has, with what its label adds; the text that
 * stands closest in the structure of the page, before or behind; names; an icon; farther texts, of which only an
 * explicit word for a phone is believed; the first cell of its column, which may be data as well.
 */
export function labelOfSpot(spot: Spot): SpotLabel {
  // Of a sentence the rest speaks of something else: `in case you miss me, it is`.
  const NEAR_WORDS = 4;
  const near = (lead: string): string => lead.split('.').slice(-NEAR_WORDS).join('.');
  const leads = spot.leads.map((lead) => byLead(lead, near(lead)));
  const inLine = [...leads, only(KIND, byWords(spot.behind))];
  const said = [...inLine, ...outsideLine(spot)].find(({ label }) => label !== 'none');
  return said ?? (isSentence(spot) ? NONE : (fartherText(spot) ?? byColumnTop(spot)));
}

function outsideLine(spot: Spot): SpotLabel[] {
  const names = namesOf(spot);
  const around = textsAround(spot);
  if (spot.header !== undefined) {
    const { text, attributes } = spot.header;
    // A row below another one, over all columns, has labels of its own.
    return [byLead(text), byAttributes(attributes), ...names, ...around.map((said) => only(EXPLICIT, said))];
  }
  const fieldNames = spot.source === 'field' ? namesOfField(names, around) : [];
  const said = [...fieldNames, ...around, ...names, iconOf(spot)];
  // What the note of an order says of somebody is no order's number.
  return isSentence(spot) ? said.filter(({ label }) => label !== 'id') : said;
}

/** Whether it stands in a text that says more than a label would. */
export function isSentence({ lineLength }: Spot): boolean {
  const LABEL_LENGTH = 40;
  return lineLength > LABEL_LENGTH;
}

/** What stands where nothing is said. */
export const NONE: SpotLabel = { label: 'none', words: '', isNear: false };

const byWords = (tokens: string): SpotLabel => ({ label: labelOfWords(tokens), words: tokens, isNear: true });

/** By a text of its own, which may tell of a call, too, as in a log. */
const byText = ({ tokens }: Piece): SpotLabel => (isCallEvent(tokens) ? NONE : byWords(tokens));

const byLead = (tokens: string, last = tokens): SpotLabel => ({
  ...byWords(tokens),
  label: labelOfLead(tokens, last),
});

const byAttributes = (tokens: string): SpotLabel => {
  const label = labelOfAttributes(tokens);
  return { label, words: label, isNear: true };
};

const only = (pattern: RegExp, said: SpotLabel): SpotLabel => (pattern.test(said.label) ? said : NONE);

function namesOf({ attributes }: Spot): SpotLabel[] {
  return attributes.map((tokens, level) => {
    const said = byAttributes(tokens);
    return level > 0 && said.label === 'id' ? NONE : said;
  });
}

/** A field that is only named a phone is of the kind its label names: `tel1` behind "Mobile". */
function namesOfField(names: SpotLabel[], [beside]: SpotLabel[]): SpotLabel[] {
  const said = names.find(({ label }) => label !== 'none');
  const isMore = said?.label === 'phone' && beside && EXACT.test(beside.label);
  return isMore ? [{ ...said, label: beside.label }] : names;
}

function iconOf({ icon }: Spot): SpotLabel {
  return only(EXPLICIT, { label: labelOfAttributes(icon), words: '', isNear: true });
}

/** The nearest text on either side; the one that shares the smaller box with the number comes first. */
function textsAround({ textsBefore, textsBehind }: Spot): SpotLabel[] {
  const nearest = textsBefore.filter((_, index) => index === 0 || isEdge(textsBefore[index - 1]));
  const [before] = nearest
    .filter((piece) => !isEdge(piece))
    .toSorted((one, other) => one.level - other.level);
  const [behind] = textsBehind;
  const said = before ? [byText(before)] : [];
  const saysLittle = !said.some(({ label }) => !VAGUE.test(label));
  const isBehindInside = behind && before && saysLittle && behind.up < before.up;
  const isBehindCloser = behind && behind.level < (before?.level ?? 3);
  const isShort = behind && behind.tokens.split('.').length < 4;
  return isShort && (isBehindCloser || isBehindInside) ? [only(KIND, byText(behind)), ...said] : said;
}

/** Between the texts of one tree and those of the tree around it. */
function isEdge(piece: Piece | undefined): boolean {
  return piece?.tokens === '' && piece.code === '';
}

/** Old pages make their header rows of plain cells; of a name or a sentence nothing is believed. */
function byColumnTop({ columnTop }: Spot): SpotLabel {
  const MAX_WORDS = 3;
  const isShort = columnTop.split('.').length <= MAX_WORDS;
  return isShort ? only(HEADING, byLead(columnTop)) : NONE;
}

function fartherText({ textsBefore }: Spot): SpotLabel | undefined {
  const said = textsBefore.map((piece) => only(EXPLICIT, byText(piece)));
  const found = said.find(({ label }) => label !== 'none');
  return found && { ...found, isNear: false };
}
