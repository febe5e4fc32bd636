import type { Source } from '../page-report.ts';
import { parentOf } from './composed-tree.ts';
import { describeBeside, describePath, textsFrom } from './describe-spot.ts';
import { findRuns } from './find-runs.ts';
import type { PageMemory } from './page-memory.ts';
import { readElement } from './read-element.ts';
import { splitLine } from './split-line.ts';
import type { Visit } from './walk-tree.ts';
import { wordTokens } from './word-tokens.ts';

const OUTSIDE = /^(script|style|noscript|svg|select|textarea)$/;
const COUNTRY = /^\s*(country|land|pays|pa[ií]s|paese)[\s:*]*$/i;
const CURRENCY = /[£₨-₫₭-₿]|zł|R\$/;
/** Twice what a report holds: beyond it nothing is described any more. */
const MAX_FINDINGS = 2000;

/**
 * Reads what one batch of walks passes into the memory, and gives shadow trees to `onShadow`. What it learns about
 * ancestors holds as long as the page stands still.
 */
export function createPageVisitor(memory: PageMemory, onShadow: (root: ShadowRoot) => void): Visit {
  const { findings, states } = memory;
  const paths = new Map<Element, string>();

  const note = (node: Text | Element, element: Element, source: Source, lines: string): void => {
    const runs = findings.size < MAX_FINDINGS ? findRuns(lines) : [];
    findings.delete(node);
    if (runs.length === 0) return;
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

  const visitText = (node: Text): void => {
    const { data } = node;
    const line = splitLine(node);
    const parent = parentOf(node);
    if (parent) note(node, parent, line ? 'split' : 'text', line || data);
    memory.currency ||= CURRENCY.exec(data)?.[0] ?? '';
    if (COUNTRY.test(data)) memory.country ||= textsFrom(node, '>').join();
  };

  const visitElement = (element: Element): boolean => {
    const { localName, shadowRoot } = element;
    const [source, lines] = readElement(element);
    note(element, element, source, lines);
    if (source === 'field' || localName.includes('-')) states.set(element, stateOf(element));
    if (shadowRoot) onShadow(shadowRoot);
    return !OUTSIDE.test(localName);
  };

  return (node) => {
    if (node.nodeType === 3) visitText(node as Text);
    return node.nodeType !== 1 || visitElement(node as Element);
  };
}

/** What of an element can change without a trace: a field's value, the shadow tree of any other. */
export function stateOf(element: Element): unknown {
  return (element as HTMLInputElement).value ?? element.shadowRoot;
}
