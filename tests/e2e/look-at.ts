import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect } from './fixtures.ts';

const FOLDER = '.cache/looks';
const WIDTHS = [320, 420];
const SCHEMES = ['light', 'dark'] as const;
const HEIGHT = 760;

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules and elements axe judges wrong here, each with the reason; nothing is excused without one. */
const OPTIONS: RunOptions = {
  rules: {
    // Side panels have no landmark-rich frame around them: the browser names the panel.
    region: { enabled: false },
  },
};

/**
 * Looks at a screen as it is now, at both widths and in both colour schemes: keeps a picture of each for a person to
 * look at, and lets axe look for what keeps people out. Also fails when anything is wider than the panel.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await page.evaluate(await axeSource);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: HEIGHT });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png` });
      const { violations } = await page.evaluate<AxeResults, RunOptions>(
        (options) =>
          (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options),
        OPTIONS,
      );
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
      expect(found, `${name} at ${width} px, ${colorScheme}`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${name} at ${width} px is too wide`).toBeLessThanOrEqual(0);
    }
  }
}
