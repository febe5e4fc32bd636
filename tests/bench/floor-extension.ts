import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeStaticRows } from './write-static-rows.ts';

const SOURCE = new URL('floor-extension', import.meta.url).pathname;

/** Rows on the static page. */
const ROWS = 20;

/** An unpacked extension without `key` gets its id from the path it lies in. */
const idOfPath = (folder: string): string =>
  [...createHash('sha256').update(folder).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');

/** The empty extension in a folder of its own, with its page of static rows. */
export async function floorExtension(): Promise<{ folder: string; id: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'threadside-floor-'));
  await cp(SOURCE, folder, { recursive: true });
  await writeStaticRows(join(folder, 'static.html'), ROWS);
  return { folder, id: idOfPath(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}
