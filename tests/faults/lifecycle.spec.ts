import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { databasesOf } from '../browser/databases.ts';
import { EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { noteField } from '../browser/note-field.ts';
import { copyProfile } from '../browser/profile.ts';
import { test as base, type Desk, expect } from '../e2e/fixtures.ts';
import { CRM_HOST } from '../e2e/prepare-profile.ts';
import { raiseVersion } from './disk.ts';
import { openExtensionsPage, reopenPanel } from './extensions-page.ts';
import {
  command,
  instruments,
  passTime,
  readLocal,
  refreshCount,
  ringAlarm,
  shiftStoredTimes,
  storedRefreshToken,
  threadRequests,
  waitForSync,
  wake,
  wakeByAlarm,
} from './levers.ts';
import {
  addNote,
  MARCUS_TEXT,
  marcusThread,
  notesOf,
  openInbox,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeUnassigned,
  typeNote,
} from './panel-steps.ts';
import { expectTruth } from './truth.ts';
import { startUnattached } from './unattached-browser.ts';
import { updatable as test } from './updatable.ts';

const DRAFT = 'Half a sentence';
const HOUR = 3_600_000;

async function settleIn(desk: Desk): Promise<void> {
  await desk.signIn();
  await openThread(desk.panel);
  await see(desk.panel, MARCUS_TEXT);
  await typeNote(desk.panel, DRAFT);
}

async function seeDraft(panel: Desk['panel']): Promise<void> {
  await openThread(panel);
  await expect(await noteField(panel)).toHaveValue(DRAFT);
}

/** Ends the browser's main process as a power cut would, but for what the disk had not written yet. */
async function killBrowser({ context }: Desk): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  const own = processInfo.find(({ type }) => type === 'browser');
  if (!own) throw new Error('the browser has no process');
  process.kill(own.id, 'SIGKILL');
}

const hostsOf = ({ emulator, crm }: Desk) => ({
  'platform.ringcentral.com': Number(new URL(emulator.origin).port),
  [CRM_HOST]: Number(new URL(crm.url()).port || 443),
});

base(
  'F46 idle until the browser stops the worker, then a click: works, the panel as it was @slow',
  async ({ desk }) => {
    await desk.signIn();
    await desk.context.close();
    await rm(join(desk.profile, 'SingletonLock'), { force: true });
    const browser = await startUnattached(desk.profile, hostsOf(desk));
    const panel = await browser.open(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
    const text = () => panel.evaluate<string>('document.body.innerText');
    const press = (name: string) =>
      panel.evaluate(
        `[...document.querySelectorAll('button')].find((one) => (one.ariaLabel || one.textContent).startsWith('${name}')).click()`,
      );
    await expect.poll(text).toContain('Inbox');
    await press('Inbox');
    await expect.poll(text).toContain('Unassigned 6');
    const other = await browser.open('about:blank');
    await browser.show(other);
    await expect.poll(() => browser.isWorkerRunning(), { timeout: 90_000 }).toBe(false);
    desk.emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'After the pause' });
    expect(await text()).toContain('Unassigned 6');
    const from = Date.now();
    await press('Refresh');
    await expect.poll(text, { intervals: [20] }).toContain('Unassigned 7');
    console.log(`the click after the pause took ${Date.now() - from} ms`);
    await browser.end();
  },
);

test('F47 killed with requests of the panel pending: reads are asked again, writes are checked first', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await settleIn(desk);
  const { id } = marcusThread(desk);
  const read = emulator.control.faults.add({ path: 'entries/sync', hold: 'before', times: 1 });
  emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'Wanted now' });
  await refresh(panel);
  await read.hit();
  await desk.worker.stop();
  read.release();
  await openInbox(panel);
  await refresh(panel);
  await see(panel, 'Wanted now');

  await openThread(panel);
  const write = emulator.control.faults.add({ path: 'notes$', method: 'POST', hold: 'after', times: 1 });
  await addNote(panel);
  await write.hit();
  await expect.poll(() => notesOf(desk, id)).toContain(DRAFT);
  await desk.worker.stop();
  write.release();
  await waitForSync(desk, () => refresh(panel));
  await see(panel, DRAFT);
  await expect.poll(() => readLocal(desk, 'outbox')).toEqual([]);
  expect(notesOf(desk, id).filter((text) => text === DRAFT)).toHaveLength(1);
  await expect(await noteField(panel)).toHaveValue('');
});

test('F48 updated during a sync with the panel open: reopened it has thread and draft', async ({
  desk,
  extension,
}) => {
  const { emulator } = desk;
  await settleIn(desk);
  const extensions = await openExtensionsPage(desk);
  const hold = emulator.control.faults.add({ path: 'entries/sync', hold: 'after', times: 1 });
  await refresh(desk.panel);
  await hold.hit();
  const version = await raiseVersion(extension);
  await extensions.reload();
  await expect.poll(() => desk.panel.isClosed()).toBe(true);
  hold.release();
  await expect(async () => reopenPanel(desk)).toPass();
  expect(await desk.panel.evaluate(() => chrome.runtime.getManifest().version)).toBe(version);
  await seeSignedIn(desk.panel);
  await seeDraft(desk.panel);
  emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'After the update' });
  await openInbox(desk.panel);
  await refresh(desk.panel);
  await see(desk.panel, 'After the update');
  expect(await desk.panel.evaluate(() => chrome.alarms.get('sync'))).toMatchObject({ periodInMinutes: 1 });
});

