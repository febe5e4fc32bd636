import { test } from '../e2e/fixtures.ts';
import { copyExtension } from './disk.ts';

/** Tests with the extension in a folder of its own, so that it can be updated. */
export const updatable = test.extend<{ extension: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  extension: async ({}, use) => {
    const copy = await copyExtension();
    await use(copy.folder);
    await copy.remove();
  },
});
