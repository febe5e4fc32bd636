import type { PageReport } from '../page-report.ts';
import { FIRST_CANDIDATES, MAX_CANDIDATES, MAX_PATHS } from '../report-limits.ts';
import { findings, hints, isInView, isLong } from './page-memory.ts';

/** What the frame shows now: the findings that are drawn, in document order, as far as one report holds. */
export function buildReport(): PageReport {
  const paths = new Map<string, number>();
  const candidates: PageReport['candidates'] = [];
  const all = [...findings];
  // More findings stay in the order they were found in: comparing two nodes takes as long as they have siblings.
  if (!isLong()) all.sort(byPosition);
  for (const [, { element, path, numbers }] of all) {
    const index = paths.get(path) ?? paths.size;
    // Scrolled away still counts as drawn, `display: none` and `visibility: hidden` do not; metadata never is.
    const isShown = element.checkVisibility({ checkVisibilityCSS: true }) || numbers[0]?.spot[0] === 'm';
    if (!isShown || index >= MAX_PATHS) continue;
    paths.set(path, index);
    for (const { text, spot } of numbers)
      candidates.push({ text, path: index, spot, isInView: isInView.get(element) ?? !isLong() });
  }
  candidates.splice(FIRST_CANDIDATES, candidates.length - MAX_CANDIDATES);
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
