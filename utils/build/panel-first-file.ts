import type { Plugin, Rolldown } from 'vite';
import { COMPILE_AT_ONCE } from './compile-at-once.ts';

const PANEL_PAGE = '/entrypoints/sidepanel/index.html';
const FIRST = /(?:^|\/)first-[\w-]+\.(?:js|css)$/;

/**
 * Puts all that the panel's first picture needs into one file, `first`: what its page imports, not what it imports
 * later, and its styles. Left to itself the bundler shares it out to two dozen and the styles to a file of their own;
 * a panel that opens waits longer for a file than for the bytes in it, and nothing runs before the styles are there.
 */
export function panelFirstFile(): Plugin {
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
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => finish(bundle),
    },
  };
}

/**
 * What is compiled at once is kept compiled, and not compiled in each process. Carries the styles in the code: as a sheet that is made, which the page's policy allows, not as text in the page. At
 * its end: what the code asks the browser for is on its way by then, and nothing is drawn before the answers.
 */
function finish(bundle: Rolldown.OutputBundle): void {
  const files = Object.values(bundle).filter(({ fileName }) => FIRST.test(fileName));
  const code = files.find((file) => file.type === 'chunk');
  const styles = files.find((file) => file.type === 'asset');
  if (!code || !styles) return;
  const text = JSON.stringify(String(styles.source).trim());
  const sheet = `{const s=new CSSStyleSheet;s.replaceSync(${text});document.adoptedStyleSheets=[s]}`;
  code.code = [COMPILE_AT_ONCE, code.code.trimEnd(), sheet, ''].join('\n');
  delete bundle[styles.fileName];
  for (const page of Object.values(bundle)) {
    if (page.type !== 'asset' || !page.fileName.endsWith('.html')) continue;
    const link = new RegExp(`\\s*<link[^>]*href="/${styles.fileName}"[^>]*>`);
    page.source = String(page.source).replace(link, '');
  }
}
