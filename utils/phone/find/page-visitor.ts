import type { Source } from '../page-report.ts';
import { MANY_IN_PLACE } from '../report-limits.ts';
import { parentOf } from './composed-tree.ts';
import { describeBeside, describePath, textsFrom } from './describe-spot.ts';
import { findRuns, leadOf } from './find-runs.ts';
import { type Finding, findings, hints, states, toldPaths } from './page-memory.ts';
import { readElement } from './read-element.ts';
import { splitLine } from './split-line.ts';
import type { Visit } from './walk-tree.ts';
import { wordTokens } from './word-tokens.ts';

/** A currency, or a country field. */
const HINT = /([£₨-₫₭-₿]|zł|R\$)|^\s*(?i:country|land|pa[yií]s|paese)[\s:*]*$/;
/** A digit, a country field, or any other script: one cheap test is all that most texts of a page cost. */
const TELLING = /[^\0-/:-~]|^\s*[CLP][OAoa]/;
/** Names of an element and of its attributes of which one may tell something: all that most elements cost. */
const SPECIAL = /^\S*-|href|input|area|data-|title|label|content|type/;

/**
 * Reads what one batch of walks passes into the memory, and gives shadow trees to `onShadow`. What it learns about
 * ancestors holds as long as the page stands still.
 */
export function createPageVisitor(onShadow: (root: ShadowRoot) => void): Visit {
  const paths = new Map<Element, string>();
  const counts: Record<string, number> = {};

  /** Of a split line only the number that `part` is some digits of is this text's; the others are other texts'. */
  const note = (node: Text | Element, element: Element, source: Source, lines: string, part = ''): void => {
    // Beyond it nothing is described any more: not all findings are drawn, and not all can be reported.
    const MAX_FINDINGS = 2000;
    const [linked = '', spot = ''] = findings.get(element)?.[0] ?? [];
    // A link's text that is the number it leads to, and nothing else, is the same once more.
    const isSame = spot[0] === 'l' && linked.endsWith(digitsOf(lines)) && !wordTokens(lines);
    if (isSame || findings.size >= MAX_FINDINGS) return;
    const runs = findRuns(lines).filter(([text]) => digitsOf(text).includes(digitsOf(part)));
    if (!runs[0] || isOutside(node)) return;
    const path = describePath(element, paths);
    counts[path] = (counts[path] ?? 0) + 1;
    const beside = describeBeside(node, element, counts[path] > MANY_IN_PLACE);
    const numbers = runs.map(([text, before, after]): Finding => {
      const rest = before.length + after.length;
      const words = `${wordTokens(leadOf(before))};${wordTokens(after.slice(0, 20))}`;
      return [text, `${source};${rest};${words};${beside}`, element, path];
    });
    findings.set(node, numbers);
  };

  const visitText = (node: Text): void => {
    const { data } = node;
    // Nearly every node ends here.
    if (!TELLING.test(data)) return;
    const line = splitLine(node, data);
    note(node, parentOf(node) as Element, line ? 'split' : 'text', line || data, line && data);
    const hint = HINT.exec(data);
    if (!hint || isOutside(node)) return;
    const [, currency] = hint;
    if (currency) hints.currency ||= currency;
    else hints.country ||= `${textsFrom(node, '>')}`;
  };

  const visitElement = (element: Element): void => {
    const { localName } = element;
    // What bears no attributes is told by its name, and most names are shorter than those that matter.
    if (!element.hasAttributes() && !localName[4]) return;
    const names = element.getAttributeNames();
    if (!SPECIAL.test(`${localName} ${names}`)) return;
    const [source, lines] = readElement(element, names);
    if (lines) note(element, element, source, lines);
    if (source[0] === 'f' || /-/.test(localName)) states.set(element, stateOf(element));
  };

  return (node) => {
    if (findings.delete(node)) toldPaths.clear();
    const { nodeType } = node;
    if (nodeType === 3) visitText(node as Text);
    if (nodeType !== 1) return;
    visitElement(node as Element);
    const { shadowRoot } = node as Element;
    if (shadowRoot) {
      states.set(node as Element, shadowRoot);
      onShadow(shadowRoot);
    }
    return shadowRoot;
  };
}

/** Whether it is never shown as text, or shown by a field that is read. */
const isOutside = (node: Node): unknown => node.parentElement?.closest('script,style,svg,select,textarea');

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** What of an element can change without a trace: a field's value, the shadow tree of any other. */
export const stateOf = (element: Element): unknown =>
  (element as HTMLInputElement).value ?? element.shadowRoot;
