import type { UnlistedScriptDefinition } from 'wxt';
import { findNumbers } from '../utils/phone/find/find-numbers.ts';

/** Where a run leaves its end for the next one; only scripts of this extension see this world. */
type World = typeof globalThis & { threadside?: AbortController };

/**
 * Runs in every frame of the sites the agent allowed, and may be put into a page again: then the older run ends.
 * It tells the extension what it finds and obeys two orders of the extension's own pages; the page has no say.
 */
export default {
  main() {
    const { runtime } = chrome;
    const end = new AbortController();
    (self as World).threadside?.abort();
    (self as World).threadside = end;

    const report = findNumbers((payload) => {
      // After an update or removal of the extension this is an orphan, which has no id. A worker that is not there
      // (yet) asks again when it is.
      if (runtime.id) runtime.sendMessage({ name: 'numbersFound', payload }).catch(() => {});
      else end.abort();
    }, end.signal);
    runtime.onMessage.addListener(({ name }, { id, tab }) => {
      if (id !== runtime.id || tab) return;
      if (name === 'reportNumbers') report();
      if (name === 'stopFinding') end.abort();
    });
  },
} satisfies UnlistedScriptDefinition;
