import { MAX_PATH_LENGTH } from '../report-limits.ts';
import { cleanText } from './clean-text.ts';
import { parentOf } from './composed-tree.ts';
import { mayHoldNumber } from './find-runs.ts';
import { once } from './once.ts';
import { wordTokens } from './word-tokens.ts';

const TEXTS = 4;
/** Walks from where it is put, in whichever tree that is. */
const walker = document.createTreeWalker(document, TEXTS);

/** `wordTokens`, once for each text. */
export const tokensOf = once(wordTokens);
/** A text as a label: a word, a pictogram or a country code, and not much else; `#` when it holds a number. */
const labelOf = once((text) => {
  const data = cleanText(text).trim();
  if (mayHoldNumber(data)) return '#';
  return /^.{1,40}$/.test(data) ? (/^\+\d+/.exec(data) ?? '') + tokensOf(data) : '';
});

/**
 * The element and those around it, innermost first, each as `>tag/role` and the tokens of its id and classes. The
 * memory `known` must not outlive a batch of changes.
 */
export function describePath(element: Element, known: Map<Element, string>): string {
  let path = '';
  for (let at: Element | undefined = element; at && path.length < MAX_PATH_LENGTH; at = parentOf(at)) {
    const shape = known.get(at) ?? `>${at.localName}/${at.role} ${tokensOf(`${at.id} ${at.className}`)}`;
    known.set(at, shape);
    path += shape;
  }
  return path;
}

/**
 * What stands beside a text or element, as word tokens: `<` texts before it and `>` behind it, nearest first and so many
 * as `labels` says (a `<` alone: from here on in the tree around); `=` the attributes of the element and of two around
 * it; `*` the icon before it and `|` its column's header, both as attributes, a slash and text.
 */
export function describeBeside(node: Text | Element, element: Element, labels: number): string {
  const NAMED_LEVELS = 3;
  const MAX_LABEL = 40;
  const pieces = [...textsBefore(node, labels), ...textsFrom(node, '>', labels)];
  const add = (mark: string, about: Element | false | null | undefined): void => {
    if (about)
      pieces.push(
        `${mark}${attributes(about)}/${tokensOf((about.textContent as string).slice(0, MAX_LABEL))}`,
      );
  };
  // Kits put the icon and the text in boxes of their own.
  const icon = elementBefore(node) ?? elementBefore(element) ?? elementBefore(parentOf(element));
  if (!icon?.textContent.trim()) add('*', icon?.firstElementChild ?? icon);
  add('|', columnHeader(element));
  let at: Element | undefined = element;
  for (let level = 0; at && level < NAMED_LEVELS; level++, at = parentOf(at))
    pieces.push(`=${attributes(at)}`);
  return pieces.join();
}

const elementBefore = (node: Text | Element | undefined): Element | null | undefined =>
  node?.previousElementSibling;

/** A slotted value stands behind what is before its slot, too; a shadow tree behind what is before its host. */
function textsBefore(node: Node, most: number): string[] {
  const texts = textsFrom(node, '<', most);
  for (let at: Node | undefined = node; at; ) {
    const outer: Element | undefined = parentOf(at);
    if (outer && outer !== at.parentElement) texts.push('<', ...textsFrom(outer, '<', most));
    at = outer;
  }
  return texts;
}

/**
 * The nearest texts that may be labels, so many at `most`, before (`<`) or behind (`>`), up to the next number, whose
 * label is beyond. The first figure is how many levels they stand below what holds them and the number: the fewer, the
 * more they belong to it. The second is how many levels that is above the number.
 */
export function textsFrom(node: Node, mark: '<' | '>', most: number): string[] {
  const MAX_STEPS = 9;
  const texts: string[] = [];
  walker.currentNode = node;
  for (let step = 0; step < MAX_STEPS && texts.length < most; step++) {
    const text = (mark === '<' ? walker.previousNode() : walker.nextNode()) as Text | null;
    if (!text) break;
    const words = labelOf(text.data);
    if (words === '#' && texts[0]) break;
    const box = parentOf(text) as Element;
    if (words > '#' && (box as HTMLOptionElement).selected !== false)
      texts.push(`${mark}${levelsUpTo(box, node)}.${levelsUpTo(node, box)} ${words}`);
  }
  return texts;
}

function levelsUpTo(box: Node | undefined, node: Node): number {
  let levels = 0;
  for (let at = box; at && !at.contains(node); at = parentOf(at)) levels++;
  return levels;
}

function attributes(element: Element): string {
  const textOf = (name: string): string => (element.getAttribute(name) as string).slice(0, 60);
  return tokensOf(element.getAttributeNames().map(textOf).join(' '));
}

/**
 * The header of the column a cell is in, in tables and in ARIA grids: the first that bears the cell's column index (grids
 * draw frozen columns apart), else the one that stands in its place in the first row.
 */
function columnHeader(element: Element): Element | false | undefined {
  const cell = element.closest('td,[role$=cell]') as Element;
  const index = cell?.ariaColIndex;
  // Asked for an index that no cell has, a table would be searched to its end for every number.
  const first = cell
    ?.closest('table,[role$=grid],[role=table]')
    ?.querySelector(index ? `[aria-colindex="${index}"]` : 'tr,[role=row]');
  const header = index ? first : first?.children[[...(cell.parentElement as Element).children].indexOf(cell)];
  return header?.matches('th,[role=columnheader]') && header;
}
