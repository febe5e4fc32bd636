import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../browser/certificate.ts';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { type CdpBrowser, type CdpPage, launchCdpBrowser } from './cdp-browser.ts';
import { floorExtension } from './floor-extension.ts';
import { type Row, ratioRow } from './statistics.ts';
import { watchWorkers } from './stop-workers.ts';

const ROUNDS = 11;

/** The one site both extensions may read without being granted it. */
const HOST = 'platform.ringcentral.com';

type Which = 'ours' | 'empty';

/** Runs as a content script: when the page asks, says how long the worker's answer took, in milliseconds. */
const listen = (which: Which) => {
  document.addEventListener(`ask-${which}`, async () => {
    const from = performance.now();
    // A report the worker cannot read: it says so, and does nothing else.
    await chrome.runtime.sendMessage({ name: 'numbersFound', payload: {} });
    document.documentElement.dataset[which] = String(performance.now() - from);
  });
};

/** Puts the content script into the only tab of the site, from a page of the extension that is closed again. */
async function inject(browser: CdpBrowser, page: string, which: Which): Promise<void> {
  const from = await browser.openPage(page);
  await from.evaluate(`(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://${HOST}/*' });
    const func = ${listen};
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, func, args: ['${which}'] });
  })()`);
  await from.close();
}

const ask = (record: CdpPage, which: Which) =>
  record.evaluate<number>(`new Promise((resolve) => {
    const root = document.documentElement;
    delete root.dataset.${which};
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(Number(root.dataset.${which}));
    }).observe(root, { attributeFilter: ['data-${which}'] });
    document.dispatchEvent(new Event('ask-${which}'));
  })`);

/** W1: a stopped worker's first answer to a content script while no page of the extension is open. */
export async function benchWakeFromPage(): Promise<Row> {
  const floor = await floorExtension();
  const site = createServer(await makeCertificate(), (_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>A record</title>'),
  ).listen(0, '127.0.0.1');
  await once(site, 'listening');
  const browser = await launchCdpBrowser({
    extensions: [BUILT_EXTENSION, floor.folder],
    hosts: { [HOST]: (site.address() as AddressInfo).port },
  });
  try {
    const record = await browser.openPage(`https://${HOST}/`);
    await inject(browser, `chrome-extension://${EXTENSION_ID}/options.html`, 'ours');
    await inject(browser, `chrome-extension://${floor.id}/empty.html`, 'empty');
    const stopAll = await watchWorkers(browser, record);
    const times = { ours: [] as number[], empty: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      await stopAll();
      const order = round % 2 ? (['ours', 'empty'] as const) : (['empty', 'ours'] as const);
      for (const which of order) times[which].push(await ask(record, which));
    }
    return ratioRow('W1', 'cold worker answers a content script', times.ours, times.empty, 1.2);
  } finally {
    await browser.close();
    site.close();
    await floor.remove();
  }
}
