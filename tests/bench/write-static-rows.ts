import { writeFile } from 'node:fs/promises';
import type { CdpPage } from './cdp-browser.ts';

/** The rows on screen, with nothing but what they stand in, and the panel's own styles; once they are there. */
const COPY = `(async () => {
  const end = performance.now() + 20_000;
  while (!document.querySelector('[role="log"] li')) {
    if (performance.now() > end) throw new Error('no row appeared: ' + document.body.innerText);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const rows = document.querySelector('[role="log"]');
  let markup = rows.outerHTML;
  for (let around = rows.parentElement; around !== document.documentElement; around = around.parentElement) {
    const empty = around.cloneNode(false).outerHTML;
    const inside = empty.lastIndexOf('</');
    markup = empty.slice(0, inside) + markup + empty.slice(inside);
  }
  const styles = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  return { markup, styles: styles.join('\\n') };
})()`;

/**
 * The floor of the panel's first picture: the rows a panel shows, as a page that is nothing but markup and styles; no
 * script, no storage, no header and nothing to write with.
 */
export async function writeStaticRows(panel: CdpPage, file: string): Promise<void> {
  const { markup, styles } = await panel.evaluate<{ markup: string; styles: string }>(COPY);
  await writeFile(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
     <title>Static rows</title><style>${styles}</style></head>${markup}</html>`,
  );
}
