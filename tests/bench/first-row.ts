import { setTimeout as sleep } from 'node:timers/promises';
import type { CdpBrowser } from './cdp-browser.ts';

/** Asked for its time sooner, a page would be kept from drawing. Milliseconds. */
const DRAWN_AFTER_MS = 1_000;

/** A page that was closed is gone. Milliseconds. */
const GONE_AFTER_MS = 300;

/**
 * From the start of the navigation to the end of the frame that has the first row of the conversation. The task that
 * notes it goes before all others: a page's own timers, due by then, take nothing from a frame that was handed on.
 */
const WATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('[role="log"] li')) return;
  observer.disconnect();
  requestAnimationFrame(() => {
    scheduler.postTask(() => { globalThis.firstRowAt = performance.now(); }, { priority: 'user-blocking' });
  });
}).observe(document, { childList: true, subtree: true });`;

const READ = `new Promise((resolve, reject) => {
  const look = () => globalThis.firstRowAt ? resolve(globalThis.firstRowAt) : setTimeout(look, 5);
  look();
  setTimeout(() => reject(new Error('no row appeared: ' + document.body.innerText)), 20_000);
})`;

/** What the browser itself noted: when something of the conversation first was on the screen, in steps of 4 ms. */
const READ_PAINTED = `new Promise((resolve, reject) => {
  new PerformanceObserver((list) => {
    const first = list.getEntries().find(({ element }) => element?.closest('[role="log"] li'));
    if (first) resolve(first.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => reject(new Error('no row was painted: ' + document.body.innerText)), 20_000);
})`;

/** Opens a page in a new tab that has not yet been anything of the extension, and times its first row. */
export async function timeInTab(browser: CdpBrowser, url: string): Promise<number> {
  const page = await browser.openPage('about:blank');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await page.navigate(url);
  await sleep(DRAWN_AFTER_MS);
  const time = await page.evaluate<number>(READ);
  await page.close();
  await sleep(GONE_AFTER_MS);
  return time;
}

/** Presses an extension's button beside a tab, and times the first row of the panel that opens. */
export async function timeInSidePanel(
  browser: CdpBrowser,
  opening: { extensionId: string; beside: string; url: string },
): Promise<number> {
  await browser.pressButton(opening.extensionId, opening.beside);
  await sleep(DRAWN_AFTER_MS);
  const panel = await browser.findPage(opening.url);
  const time = await panel.evaluate<number>(READ_PAINTED);
  await panel.close();
  await sleep(GONE_AFTER_MS);
  return time;
}
