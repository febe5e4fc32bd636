import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { launchCdpBrowser } from './cdp-browser.ts';
import { timeInSidePanel, timeInTab } from './first-row.ts';
import { floorExtension } from './floor-extension.ts';
import { seedPanel } from './seed-panel.ts';
import { benchSizes } from './sizes.ts';
import { type Row, ratioRow } from './statistics.ts';
import { watchWorkers } from './stop-workers.ts';
import { writeStaticRows } from './write-static-rows.ts';

const ROUNDS = 11;

/** A panel has read and drawn everything, and so has the worker it woke. Milliseconds. */
const SETTLED_AFTER_MS = 2_500;

/**
 * P1: navigation to first conversation painted, at growing numbers of stored threads, with the worker stopped, against
 * a static page of the same rows with the same styles that is opened in the same way: as an agent opens the panel (the
 * toolbar button is pressed, which wakes the worker, too), and as a tab. With another page of the extension open (its
 * process runs), and with none.
 */
export async function benchFirstThread(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const threads of benchSizes(1_000, 10_000)) rows.push(...(await measureWith(threads)));
  return rows;
}

async function measureWith(threads: number): Promise<Row[]> {
  const seeded = await seedPanel(threads, 3);
  const floor = await floorExtension({ hasPanel: true });
  const browser = await launchCdpBrowser({ ...seeded, extensions: [BUILT_EXTENSION, floor.folder] });
  try {
    const record = await browser.firstPage();
    await record.navigate(seeded.recordUrl);
    const stopAll = await watchWorkers(browser, record);
    await sleep(SETTLED_AFTER_MS);
    const ours = { extensionId: EXTENSION_ID, url: `chrome-extension://${EXTENSION_ID}/sidepanel.html` };
    const statics = { extensionId: floor.id, url: `chrome-extension://${floor.id}/static.html` };
    const panel = await browser.openPage(ours.url);
    await sleep(SETTLED_AFTER_MS);
    await writeStaticRows(panel, join(floor.folder, 'static.html'));
    await panel.close();
    const ways = {
      panel: (page: typeof ours) => timeInSidePanel(browser, { ...page, beside: seeded.recordUrl }),
      tab: ({ url }: typeof ours) => timeInTab(browser, url),
    };
    const compare = async (way: keyof typeof ways, state: string): Promise<Row> => {
      const times = { ours: [] as number[], statics: [] as number[] };
      for (let round = 0; round < ROUNDS; round += 1) {
        const order = round % 2 ? (['ours', 'statics'] as const) : (['statics', 'ours'] as const);
        for (const which of order) {
          // The panel shows the tab the agent looked at last.
          await record.send('Page.bringToFront');
          await stopAll();
          times[which].push(await ways[way](which === 'ours' ? ours : statics));
        }
      }
      const what = `first conversation of ${threads.toLocaleString('en')}, in the ${way}, ${state}`;
      return ratioRow('P1', what, times.ours, times.statics, 1.5);
    };
    const cold = [await compare('panel', 'new process'), await compare('tab', 'new process')];
    await browser.openPage(`chrome-extension://${EXTENSION_ID}/options.html`);
    await browser.openPage(`chrome-extension://${floor.id}/empty.html`);
    return [await compare('panel', 'process running'), await compare('tab', 'process running'), ...cold];
  } finally {
    await browser.close();
    await Promise.all([seeded.close(), floor.remove()]);
  }
}
