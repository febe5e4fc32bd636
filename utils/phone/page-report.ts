import * as v from 'valibot';
import { MAX_CANDIDATES, MAX_PATH_LENGTH, MAX_PATHS } from './report-limits.ts';
import { hasItsPaths } from './report-parts.ts';

/** How the page carries a number: a `tel:`-like link, a form field, an attribute, metadata, or visible text. */
export const SOURCES = ['link', 'field', 'attribute', 'markup', 'text', 'split'] as const;

/** `markup` is microdata or JSON-LD; `split` is text of several elements, each holding some of the digits. */
export type Source = (typeof SOURCES)[number];

/**
 * One run of digits that may be a phone number, and where it stands. No text of the page is in it beside the digits:
 * words come as tokens (`find/word-tokens.ts`).
 */
export type Candidate = {
  /** As the page writes it, cleaned; an extension follows as ` x134`. */
  text: string;
  /** Index into `paths`. */
  path: number;
  /** Source, length of the rest of its line, tokens before and behind it in the line, then `describeBeside`. */
  spot: string;
  /** Drawn, when it first was, in the part of its frame that shows without scrolling. */
  isInView: boolean;
};

/** All that a frame tells about its phone numbers. Comes from a web page: to be read through `parsePageReport`. */
export type PageReport = {
  /** 0 tells all. The nth one after it adds candidates and paths to what was told until then; the rest it tells anew. */
  part: number;
  /** The elements around candidates, as `describePath` says; each once. */
  paths: string[];
  /** In document order, as far as it is known. */
  candidates: Candidate[];
  /** Path and fragment of the frame's address. */
  address: string;
  /** The texts behind a text that says "Country", as tokens, and the first currency sign. */
  country: string;
  currency: string;
  /** The document's language tag. */
  lang: string;
};

const hint = v.pipe(v.string(), v.maxLength(2000));

const candidate = v.object({
  text: v.pipe(v.string(), v.maxLength(90), v.regex(/^[\d+(][\dA-Z +()./-]*(?: x\d{1,7})?$/)),
  path: v.pipe(v.number(), v.integer(), v.minValue(0)),
  spot: v.pipe(v.string(), v.maxLength(4000)),
  isInView: v.boolean(),
});

const pageReport = v.pipe(
  v.object({
    part: v.pipe(v.number(), v.integer(), v.minValue(0)),
    paths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_PATH_LENGTH))), v.maxLength(MAX_PATHS)),
    candidates: v.pipe(v.array(candidate), v.maxLength(MAX_CANDIDATES)),
    address: hint,
    country: hint,
    currency: hint,
    lang: hint,
  }),
  v.check((report) => report.part > 0 || hasItsPaths(report)),
);

/**
 * The report inside a message of a content script, or undefined when anything about it is not as this file says:
 * a page can run code in that script's process, so nothing is taken on trust and nothing is repaired.
 */
export function parsePageReport(value: unknown): PageReport | undefined {
  const result = v.safeParse(pageReport, value);
  return result.success ? result.output : undefined;
}
