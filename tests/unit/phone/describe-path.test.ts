// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { describePath } from '../../../utils/phone/find/describe-spot.ts';
import { MAX_PATH_LENGTH } from '../../../utils/phone/report-limits.ts';

it('a path is told from the inside, alike from wherever it is asked for first', () => {
  document.body.innerHTML = '<main class="card"><p id="phone"><b>1</b></p></main>';
  const inner = document.querySelector('b') as Element;
  const known = new Map<Element, string>();
  const outerPath = describePath(inner.parentElement as Element, known);
  const path = describePath(inner, known);
  expect(path).toBe(describePath(inner, new Map()));
  expect(path.endsWith(outerPath)).toBe(true);
  expect(path.match(/>\w+/g)).toEqual(['>b', '>p', '>main', '>body', '>html']);
});

it('a path that has no end is cut', () => {
  const boxes = Array.from({ length: 20_000 }, () => document.createElement('div'));
  boxes.reduce((outer, inner) => outer.appendChild(inner));
  const path = describePath(boxes.at(-1), new Map());
  expect(path).toHaveLength(MAX_PATH_LENGTH);
});
