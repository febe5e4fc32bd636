import type { CDPSession, Page } from '@playwright/test';
import { EXTENSION_ID } from './launch-extension.ts';

type VersionsEvent = { versions: { versionId: string; scriptURL: string; runningStatus: string }[] };

/** Stops the extension's worker, as the browser does after 30 idle seconds; true when one was running and is no more. */
export type WorkerControl = { stop(): Promise<boolean> };

/** Watches the worker through any page of the extension (`reliability.md` 3.2); attached to the page, never the worker. */
export async function controlWorker(page: Page): Promise<WorkerControl> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const status = new Map<string, string>();
  let onStopped: (() => void) | undefined;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: VersionsEvent) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (!scriptURL.includes(EXTENSION_ID)) continue;
      status.set(versionId, runningStatus);
      if (runningStatus === 'stopped') onStopped?.();
    }
  });
  await session.send('ServiceWorker.enable');
  return {
    stop: async () => {
      if (![...status.values()].some((one) => one !== 'stopped')) return false;
      const stopped = new Promise<void>((resolve) => {
        onStopped = resolve;
      });
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
      return true;
    },
  };
}
