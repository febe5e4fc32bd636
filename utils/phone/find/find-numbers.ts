import type { PageReport } from '../page-report.ts';
import { buildReport } from './build-report.ts';
import { type Finding, findings, isInView, isLong, states, toldPaths } from './page-memory.ts';
import { createPageVisitor, stateOf } from './page-visitor.ts';
import { createScanQueue } from './scan-queue.ts';
import { startSlice } from './slices.ts';
import { walkTree } from './walk-tree.ts';
import { createChangeObserver, WATCHED } from './watch-changes.ts';

/**
 * Finds the phone numbers of this frame and tells `send` about them, now and whenever they change, until `signal`
 * aborts; the answer makes it tell again. Reads only: touches no element, takes no order from the page, keeps nothing.
 */
export function findNumbers(send: (report: PageReport) => void, signal: AbortSignal): () => void {
  let last: PageReport | null = null;
  let told = 0;
  /** Of a long page only what came since; a short one is looked at as a whole, whatever changed. */
  const tell = (): boolean => {
    if (!isLong()) toldPaths.clear();
    const part = toldPaths.size && (last as PageReport).part + 1;
    const fresh = [...findings].slice(part && told);
    told = findings.size;
    if (signal.aborted || (part && !fresh[0])) return false;
    const report = buildReport(fresh, part);
    const isNews = !last || JSON.stringify(last) !== JSON.stringify(report);
    if (isNews) {
      last = report;
      send(report);
    }
    for (const [, [number]] of fresh) views.observe((number as Finding)[2]);
    return isNews;
  };

  const queue = createScanQueue(async (parts) => {
    // First, so that what was left makes room for what came.
    forgetGone();
    const known = states.size;
    const visitor = createPageVisitor(watch);
    startSlice();
    for (const part of parts) if (!(await walkTree(part, visitor))) queue(part);
    if (states.size > known) lookLater();
    return tell();
  });
  /** After an event of the agent's anything may be shown otherwise, too: then all is told anew. */
  const look = (isAnew?: unknown): void => {
    for (const [element, state] of states) if (stateOf(element) !== state) queue(element);
    if (isAnew) toldPaths.clear();
    queue();
  };
  const lookLater = (event?: Event): void => {
    /** When to look for what leaves no trace: soon, when a server has answered, when it was slow. */
    const LOOKS_MS = [100, 400, 1500, 5000];
    for (const ms of LOOKS_MS) setTimeout(look, ms, event);
  };
  const changes = createChangeObserver(queue);
  // Measured by the browser, without asking for layout. Tells of what is shown and hidden, too.
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect, rootBounds } of entries) {
        // Until it is measured, what a long page draws is reported as out of view. What a short one shows may not have
        // been drawn when it was reported: a frame of another site is drawn when it knows that it is in view.
        if (isInView.has(target) || isIntersecting || !isLong()) {
          toldPaths.clear();
          queue();
        }
        isInView.set(
          target,
          isInView.get(target) ?? (boundingClientRect.width && rootBounds?.width ? isIntersecting : null),
        );
      }
    },
    // Not in the top frame's: a frame of another site learns late where it stands there.
    { root: document },
  );
  const watch = (root: Node): void => changes.observe(root, WATCHED);
  signal.onabort = () => {
    changes.disconnect();
    views.disconnect();
  };
  const on = (type: string, listener: (event: Event) => void): void =>
    addEventListener(type, listener, { capture: true, signal });
  on('input', lookLater);
  on('click', lookLater);
  on('pageshow', (event) => (event as PageTransitionEvent).persisted && queue(document));
  on('pagehide', () => {
    findings.clear();
    tell();
  });
  watch(document);
  queue(document);
  return () => {
    last = null;
    look(true);
  };
}

function forgetGone(): void {
  for (const nodes of [findings, states] as Map<Node, unknown>[]) {
    for (const [node] of nodes)
      if (!node.isConnected) {
        nodes.delete(node);
        toldPaths.clear();
      }
  }
}
