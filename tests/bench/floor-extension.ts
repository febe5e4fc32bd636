import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = new URL('floor-extension', import.meta.url).pathname;

/** An unpacked extension without `key` gets its id from the path it lies in. */
const idOfPath = (folder: string): string =>
  [...createHash('sha256').update(folder).digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');

/** What a button that opens `static.html` beside the tab takes. */
const WITH_PANEL = {
  background: { service_worker: 'opener.js' },
  permissions: ['sidePanel'],
  action: {},
  side_panel: { default_path: 'static.html' },
};

/** The empty extension in a folder of its own: pages written there are pages of it. */
export async function floorExtension(
  options: { hasPanel?: boolean } = {},
): Promise<{ folder: string; id: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'threadside-floor-'));
  await cp(SOURCE, folder, { recursive: true });
  if (options.hasPanel) {
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...manifest, ...WITH_PANEL }));
  }
  return { folder, id: idOfPath(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}
