import type { Page } from '@playwright/test';
import { EXTENSION_ID } from './launch-extension.ts';

type TargetInfo = { targetId: string; url: string };

/** Presses the extension's toolbar button in the tab that shows this page, as an agent does. */
export async function pressToolbarButton(page: Page): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the context has no browser');
  await page.bringToFront();
  const session = await browser.newBrowserCDPSession();
  // Newer than Playwright's list of calls.
  const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>;
  const { targetInfos } = (await send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
    targetInfos: TargetInfo[];
  };
  const tab = targetInfos.find(({ url }) => url === page.url());
  if (!tab) throw new Error(`no tab shows ${page.url()}`);
  await send('Extensions.triggerAction', { id: EXTENSION_ID, targetId: tab.targetId });
  await session.detach();
}
