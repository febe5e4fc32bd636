import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BUILT_EXTENSION } from '../browser/launch-extension.ts';
import { limitRow, type Row } from './statistics.ts';

const kB = (bytes: number): number => Math.round(bytes / 100) / 10;

/** P4: all that is loaded before the first picture, code and styles, against the goal for the core of the screen. */
export async function benchFirstFile(): Promise<Row[]> {
  const page = await readFile(join(BUILT_EXTENSION, 'sidepanel.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file);
  const texts = await Promise.all(files.map((file) => readFile(join(BUILT_EXTENSION, file))));
  const all = Buffer.concat(texts);
  return [
    limitRow('P4', 'loaded before the first picture', kB(all.length), 25, 'kB'),
    limitRow('P4', 'the same, packed', kB(gzipSync(all).length), 10, 'kB'),
  ];
}
