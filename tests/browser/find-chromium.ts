import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The Chromium that tests, demo and bench drive: CHROMIUM_PATH, else Playwright's own, else one on the PATH.
 * Branded Chrome no longer loads unpacked extensions from the command line, so Chromium comes first.
 * Returns undefined when there is none (`npm test` and `npm start` install one before they get here).
 */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) return downloaded;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC].find((file) => existsSync(file));
}
