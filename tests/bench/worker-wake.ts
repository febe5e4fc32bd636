import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { type CdpPage, launchCdpBrowser } from './cdp-browser.ts';
import { floorExtension } from './floor-extension.ts';
import { limitRow, type Row, ratioRow } from './statistics.ts';
import { watchWorkers } from './stop-workers.ts';

const ROUNDS = 11;

/** From the panel's question to the worker's answer. `panelIsOpen` is the first thing every panel asks. */
const ASK = `(async () => {
  const from = performance.now();
  await chrome.runtime.sendMessage({ name: 'panelIsOpen' });
  return performance.now() - from;
})()`;

const ask = (page: CdpPage) => page.evaluate<number>(ASK);

/** Until the worker of a browser that just started is there to hear. */
async function firstAnswer(page: CdpPage): Promise<void> {
  while (!(await ask(page).catch(() => 0))) await sleep(100);
}

/**
 * W1: a stopped worker's first answer to a page of the extension, ours against one that does nothing. W2: what the
 * worker's file weighs.
 */
export async function benchWorkerWake(): Promise<Row[]> {
  const floor = await floorExtension();
  const browser = await launchCdpBrowser({ extensions: [BUILT_EXTENSION, floor.folder] });
  try {
    const ours = await browser.openPage(`chrome-extension://${EXTENSION_ID}/options.html`);
    const empty = await browser.openPage(`chrome-extension://${floor.id}/empty.html`);
    await firstAnswer(ours);
    await firstAnswer(empty);
    const stopAll = await watchWorkers(browser, ours);
    await watchWorkers(browser, empty);
    const times = { ours: [] as number[], empty: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      await stopAll();
      const order = round % 2 ? (['ours', 'empty'] as const) : (['empty', 'ours'] as const);
      for (const which of order) times[which].push(await ask(which === 'ours' ? ours : empty));
    }
    const code = await readFile(`${BUILT_EXTENSION}/background.js`, 'utf8');
    return [
      ratioRow('W1', 'cold worker answers the panel', times.ours, times.empty, 1.5),
      limitRow('W2', 'bytes of the worker', Math.round(Buffer.byteLength(code) / 1000), 200, 'kB'),
      limitRow('W2', 'import() in the worker', code.match(/\bimport\s*\(/g)?.length ?? 0, 0, 'times'),
    ];
  } finally {
    await browser.close();
    await floor.remove();
  }
}
