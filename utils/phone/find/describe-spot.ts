import { MAX_PATH_LENGTH } from '../report-limits.ts';
import { cleanText } from './clean-text.ts';
import { parentOf } from './composed-tree.ts';
import { mayHoldNumber } from './find-runs.ts';
import { once } from './once.ts';
import { states } from './page-memory.ts';
import { wordTokens } from './word-tokens.ts';

const TEXTS = 4;
/** Walks from where it is put, in whichever tree that is. */
const walker = document.createTreeWalker(document, TEXTS);

/** A text as a label: a word, a pictogram or a country code, and not much else; `#` when it holds a number. */
const labelOf = once((text) => {
  const data = cleanText(text).trim();
  if (mayHoldNumber(data)) return '#';
  // The letters of a time (`1:15p`) are no words; neither is a text of more than forty characters one.
  return /\d:\d|.{41}/s.test(data) ? '' : (/^\+\d+/.exec(data) ?? '') + wordTokens(data);
});

/**
 * The element and those around it, innermost first, each as `>tag/role` and the tokens of its id and classes, up to
 * `MAX_PATH_LENGTH`. The memory `known` must not outlive a batch of changes. `depth` is how many more fit in any case.
 */
export function describePath(
  element: Element | undefined,
  known: Map<Element, string>,
  depth = MAX_PATH_LENGTH,
): string {
  if (!element || !depth) return '';
  const names = (): string => wordTokens(`${element.id} ${element.className}`);
  const outer = (): string => describePath(parentOf(element), known, depth - 1);
  const path =
    known.get(element) ??
    `>${element.localName}/${element.role} ${names()}${outer()}`.slice(0, MAX_PATH_LENGTH);
  known.set(element, path);
  return path;
}

/**
 * What stands beside a text or element, as word tokens: `<` texts before it and `>` behind it, nearest first (a `<`
 * alone: from here on in the tree around); `=` the attributes of the element and of two around it; `*` the icon before
 * it, `|` its column's header and `!` the column's first cell where that is none, as attributes, a slash and text.
 * `isBrief`: one text on either side, and of those only what stood beside another number, too, as labels do and names
 * do not.
 */
export function describeBeside(node: Text | Element, element: Element, isBrief: boolean): string {
  const NAMED_LEVELS = 3;
  const MAX_LABEL = 40;
  const pieces = [...textsBefore(node, isBrief), ...textsFrom(node, '>', isBrief)];
  const add = (mark: string, about: Element | null | undefined): void => {
    if (about)
      pieces.push(
        `${mark}${attributes(about)}/${wordTokens((about.textContent as string).slice(0, MAX_LABEL))}`,
      );
  };
  // Kits put the icon and the text in boxes of their own.
  const icon = elementBefore(node) ?? elementBefore(element) ?? elementBefore(parentOf(element));
  if (!icon?.textContent.trim()) add('*', icon?.firstElementChild ?? icon);
  const header = columnHeader(element);
  add(header?.matches('th,[role=columnheader]') ? '|' : '!', header);
  let at: Element | undefined = element;
  for (let level = NAMED_LEVELS; at && level; level--, at = parentOf(at)) pieces.push(`=${attributes(at)}`);
  return `${pieces}`;
}

const elementBefore = (node: Text | Element | undefined): Element | null | undefined =>
  node?.previousElementSibling;

/** A slotted value stands behind what is before its slot, too; a shadow tree behind what is before its host. */
function textsBefore(node: Node, isBrief: boolean): string[] {
  const texts = textsFrom(node, '<', isBrief);
  for (let at: Node | 0 | undefined = states.size && node; at; ) {
    const outer: Element | undefined = parentOf(at);
    if (outer && outer !== at.parentElement) texts.push('<', ...textsFrom(outer, '<', isBrief));
    at = outer;
  }
  return texts;
}

/**
 * The nearest texts that may be labels, before (`<`) or behind (`>`), up to the next number, whose label is beyond. The
 * first figure is how many levels they stand below what holds them and the number: the fewer, the more they belong to
 * it. The second is how many levels that is above the number.
 */
export function textsFrom(node: Node, mark: '<' | '>', isBrief?: boolean): string[] {
  const MAX_STEPS = 9;
  const last = isBrief ? 0 : 2;
  const texts: string[] = [];
  walker.currentNode = node;
  for (let step = MAX_STEPS; step && !texts[last]; step--) {
    const text = (mark === '<' ? walker.previousNode() : walker.nextNode()) as Text | null;
    if (!text) break;
    const words = labelOf(text.data, isBrief);
    if (words === '#' && (isBrief || texts[0])) break;
    const box = parentOf(text);
    if (words > '#' && (box as HTMLOptionElement).selected !== false)
      texts.push(`${mark}${levelsUpTo(box, node)}.${levelsUpTo(node, box as Element)} ${words}`);
  }
  return texts;
}

function levelsUpTo(box: Node | undefined, node: Node): number {
  let levels = 0;
  for (let at = box; at && !at.contains(node); at = parentOf(at)) levels++;
  return levels;
}

const attributes = (element: Element): string =>
  wordTokens(
    `${element.getAttributeNames().map((name) => (element.getAttribute(name) as string).slice(0, 60))}`,
  );

/**
 * The header of the column a cell is in, in tables and in ARIA grids: the first that bears the cell's column index (grids
 * draw frozen columns apart), else the cell that stands in its place in the first row, which may be no header.
 */
function columnHeader(element: Element): Element | null | undefined {
  const cell = element.closest('td,[role$=cell]') as Element;
  const index = cell?.ariaColIndex;
  // Asked for an index that no cell has, a table would be searched to its end for every number.
  const first = cell
    ?.closest('table,[role$=grid],[role=table]')
    ?.querySelector(index ? `[aria-colindex="${index}"]` : 'tr,[role=row]');
  return index ? first : first?.children[[...(cell.parentElement as Element).children].indexOf(cell)];
}
