import type { PageReport } from '../page-report.ts';
import { buildReport } from './build-report.ts';
import { findings, isInView, isLong, states } from './page-memory.ts';
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
  let last = '';
  const tell = (): boolean => {
    const report = buildReport();
    const before = last;
    last = JSON.stringify(report);
    const isNews = last !== before && !signal.aborted;
    if (isNews) send(report);
    return isNews;
  };

  const queue = createScanQueue(async (parts) => {
    // First, so that what was left makes room for what came.
    forgetGone(findings);
    forgetGone(states as Map<Node, unknown>);
    const known = states.size;
    const visitor = createPageVisitor(watch);
    startSlice();
    for (const part of parts) if (!(await walkTree(part, visitor))) queue(part);
    for (const { element } of findings.values()) views.observe(element);
    if (states.size > known) lookLater();
    return tell();
  });
  const look = (): void => {
    for (const [element, state] of states) if (stateOf(element) !== state) queue(element);
    queue();
  };
  const lookLater = (): void => {
    /** When to look for what leaves no trace: soon, when a server has answered, when it was slow. */
    const LOOKS_MS = [100, 400, 1500, 5000];
    for (const ms of LOOKS_MS) setTimeout(look, ms);
  };
  const changes = createChangeObserver(queue);
  // Measured by the browser, without asking for layout. Tells of what is shown and hidden, too.
  const views = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const isKnown = isInView.has(target);
      // What a long page draws out of view is reported so before it is measured.
      if (isKnown || isIntersecting || !isLong()) queue();
      if (!isKnown && boundingClientRect.width) isInView.set(target, isIntersecting);
    }
  });
  const watch = (root: Node): void => changes.observe(root, WATCHED);
  signal.addEventListener('abort', () => {
    changes.disconnect();
    views.disconnect();
  });
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
    last = '';
    look();
  };
}

function forgetGone(nodes: Map<Node, unknown>): void {
  for (const [node] of nodes) if (!node.isConnected) nodes.delete(node);
}
