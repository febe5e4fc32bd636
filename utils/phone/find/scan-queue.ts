import { now } from './slices.ts';

/**
 * Gives the parts of the page that are added to `read`, one batch at a time, with a rest between batches; `read` answers
 * whether there was news. Parts that stand in another part and parts gone meanwhile are left out. Without a part there
 * is nothing to read but to tell.
 */
export function createScanQueue(read: (parts: Node[]) => Promise<boolean>): (part?: Node) => void {
  /** The first change is read at once, before the page is drawn; those that come within this time are read together. */
  const PAUSE_MS = 10;
  /** A page that never stops changing gets a fifth of the time at most. */
  const REST_SHARE = 4;
  /** The rest doubles with every news up to this, and starts anew after a quiet second: a few reports a second. */
  const MAX_REST_MS = 400;
  const QUIET_MS = 1000;
  let waiting = new Set<Node>();
  let timer: unknown;
  let restMs = PAUSE_MS;
  let due = 0;
  const run = async (): Promise<void> => {
    const start = now();
    const batch = waiting;
    waiting = new Set();
    if (start - due > QUIET_MS) restMs = PAUSE_MS;
    const isNews = await read(
      [...batch].filter((node) => node.isConnected && !batch.has(node.parentNode as Node)),
    );
    if (isNews) restMs = Math.min(MAX_REST_MS, restMs * 2);
    due = now() + (isNews ? restMs : Math.max(PAUSE_MS, (now() - start) * REST_SHARE));
    timer = null;
    if (waiting.size) add();
  };
  const add = (part?: Node): void => {
    if (part) waiting.add(part);
    timer = timer || setTimeout(run, due - now());
  };
  return add;
}
