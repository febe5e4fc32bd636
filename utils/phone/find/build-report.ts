import type { PageReport } from '../page-report.ts';
import { MANY_CANDIDATES, MANY_IN_PLACE, MAX_CANDIDATES, MAX_PATHS } from '../report-limits.ts';
import { findings, hints, isInView } from './page-memory.ts';

/** What the frame shows now: the findings that are drawn, in document order, as far as one report holds. */
export function buildReport(): PageReport {
  /** More findings stay in the order they were found in: comparing two nodes takes as long as they have siblings. */
  const MAX_SORTED = 50;
  const paths = new Map<string, { index: number; count: number }>();
  const candidates: PageReport['candidates'] = [];
  const all = [...findings];
  if (all.length < MAX_SORTED) all.sort(byPosition);
  for (const [, { element, path, numbers }] of all) {
    const place = paths.get(path) ?? { index: paths.size, count: 0 };
    const most = place.count < MANY_IN_PLACE ? MAX_CANDIDATES : MANY_CANDIDATES;
    const isFull = candidates.length >= most || place.index >= MAX_PATHS;
    // Scrolled away still counts as drawn, `display: none` and `visibility: hidden` do not; metadata never is.
    if (isFull || !(element.checkVisibility({ checkVisibilityCSS: true }) || numbers[0]?.spot[0] === 'm'))
      continue;
    for (const { text, spot } of numbers) {
      place.count++;
      paths.set(path, place);
      candidates.push({ text, path: place.index, spot, isInView: isInView.get(element) ?? true });
    }
  }
  return {
    paths: [...paths.keys()],
    candidates,
    address: location.pathname + location.hash,
    ...hints,
    lang: document.documentElement.lang,
  };
}

/** Nodes of two shadow trees have no order of their own: they keep the one they were found in. */
function byPosition([one]: [Node, unknown], [other]: [Node, unknown]): number {
  const position = one.compareDocumentPosition(other);
  return position & 1 ? 0 : (position & 2) - 1;
}
