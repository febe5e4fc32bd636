import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../browser/find-chromium.ts';

const run = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit' }).status === 0;

const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Finds a Chromium, or installs one: Debian's package where we may, Playwright's download elsewhere. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('Installing Chromium (once)');
  if (isDebianRoot()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const installed = findChromium() ?? (run('playwright', ['install', 'chromium']) && findChromium());
  if (installed) return installed;
  throw new Error('No Chromium could be installed. Install one, or set CHROMIUM_PATH to it.');
}
