import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { panelCores } from '../bench/panel-core.ts';
import { BUILT_EXTENSION } from '../browser/launch-extension.ts';

const read = (file: string) => readFile(join(BUILT_EXTENSION, file), 'utf8');

/** What the page of the panel asks for by itself. */
async function firstFiles(): Promise<string[]> {
  const page = await read('sidepanel.html');
  return [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file);
}

// P4 of the performance goals is about what draws and reads, without what the panel says and does: measured at 19 kB
// (8 kB packed) when the goal was set, with a row of markup. A row of the product has words and links.
describe('the core of the panel', () => {
  it('is at most 25 kB, 10 kB packed, with the rows of messages', async () => {
    const { core, withMessages } = await panelCores();
    expect(core).toContain('IDBTransaction');
    expect(core).toContain('aria-setsize');
    expect(core.length).toBeLessThanOrEqual(18_000);
    expect(gzipSync(core).length).toBeLessThanOrEqual(7_500);
    expect(withMessages.length).toBeLessThanOrEqual(25_000);
    expect(gzipSync(withMessages).length).toBeLessThanOrEqual(10_000);
  });
});

// P1: what a panel waits for before its first picture; everything the picture needs, words and styles included.
describe('the panel’s first picture', () => {
  it('waits for one file, of at most 110 kB, 40 kB packed', async () => {
    const files = await firstFiles();
    expect(files).toEqual([expect.stringMatching(/^chunks\/first-[\w-]+\.js$/)]);
    const code = await read(files[0] ?? '');
    expect(code.length).toBeLessThanOrEqual(110_000);
    expect(gzipSync(code).length).toBeLessThanOrEqual(40_000);
    expect(code.match(/^import\b/m)).toBeNull();
  });

  it('is kept compiled, asks the browser first, and makes its styles meanwhile', async () => {
    const code = await read((await firstFiles())[0] ?? '');
    expect(code).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
    const [asks, draws, styles] = ['.tabs.query({', 'Text to customer', 'new CSSStyleSheet'].map((text) =>
      code.indexOf(text),
    );
    expect(asks).toBeGreaterThan(0);
    expect(draws).toBeGreaterThan(asks ?? 0);
    expect(styles).toBeGreaterThan(draws ?? 0);
  });

  it('does not wait for the world’s numbers, record schemas, the polyfill, the inbox or a dialog', async () => {
    const code = await read((await firstFiles())[0] ?? '');
    expect(code).not.toMatch(/TOO_SHORT|safeParse|webextension-polyfill|Longest waiting|showModal/);
    const files = await readdir(join(BUILT_EXTENSION, 'chunks'));
    const all = (await Promise.all(files.map((file) => read(join('chunks', file))))).join('');
    for (const word of ['TOO_SHORT', 'Longest waiting', 'showModal']) expect(all).toContain(word);
  });
});
