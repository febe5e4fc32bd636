import { test as base } from '@playwright/test';
import { launchObserver, type Observer } from './observe.ts';

export { expect } from '@playwright/test';

/** One browser with the extension per worker, used by all its tests. */
export const test = base.extend<object, { observer: Observer }>({
  observer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      const observer = await launchObserver();
      await use(observer);
      await observer.close();
    },
    { scope: 'worker' },
  ],
});
