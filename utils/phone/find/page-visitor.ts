import type { Source } from '../page-report.ts';
import { parentOf } from './composed-tree.ts';
import { describeBeside, describePath, textsFrom } from './describe-spot.ts';
import { findRuns, mayHoldNumber, type Run } from './find-runs.ts';
import type { PageMemory } from './page-memory.ts';
import { readElement } from './read-element.ts';
import { splitLine } from './split-line.ts';
import type { Visit } from './walk-tree.ts';
import { wordTokens } from './word-tokens.ts';

const OUTSIDE = /^(script|style|noscript|svg|select|textarea)$/;
const COUNTRY = /^\s*(country|land|pays|pa[ií]s|paese)[\s:*]*$/i;
const CURRENCY = /[£₨-₫₭-₿]|zł|R\$/;
/** A digit, a currency, a country field, or any other script: one cheap test is all that most texts of a page cost. */
const TELLING = /[\d\x80-\uffff]|R\$|^\s*[CLPclp][OAoa]/;
/** Twice what a report holds: beyond it nothing is described any more. */
const MAX_FINDINGS = 2000;

/**
 * Reads what one batch of walks passes into the memory, and gives shadow trees to `onShadow`. What it learns about
 * ancestors holds as long as the page stands still.
 */
export function createPageVisitor(memory: PageMemory, onShadow: (root: ShadowRoot) => void): Visit {
  const { findings, states } = memory;
  const paths = new Map<Element, string>();

  /** Of a split line only the number that `part` is some digits of is this text's; the others are other texts'. */
  const note = (node: Text | Element, element: Element, source: Source, lines: string, part = ''): void => {
    if (!lines || !mayHoldNumber(lines) || findings.size >= MAX_FINDINGS) return;
    const isOfPart = ({ text }: Run): boolean => digitsOf(text).includes(digitsOf(part));
    const runs = findRuns(lines).filter(isOfPart);
    const linked = findings.get(element)?.numbers[0];
    // A link's text that is the number it leads to, and nothing else, is the same once more.
    const isSaid = linked?.spot[0] === 'l' && linked.text.endsWith(digitsOf(lines)) && !/\p{L}/u.test(lines);
    if (!runs[0] || isSaid) return;
    const beside = describeBeside(node, element);
    const numbers = runs.map(({ text, before, after }) => {
      const line = [
        before.length + after.length,
        wordTokens(before.slice(-25)),
        wordTokens(after.slice(0, 20)),
      ];
      return { text, spot: [source, ...line, beside].join(';') };
    });
    findings.set(node, { element, path: describePath(element, paths), numbers });
  };

  const visitText = (node: Text): boolean => {
    const { data } = node;
    // Nearly every node ends here.
    if (!TELLING.test(data)) return true;
    const line = splitLine(node);
    const parent = parentOf(node);
    if (parent) note(node, parent, line ? 'split' : 'text', line || data, line && data);
    memory.currency ||= CURRENCY.exec(data)?.[0] ?? '';
    if (COUNTRY.test(data)) memory.country ||= textsFrom(node, '>').join();
    return true;
  };

  const visitElement = (element: Element): boolean | ShadowRoot => {
    const { localName, shadowRoot } = element;
    const isBare = !element.hasAttributes() && !(element as HTMLInputElement).type;
    const [source, lines] = isBare ? (['attribute', ''] as const) : readElement(element);
    note(element, element, source, lines);
    if (source === 'field' || localName.includes('-')) states.set(element, stateOf(element));
    if (shadowRoot) onShadow(shadowRoot);
    return !OUTSIDE.test(localName) && (shadowRoot ?? true);
  };

  return (node) => {
    const { nodeType } = node;
    findings.delete(node);
    return nodeType === 3 ? visitText(node as Text) : nodeType !== 1 || visitElement(node as Element);
  };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What of an element can change without a trace: a field's value, the shadow tree of any other. */
export function stateOf(element: Element): unknown {
  return (element as HTMLInputElement).value ?? element.shadowRoot;
}
