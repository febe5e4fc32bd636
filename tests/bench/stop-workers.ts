import { setTimeout as sleep } from 'node:timers/promises';
import type { CdpBrowser, CdpPage } from './cdp-browser.ts';

type Version = { versionId: string; runningStatus: string };

/** A worker that was just stopped needs a moment until it is really cold. Milliseconds. */
const COOL_DOWN_MS = 700;

/** Follows all workers through a page and returns how to stop them: resolves when every one is cold. */
export async function watchWorkers(browser: CdpBrowser, page: CdpPage): Promise<() => Promise<void>> {
  const status = new Map<string, string>();
  browser.onEvent((method, params) => {
    if (method !== 'ServiceWorker.workerVersionUpdated') return;
    for (const { versionId, runningStatus } of params.versions as Version[])
      status.set(versionId, runningStatus);
  });
  await page.send('ServiceWorker.enable');
  return async () => {
    await page.send('ServiceWorker.stopAllWorkers');
    while ([...status.values()].some((one) => one !== 'stopped')) await sleep(10);
    await sleep(COOL_DOWN_MS);
  };
}
