import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumArguments, type Hosts } from './chromium-arguments.ts';
import { findChromium } from './find-chromium.ts';

/** Fixed by the manifest's `key`. */
export const EXTENSION_ID = 'heafdkpcphjcckemcdbfomfokfoopkpm';

/** The extension as it ships: built for the production server, whose name the browser resolves to the emulator. */
export const BUILT_EXTENSION = new URL('../../.output/chrome-mv3', import.meta.url).pathname;

/** Starts a real Chromium with the built extension in a profile folder ('' = a fresh one). */
export function launchExtension(options: {
  profile: string;
  hosts: Hosts;
  extension?: string;
  headless?: boolean;
}): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: set CHROMIUM_PATH or run `npm test` once');
  return chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({
      hosts: options.hosts,
      extensions: [options.extension ?? BUILT_EXTENSION],
      ...(options.headless === false && { headless: false }),
    }),
  });
}
