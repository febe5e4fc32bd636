import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT_EXTENSION } from '../browser/launch-extension.ts';
import { panelCores } from './panel-core.ts';
import { limitRow, type Row } from './statistics.ts';

const kB = (bytes: number): number => Math.round(bytes / 100) / 10;

/** What is too much for a whole first file, code, words, styles and all: as the gate has it. kB. */
const WHOLE = { raw: 110, packed: 40 };

/** P4: the core of the screen against its goal; beside it everything that is loaded before the first picture. */
export async function benchFirstFile(): Promise<Row[]> {
  const page = await readFile(join(BUILT_EXTENSION, 'sidepanel.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file);
  const texts = await Promise.all(files.map((file) => readFile(join(BUILT_EXTENSION, file))));
  const { core, withMessages, withRows } = await panelCores();
  return [
    ...sizeRows('P4', 'core: Preact, hooks, idb, windowed list', core, 25, 10),
    ...sizeRows('P4', 'core with the rows of messages', withMessages, 25, 10),
    ...sizeRows('-', 'core with every kind of row, buttons and menus', withRows, WHOLE.raw, WHOLE.packed),
    ...sizeRows(
      '-',
      'all that is loaded before the first picture',
      Buffer.concat(texts),
      WHOLE.raw,
      WHOLE.packed,
    ),
  ];
}

function sizeRows(goal: string, what: string, code: string | Buffer, raw: number, packed: number): Row[] {
  return [
    limitRow(goal, what, kB(Buffer.byteLength(code)), raw, 'kB'),
    limitRow(goal, `${what}, packed`, kB(gzipSync(code).length), packed, 'kB'),
  ];
}
