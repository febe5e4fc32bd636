import type { Page } from '@playwright/test';
import { EXTENSION_ID } from '../browser/launch-extension.ts';
import type { Desk } from '../e2e/fixtures.ts';

/** What the browser's own page for extensions can do; it exists there only. */
type DeveloperPrivate = {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, options: { failQuietly: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }): Promise<void>;
};
type Browser = typeof globalThis & { chrome: { developerPrivate: DeveloperPrivate } };

/** The levers of `chrome://extensions`. */
export type ExtensionsPage = {
  /** Loads the extension again from its folder, as an update does. */
  reload(): Promise<void>;
  setEnabled(isEnabled: boolean): Promise<void>;
  /** `ON_CLICK` withholds every host until the agent clicks; `ON_ALL_SITES` gives them back. */
  setHostAccess(access: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void>;
};

/** Opens it in a tab behind the others. */
export async function openExtensionsPage({ context }: Desk): Promise<ExtensionsPage> {
  const page: Page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(() =>
    (globalThis as Browser).chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
  );
  return {
    reload: () =>
      page.evaluate(
        (id) => (globalThis as Browser).chrome.developerPrivate.reload(id, { failQuietly: true }),
        EXTENSION_ID,
      ),
    setEnabled: (isEnabled) =>
      page.evaluate(([id, to]) => chrome.management.setEnabled(id, to), [EXTENSION_ID, isEnabled] as const),
    setHostAccess: (hostAccess) =>
      page.evaluate(
        ([extensionId, to]) =>
          (globalThis as Browser).chrome.developerPrivate.updateExtensionConfiguration({
            extensionId,
            hostAccess: to,
          }),
        [EXTENSION_ID, hostAccess] as const,
      ),
  };
}

/** Gives the desk a new panel after the browser closed the extension's pages, and what it needs to reach the worker. */
export async function reopenPanel(desk: Desk): Promise<void> {
  desk.panel = await desk.context.newPage();
  await desk.panel.setViewportSize({ width: 420, height: 860 });
  await desk.panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
}
