import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { type CdpPage, launchCdpBrowser } from './cdp-browser.ts';
import { floorExtension } from './floor-extension.ts';
import { seedPanel } from './seed-panel.ts';
import { limitRow, type Row } from './statistics.ts';

const THREADS = 5_000;
const ENTRIES_EACH = 10;

/** Longer than this no event may keep a worker (`reliability.md`, row 30). Seconds. */
const MOST_SECONDS = 300;

/** What the worker may hold on to once a first sync is over, beyond what an empty worker holds. Megabytes. */
const MOST_MEGABYTES = 60;

/** Fetches everything anew, as a first sync does, through the real worker. */
const FETCH_ANEW = `(async () => {
  const from = performance.now();
  const result = await chrome.runtime.sendMessage({ name: 'repairStore' });
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return (performance.now() - from) / 1000;
})()`;

async function heapOf(worker: CdpPage): Promise<number> {
  await worker.send('HeapProfiler.collectGarbage');
  const { usedSize } = await worker.send<{ usedSize: number }>('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}

/** The first sync of 50,000 entries in the real extension: how long it lasts, and what the worker keeps of it. */
export async function benchFirstSync(): Promise<Row[]> {
  const seeded = await seedPanel(THREADS, ENTRIES_EACH);
  const floor = await floorExtension();
  const browser = await launchCdpBrowser({ ...seeded, extensions: [BUILT_EXTENSION, floor.folder] });
  try {
    const settings = await browser.openPage(`chrome-extension://${EXTENSION_ID}/options.html`);
    const empty = await browser.openPage(`chrome-extension://${floor.id}/empty.html`);
    const seconds = await settings.evaluate<number>(FETCH_ANEW);
    const ours = await heapOf(await browser.attachWorker(EXTENSION_ID));
    await empty.evaluate(`chrome.runtime.sendMessage({ name: 'panelIsOpen' })`);
    const theirs = await heapOf(await browser.attachWorker(floor.id));
    return [
      limitRow('S3', '50,000 entries: first sync', Math.round(seconds), MOST_SECONDS, 's'),
      limitRow('S3', '50,000 entries: worker heap after it', Math.round(ours - theirs), MOST_MEGABYTES, 'MB'),
    ];
  } finally {
    await browser.close();
    await Promise.all([seeded.close(), floor.remove()]);
  }
}
