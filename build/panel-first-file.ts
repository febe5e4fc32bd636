import type { Rolldown } from 'vite';

const PANEL_PAGE = '/entrypoints/sidepanel/index.html';

/**
 * Puts all that the panel's first picture needs into one file, `first`: what its page imports, not what it imports
 * later. Left to itself the bundler shares it out to two dozen, and a panel that opens waits longer for a file than
 * for the bytes in it.
 */
export function panelFirstFile(): Rolldown.Plugin {
  let first = new Set<string>();
  return {
    name: 'panel-first-file',
    buildEnd() {
      first = new Set([...this.getModuleIds()].filter((id) => id.endsWith(PANEL_PAGE)));
      for (const id of first)
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) first.add(imported);
    },
    outputOptions(options) {
      // The worker and the content script are one file each.
      if (options.format !== 'es') return options;
      return { ...options, codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) }] } };
    },
  };
}
