import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { type CdpBrowser, launchCdpBrowser } from './cdp-browser.ts';
import { floorExtension } from './floor-extension.ts';
import { seedPanel } from './seed-panel.ts';
import { benchSizes } from './sizes.ts';
import { type Row, ratioRow } from './statistics.ts';
import { watchWorkers } from './stop-workers.ts';
import { writeStaticRows } from './write-static-rows.ts';

const ROUNDS = 11;
const PANEL = `chrome-extension://${EXTENSION_ID}/sidepanel.html`;

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

/** Asked for its time sooner, a page would be kept from drawing. Milliseconds. */
const DRAWN_AFTER_MS = 500;

/** Opens a page in a new tab that has not yet been anything of the extension, and times its first row. */
async function timeFirstRow(browser: CdpBrowser, url: string): Promise<number> {
  const page = await browser.openPage('about:blank');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await page.navigate(url);
  await sleep(DRAWN_AFTER_MS);
  const time = await page.evaluate<number>(READ);
  await page.close();
  await sleep(200);
  return time;
}

/** A panel has read and drawn everything, and so has the worker it woke. Milliseconds. */
const SETTLED_AFTER_MS = 2_500;

/**
 * P1: navigation to first conversation painted, at growing numbers of stored threads, with the worker stopped, against
 * a static page of the same rows with the same styles; with another page of the extension open (its process runs), and
 * with none.
 */
export async function benchFirstThread(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const threads of benchSizes(1_000, 10_000)) rows.push(...(await measureWith(threads)));
  return rows;
}

async function measureWith(threads: number): Promise<Row[]> {
  const seeded = await seedPanel(threads, 3);
  const floor = await floorExtension();
  const browser = await launchCdpBrowser({ ...seeded, extensions: [BUILT_EXTENSION, floor.folder] });
  try {
    const record = await browser.firstPage();
    await record.navigate(seeded.recordUrl);
    const stopAll = await watchWorkers(browser, record);
    await sleep(SETTLED_AFTER_MS);
    const panel = await browser.openPage(PANEL);
    await sleep(SETTLED_AFTER_MS);
    await writeStaticRows(panel, join(floor.folder, 'static.html'));
    await panel.close();
    const pages = { ours: PANEL, statics: `chrome-extension://${floor.id}/static.html` };
    const measure = async () => {
      const times = { ours: [] as number[], statics: [] as number[] };
      for (let round = 0; round < ROUNDS; round += 1) {
        const order = round % 2 ? (['ours', 'statics'] as const) : (['statics', 'ours'] as const);
        for (const which of order) {
          // The panel shows the tab the agent looked at last.
          await record.send('Page.bringToFront');
          await stopAll();
          times[which].push(await timeFirstRow(browser, pages[which]));
        }
      }
      return times;
    };
    const cold = await measure();
    await browser.openPage(`chrome-extension://${EXTENSION_ID}/options.html`);
    await browser.openPage(`chrome-extension://${floor.id}/empty.html`);
    const warm = await measure();
    const of = `first conversation of ${threads.toLocaleString('en')}`;
    return [
      ratioRow('P1', `${of}, process running`, warm.ours, warm.statics, 1.5),
      ratioRow('P1', `${of}, new process`, cold.ours, cold.statics, 1.5),
    ];
  } finally {
    await browser.close();
    await Promise.all([seeded.close(), floor.remove()]);
  }
}
