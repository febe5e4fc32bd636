import type { Source } from '../page-report.ts';
import { MANY_IN_PLACE } from '../report-limits.ts';
import { parentOf } from './composed-tree.ts';
import { describeBeside, describePath, textsFrom, tokensOf } from './describe-spot.ts';
import { findRuns, mayHoldNumber } from './find-runs.ts';
import { findings, hints, states } from './page-memory.ts';
import { readElement } from './read-element.ts';
import { splitLine } from './split-line.ts';
import type { Visit } from './walk-tree.ts';

const OUTSIDE = 'script,style,noscript,svg,select,textarea';
/** A currency, or a country field. */
const HINT = /([£₨-₫₭-₿]|zł|R\$)|^\s*(?i:country|land|pays|pa[ií]s|paese)[\s:*]*$/;
/** A digit, a currency, a country field, or any other script: one cheap test is all that most texts of a page cost. */
const TELLING = /[\d\x80-\uffff]|R\$|^\s*[CLP][OA]/i;
/** Elements that tell something without an attribute. */
const SPECIAL = /-|^(input|textarea)$/;

/**
 * Reads what one batch of walks passes into the memory, and gives shadow trees to `onShadow`. What it learns about
 * ancestors holds as long as the page stands still.
 */
export function createPageVisitor(onShadow: (root: ShadowRoot) => void): Visit {
  const paths = new Map<Element, string>();
  const counts = new Map<string, number>();

  /** Of a split line only the number that `part` is some digits of is this text's; the others are other texts'. */
  const note = (node: Text | Element, element: Element, source: Source, lines: string, part = ''): void => {
    // Beyond it nothing is described any more: not all findings are drawn, and not all can be reported.
    const MAX_FINDINGS = 2000;
    if (!mayHoldNumber(lines) || findings.size >= MAX_FINDINGS) return;
    const linked = findings.get(element)?.numbers[0];
    // A link's text that is the number it leads to, and nothing else, is the same once more.
    if (linked?.spot[0] === 'l' && linked.text.endsWith(digitsOf(lines)) && !tokensOf(lines)) return;
    const digits = digitsOf(part);
    const runs = findRuns(lines).filter(({ text }) => digitsOf(text).includes(digits));
    if (!runs[0] || node.parentElement?.closest(OUTSIDE)) return;
    const path = describePath(element, paths);
    const count = counts.get(path) ?? 0;
    counts.set(path, count + 1);
    const beside = describeBeside(node, element, count < MANY_IN_PLACE ? 3 : 1);
    const numbers = runs.map(({ text, before, after }) => {
      const rest = before.length + after.length;
      const spot = [source, rest, tokensOf(before.slice(-25)), tokensOf(after.slice(0, 20)), beside];
      return { text, spot: spot.join(';') };
    });
    findings.set(node, { element, path, numbers });
  };

  const visitText = (node: Text): void => {
    const { data } = node;
    // Nearly every node ends here.
    if (!TELLING.test(data)) return;
    const line = splitLine(node, data);
    note(node, parentOf(node) as Element, line ? 'split' : 'text', line || data, line && data);
    const hint = HINT.exec(data);
    if (!hint || node.parentElement?.closest(OUTSIDE)) return;
    const [, currency = ''] = hint;
    hints.currency ||= currency;
    hints.country ||= currency ? '' : textsFrom(node, '>', 3).join();
  };

  const visitElement = (element: Element, localName: string): void => {
    const [source, lines] = readElement(element);
    if (lines) note(element, element, source, lines);
    if (source === 'field' || localName.includes('-')) states.set(element, stateOf(element));
  };

  return (node) => {
    findings.delete(node);
    const { nodeType } = node;
    if (nodeType === 3) visitText(node as Text);
    if (nodeType !== 1) return null;
    const { localName, shadowRoot } = node as Element;
    if (SPECIAL.test(localName) || (node as Element).hasAttributes())
      visitElement(node as Element, localName);
    if (shadowRoot) onShadow(shadowRoot);
    return shadowRoot;
  };
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What of an element can change without a trace: a field's value, the shadow tree of any other. */
export function stateOf(element: Element): unknown {
  return (element as HTMLInputElement).value ?? element.shadowRoot;
}