test('F49 the browser is killed and started again: same list, badge, alarm, draft', async ({ desk }) => {
  await settleIn(desk);
  await expect.poll(() => desk.badge()).toBe('6');
  await killBrowser(desk);
  await desk.restart(async () => {
    for (const file of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
      await rm(join(desk.profile, file), { force: true });
    }
  });
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  expect(await desk.badge()).toBe('6');
  expect(await desk.panel.evaluate(() => chrome.alarms.get('sync'))).toMatchObject({ periodInMinutes: 1 });
  await seeDraft(desk.panel);
  await waitForSync(desk, () => refresh(desk.panel));
  await expectTruth(desk);
});

test('F50 the alarms are gone: any event brings them back', async ({ desk }) => {
  await desk.signIn();
  await desk.panel.evaluate(() => chrome.alarms.clearAll());
  expect(await desk.panel.evaluate(() => chrome.alarms.get('sync'))).toBeUndefined();
  await desk.worker.stop();
  await wake(desk);
  await expect
    .poll(() => desk.panel.evaluate(() => chrome.alarms.get('sync')))
    .toMatchObject({ periodInMinutes: 1 });
});

test('F51 asleep for nine hours: one sync, one refresh, no sign-out', async ({ desk }) => {
  const { emulator } = desk;
  await settleIn(desk);
  await passTime(desk, 9 * HOUR);
  emulator.control.requests.clear();
  await waitForSync(desk, async () => {
    await ringAlarm(desk);
    await command(desk.panel, 'panelIsOpen');
    await command(desk.panel, 'panelIsOpen');
  });
  expect(refreshCount(desk)).toBe(1);
  expect(threadRequests(desk)).toBeLessThanOrEqual(4);
  await seeSignedIn(desk.panel);
  await seeDraft(desk.panel);
});

for (const [name, ms] of [
  ['ahead', 24 * HOUR],
  ['back', -24 * HOUR],
] as const) {
  test(`F51 this computer’s clock is set ${name} by a day: no false sign-out, no storm`, async ({ desk }) => {
    const { emulator, panel } = desk;
    await settleIn(desk);
    const token = await storedRefreshToken(desk);
    await desk.worker.stop();
    await shiftStoredTimes(desk, -ms);
    emulator.control.requests.clear();
    await ringAlarm(desk);
    await refresh(panel);
    await seeSignedIn(panel);
    expect(refreshCount(desk)).toBeLessThanOrEqual(1);
    expect(threadRequests(desk)).toBeLessThanOrEqual(8);
    expect(await storedRefreshToken(desk)).not.toBe('');
    if (name === 'back') expect(await storedRefreshToken(desk)).toBe(token);
    emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'In spite of clocks' });
    await openInbox(panel);
    await refresh(panel);
    await see(panel, 'In spite of clocks');
    await seeDraft(panel);
  });
}

test('F52 the panel’s renderer crashes: opened again it is as it was, the draft too', async ({ desk }) => {
  await settleIn(desk);
  const browser = await instruments(desk.panel);
  const crashed = desk.panel.waitForEvent('crash');
  void browser.send('Page.crash').catch(() => {});
  await crashed;
  await desk.panel.close();
  await reopenPanel(desk);
  await openInbox(desk.panel);
  await seeDraft(desk.panel);
  await refresh(desk.panel);
  await seeSignedIn(desk.panel);
});

test('F53 switched off and on again: clean, signed in, the draft there', async ({ desk }) => {
  await settleIn(desk);
  const extensions = await openExtensionsPage(desk);
  await extensions.setEnabled(false);
  await expect.poll(() => desk.panel.isClosed()).toBe(true);
  await extensions.setEnabled(true);
  await expect(async () => reopenPanel(desk)).toPass();
  await seeDraft(desk.panel);
  await waitForSync(desk, () => wakeByAlarm(desk).catch(() => refresh(desk.panel)));
});

test('F53 a second profile of the same computer knows nothing of the first', async ({ desk, extension }) => {
  await settleIn(desk);
  const profile = await copyProfile(process.env.THREADSIDE_TEST_PROFILE ?? '');
  const context = await launchExtension({ profile: profile.folder, hosts: hostsOf(desk), extension });
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
  await expect(panel.getByRole('button', { name: 'Sign in with RingCentral' })).toBeVisible();
  expect(await databasesOf(panel)).toEqual([]);
  await context.close();
  await profile.remove();
  await seeSignedIn(desk.panel);
});
