import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What draws and reads, and nothing of what the panel says or does: Preact with its hooks, idb, the windowed list. */
const CORE = `
  export { render } from 'preact';
  export { deleteDB, wrap } from 'idb';
  export { WindowedList } from './components/ui/WindowedList.tsx';`;

/** The row nearly every conversation is made of. */
const MESSAGES = `export { MessageBubble } from './components/panel/MessageBubble.tsx';`;

/** Every kind of row: messages, notes with their menus, what happened, where it began and ended. */
const ROWS = `export { TimelineRows } from './components/customer/TimelineRows.tsx';`;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = `${ROOT}core.tsx`;

/** The core of the panel, alone and with rows, minified as it ships; what is loaded later does not count. */
export async function panelCores(): Promise<Record<'core' | 'withMessages' | 'withRows', string>> {
  const [core, withMessages, withRows] = await Promise.all([
    minify(CORE),
    minify(CORE + MESSAGES),
    minify(CORE + ROWS),
  ]);
  return { core, withMessages, withRows };
}

async function minify(code: string): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'chrome130',
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    plugins: [
      {
        name: 'core',
        enforce: 'pre',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? code : undefined),
        resolveDynamicImport: () => false,
      },
    ],
  });
  const [output] = [built].flat();
  const chunks = output && 'output' in output ? output.output.filter((file) => file.type === 'chunk') : [];
  if (chunks.length !== 1) throw new Error('The core is not one file');
  return chunks[0]?.code ?? '';
}
