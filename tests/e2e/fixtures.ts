import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { makeCertificate } from '../browser/certificate.ts';
import type { Hosts } from '../browser/chromium-arguments.ts';
import { BUILT_EXTENSION, EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { copyProfile } from '../browser/profile.ts';
import { controlWorker, type WorkerControl } from '../browser/worker-control.ts';
import { startSampleCrm } from '../demo/sample-crm.ts';
import { type ListeningEmulator, startEmulator } from '../emulator/emulator.ts';
import { CRM_HOST } from './prepare-profile.ts';

export { expect };

const CLIENT_ID = 'threadside-test';
const PANEL_SIZE = { width: 420, height: 860 };

/** One agent's computer: a browser with the extension, a CRM in a tab, and RingCentral behind the network. */
export type Desk = {
  emulator: ListeningEmulator;
  context: BrowserContext;
  crm: Page;
  panel: Page;
  worker: WorkerControl;
  /** Where the browser finds RingCentral and the CRM. */
  hosts: Hosts;
  crmUrl(path: string): string;
  /** Sees the CRM's page change in the tab beside the panel. */
  open(path: string): Promise<void>;
  signIn(agent?: string): Promise<void>;
  allowSite(): Promise<void>;
  badge(): Promise<string>;
  /** The folder of the browser's profile. */
  profile: string;
  /** Closes the browser and opens it again on the same profile; `crm` and `panel` are new pages. */
  restart(whileClosed?: () => Promise<void>): Promise<void>;
};

type Certificate = { key: string; cert: string };

export const test = base.extend<{ desk: Desk; extension: string }, { certificate: Certificate }>({
  /** The folder the extension is loaded from. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  extension: async ({}, use) => use(BUILT_EXTENSION),
  certificate: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => use(await makeCertificate()),
    { scope: 'worker' },
  ],
  desk: async ({ certificate, extension }, use) => {
    const redirectUris = [`https://${EXTENSION_ID}.chromiumapp.org/`];
    const emulator = await startEmulator({
      tls: certificate,
      clientIds: [{ id: CLIENT_ID, redirectUris }],
    });
    emulator.control.configure({ contentOrigin: 'https://media.ringcentral.com' });
    const crmServer = await startSampleCrm({ tls: certificate });
    const profile = await copyProfile(process.env.THREADSIDE_TEST_PROFILE ?? '');
    const hosts = {
      'platform.ringcentral.com': Number(new URL(emulator.origin).port),
      'media.ringcentral.com': Number(new URL(emulator.origin).port),
      [CRM_HOST]: Number(new URL(crmServer.origin).port),
    };
    const launch = () => launchExtension({ profile: profile.folder, hosts, extension });
    const desk = await createDesk(emulator, { profile: profile.folder, hosts }, launch);
    await use(desk);
    await desk.context.close();
    await Promise.all([emulator.close(), crmServer.close(), profile.remove()]);
  },
});

async function createDesk(
  emulator: ListeningEmulator,
  { profile, hosts }: { profile: string; hosts: Hosts },
  launch: () => Promise<BrowserContext>,
): Promise<Desk> {
  const sit = async () => {
    const context = await launch();
    const crm = context.pages()[0] ?? (await context.newPage());
    await crm.goto(crmUrl('/contacts'));
    const panel = await context.newPage();
    await panel.setViewportSize(PANEL_SIZE);
    await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    return { context, crm, panel, worker: await controlWorker(crm) };
  };
  const crmUrl = (path: string) => `https://${CRM_HOST}${path}`;
  const desk: Desk = {
    emulator,
    hosts,
    ...(await sit()),
    crmUrl,
    open: async (path) => {
      await desk.crm.goto(crmUrl(path));
    },
    signIn: (agent) => signIn(desk, agent),
    allowSite: () => allowSite(desk),
    badge: () => readBadge(desk),
    profile,
    restart: async (whileClosed) => {
      await desk.context.close();
      await whileClosed?.();
      Object.assign(desk, await sit());
    },
  };
  return desk;
}

/** Asked in a page of the extension's own: reading the badge there wakes no worker. */
async function readBadge({ context }: Desk): Promise<string> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  const text = await page.evaluate(() => chrome.action.getBadgeText({}));
  await page.close();
  return text;
}

async function signIn({ panel, context }: Desk, agent = 'Alex Rivera'): Promise<void> {
  const window = context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  const page = await window;
  await page.getByLabel(agent).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await expect(panel.getByRole('button', { name: 'Inbox' })).toBeVisible();
}

async function allowSite({ panel }: Desk): Promise<void> {
  await panel.getByLabel('Address of your CRM').fill(CRM_HOST);
  await panel.getByRole('button', { name: 'Allow' }).click();
  await expect(panel.getByLabel('Address of your CRM')).toBeHidden();
}
