import type { PageReport } from '../page-report.ts';
import { FIRST_CANDIDATES, MAX_CANDIDATES, MAX_PATHS } from '../report-limits.ts';
import { type Finding, hints, isInView, isLong, toldPaths } from './page-memory.ts';

/**
 * What the frame shows of these findings: those that are drawn, in document order, as far as one report holds. Paths that
 * were told are not told again.
 */
export function buildReport(of: [Node, Finding[]][], part: number): PageReport {
  const known = toldPaths.size;
  const candidates: PageReport['candidates'] = [];
  // More findings stay in the order they were found in: comparing two nodes takes as long as they have siblings.
  if (!isLong()) of.sort(byPosition);
  for (const [text, spot, element, path] of of.flatMap(([, numbers]) => numbers)) {
    const index = toldPaths.get(path) ?? toldPaths.size;
    // Scrolled away still counts as drawn, `display: none` and `visibility: hidden` do not; metadata never is.
    if ((element.checkVisibility({ checkVisibilityCSS: true }) || spot[0] === 'm') && index < MAX_PATHS) {
      toldPaths.set(path, index);
      candidates.push({ text, path: index, spot, isInView: isInView.get(element) ?? !isLong() });
    }
  }
  candidates.splice(FIRST_CANDIDATES, candidates.length - MAX_CANDIDATES);
  return {
    part,
    paths: [...toldPaths.keys()].slice(known),
    candidates,
    address: location.pathname + location.hash,
    ...hints,
    lang: document.documentElement.lang,
  };
}

/** What stands in shadow trees stands where the outermost host does; there it keeps the order it was found in. */
const byPosition = (
  [one]: [Node, unknown],
  [other]: [Node, unknown],
  position = inDocument(one).compareDocumentPosition(inDocument(other)),
): number => (position & 2) - (position & 4);

const inDocument = (node: Node, { host } = node.getRootNode() as ShadowRoot): Node =>
  host ? inDocument(host) : node;
