import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPolicy } from '../../utils/policy.ts';
import { BUILT_EXTENSION } from '../browser/launch-extension.ts';
import { buildExtension } from '../setup/build-extension.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';

type Manifest = Record<string, unknown> & {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
};

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;

const directive = ({ content_security_policy: csp }: Manifest, name: string): string | undefined =>
  csp.extension_pages
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1);

async function allText(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile() && /\.(js|html|json|css)$/.test(file.name))
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

describe('the build that ships', () => {
  let manifest: Manifest;
  beforeAll(async () => {
    manifest = await readManifest(BUILT_EXTENSION);
  });

  it('asks for no more than it needs', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'identity',
      'scripting',
      'sidePanel',
      'storage',
    ]);
    expect(manifest.host_permissions).toEqual([
      'https://platform.ringcentral.com/*',
      'https://media.ringcentral.com/*',
    ]);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*']);
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toEqual({ ids: [] });
  });

  it('tells administrators what they may preset', async () => {
    const { managed_schema: file } = manifest.storage as { managed_schema: string };
    const schema = JSON.parse(await readFile(join(BUILT_EXTENSION, file), 'utf8')) as { properties: object };
    const policy = await readPolicy(undefined, createMemoryStorage());
    expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(policy).toSorted());
  });

  it('lets its pages and its worker talk to RingCentral only', () => {
    expect(directive(manifest, 'connect-src')).toBe(
      'https://platform.ringcentral.com https://media.ringcentral.com',
    );
    expect(directive(manifest, 'default-src')).toBe("'none'");
    expect(directive(manifest, 'script-src')).toBe("'self'");
    expect(directive(manifest, 'frame-src')).toBe("'none'");
  });

  it('contains no address of an emulator, and no code that builds markup or code from text', async () => {
    const text = await allText(BUILT_EXTENSION);
    expect(text.match(/localhost|127\.0\.0\.1|emulator|threadside-demo/gi)).toBeNull();
    expect(text.match(/document\.write|\beval\(|new Function\(/g)).toBeNull();
  });

  // P4 of the performance goals: what draws the panel must not grow a second framework.
  it('draws with Preact and reads with idb alone', async () => {
    const text = await allText(BUILT_EXTENSION);
    expect(text.match(/react-dom|Dexie|__REACT_DEVTOOLS/g)).toBeNull();
  });

  it('has one classic worker of at most 200 kB that loads nothing later', async () => {
    const file = join(BUILT_EXTENSION, 'background.js');
    const code = await readFile(file, 'utf8');
    expect(manifest.background).toEqual({ service_worker: 'background.js' });
    expect((await stat(file)).size).toBeLessThanOrEqual(200_000);
    expect(code.match(/\bimport\s*\(/g)).toBeNull();
    expect(code.match(/^\s*(import|export)\b/gm)).toBeNull();
  });

  it('has a content script of at most 8 kB', async () => {
    expect((await stat(join(BUILT_EXTENSION, 'crm-page.js'))).size).toBeLessThanOrEqual(8_000);
  });
});

describe('a build for another server', () => {
  const server = 'https://lab.example.org:8443';
  let folder: string;
  beforeAll(async () => {
    folder = await buildExtension({ outDir: '.output/lab', clientId: 'lab-client', server });
  }, 60_000);
  afterAll(() => rm('.output/lab', { recursive: true, force: true }));

  it('gets exactly that origin, and nothing more', async () => {
    const manifest = await readManifest(folder);
    expect(manifest.host_permissions).toEqual([`${server}/*`]);
    expect(directive(manifest, 'connect-src')).toBe(server);
    expect(manifest.key).toBe((await readManifest(BUILT_EXTENSION)).key);
    const code = await readFile(join(folder, 'background.js'), 'utf8');
    expect(code.includes(server) && code.includes('lab-client')).toBe(true);
  });
});
