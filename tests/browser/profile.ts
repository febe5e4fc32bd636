import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_EXTENSION, EXTENSION_ID, launchExtension } from './launch-extension.ts';

type Preferences = {
  extensions: {
    settings: Record<
      string,
      {
        granted_permissions: { explicit_host?: string[] };
        runtime_granted_permissions?: Record<string, string[]>;
      }
    >;
  };
};

/** A new folder for a browser profile. */
export const newProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'threadside-profile-'));

/**
 * A profile in which the agent has said yes before to these sites: without a display the browser's own question can
 * never be answered, but a permission once granted is granted again without a question (`reliability.md` 3.3, HOST).
 */
export async function prepareProfile(
  folder: string,
  sites: readonly string[],
  extension = BUILT_EXTENSION,
): Promise<void> {
  const context = await launchExtension({ profile: folder, hosts: {}, extension });
  if (!context.serviceWorkers().length) await context.waitForEvent('serviceworker');
  await context.close();
  const file = join(folder, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8')) as Preferences;
  const settings = preferences.extensions.settings[EXTENSION_ID];
  if (!settings) throw new Error('the profile does not know the extension');
  const hosts = sites.map((site) => `https://${site}/*`);
  const { granted_permissions } = settings;
  granted_permissions.explicit_host = [...(granted_permissions.explicit_host ?? []), ...hosts];
  settings.runtime_granted_permissions = {
    api: [],
    manifest_permissions: [],
    scriptable_host: [],
    explicit_host: hosts,
  };
  await writeFile(file, JSON.stringify(preferences));
}

/** A copy of a prepared profile for one browser to use up. */
export async function copyProfile(from: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await newProfile();
  await cp(from, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
