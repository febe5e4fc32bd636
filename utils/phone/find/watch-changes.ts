import { mayHoldNumber } from './find-runs.ts';
import { findings } from './page-memory.ts';
import { splitLine } from './split-line.ts';

/** What to observe in every tree. */
export const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['href', 'value', 'title', 'aria-label'],
};

/**
 * An observer that queues what changes. Only what was added is read: a text that holds no number and held none
 * (a clock) costs one test, and what was removed costs none.
 */
export function createChangeObserver(queue: (part?: Node) => void): MutationObserver {
  const note = (node: Node): void => {
    const { data } = node as Text;
    // An element has none; a text that is emptied may have held a number.
    const isTelling = !data || mayHoldNumber(data) || findings.has(node);
    if (isTelling || splitLine(node as Text, data)) queue(node);
  };
  return new MutationObserver((records) => {
    for (const record of records) {
      // The lists of a record are made when they are asked for.
      if (record.type !== 'childList') note(record.target);
      else {
        record.addedNodes.forEach(note);
        if (findings.size && record.removedNodes[0]) queue();
      }
    }
  });
}
