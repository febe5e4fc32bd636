import { randomFillSync } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_EXTENSION } from '../browser/launch-extension.ts';

/** Where Chromium has the storage buckets of all origins. */
const bucketsFolder = (profile: string): string => join(profile, 'Default', 'WebStorage');

/** The folder of the database of the one user, who has a bucket. */
async function databaseFolder(profile: string): Promise<string> {
  const [bucket, ...others] = (await readdir(bucketsFolder(profile))).filter((name) => /^\d+$/.test(name));
  if (!bucket || others.length) throw new Error('there is not one bucket');
  return join(bucketsFolder(profile), bucket, 'IndexedDB', 'indexeddb.leveldb');
}

/** Overwrites every file of the user's database with noise; the browser must be closed. */
export async function garbleDatabase(profile: string): Promise<void> {
  const folder = await databaseFolder(profile);
  for (const file of await readdir(folder)) {
    const { size } = await stat(join(folder, file));
    await writeFile(join(folder, file), randomFillSync(Buffer.alloc(Math.max(size, 64))));
  }
}

/** Puts a plain file where the database's folder was: it cannot be opened any more. The browser must be closed. */
export async function blockDatabase(profile: string): Promise<void> {
  const folder = await databaseFolder(profile);
  await rm(folder, { recursive: true });
  await writeFile(folder, 'in the way');
}

/** How many new buckets find their folder taken. */
const BUCKETS_TO_COME = 500;

/** Puts plain files where the user's bucket was and where new ones would be: no database can be opened, come what may. */
export async function blockAllDatabases(profile: string): Promise<void> {
  await rm(await databaseFolder(profile), { recursive: true });
  for (let id = 0; id < BUCKETS_TO_COME; id += 1) {
    await rm(join(bucketsFolder(profile), `${id}`), { recursive: true, force: true });
    await writeFile(join(bucketsFolder(profile), `${id}`), 'in the way');
  }
}

/** Takes away what `blockAllDatabases` put there. */
export async function unblockDatabases(profile: string): Promise<void> {
  for (let id = 0; id < BUCKETS_TO_COME; id += 1) {
    await rm(join(bucketsFolder(profile), `${id}`), { recursive: true, force: true });
  }
}

/** A copy of the built extension that a test may change. */
export async function copyExtension(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'threadside-extension-'));
  await cp(BUILT_EXTENSION, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Gives an unpacked extension the next version, as an update would. */
export async function raiseVersion(folder: string): Promise<string> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  const [major, minor, patch = '0'] = manifest.version.split('.');
  const version = `${major}.${minor}.${Number(patch) + 1}`;
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  return version;
}

/** The files of a profile that contain one of the texts, as UTF-8 or as UTF-16, with the text found. */
export async function findInProfile(profile: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, 'utf8') },
    { text, bytes: Buffer.from(text, 'utf16le') },
  ]);
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const needle of needles)
      if (bytes.includes(needle.bytes)) found.push(`${path.slice(profile.length)}: ${needle.text}`);
  }
  return found;
}
