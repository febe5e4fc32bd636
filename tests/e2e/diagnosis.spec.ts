import type { Page } from '@playwright/test';
import { placeOf } from '../browser/databases.ts';
import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { noteField } from '../browser/note-field.ts';
import { agents } from '../emulator/seed/agents.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

async function openSettings({ context }: Desk): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  await page.getByRole('region', { name: 'Diagnosis' }).waitFor();
  return page;
}
const inDiagnosis = (page: Page) => page.getByRole('region', { name: 'Diagnosis' });

test('the settings say how things stand, and the report holds nothing of customers', async ({ desk }) => {
  await desk.signIn();
  desk.emulator.control.faults.add({ path: 'entries/sync', status: 503, times: 1 });
  const settings = await openSettings(desk);
  await expect(inDiagnosis(settings)).toContainText(/Conversations\d+, of them \d+ open/);
  await settings.evaluate(() => chrome.runtime.sendMessage({ name: 'syncNow' }));
  await expect(inDiagnosis(settings)).toContainText('offline: server');
  await settings.evaluate(() => {
    navigator.clipboard.writeText = async (text) => {
      document.body.dataset.copied = text;
    };
  });
  await settings.getByRole('button', { name: 'Copy report' }).click();
  await expect(settings.getByRole('button', { name: 'Copied' })).toBeVisible();
  const report = await settings.evaluate(() => document.body.dataset.copied ?? '');
  expect(report).toMatch(/^Threadside \d[\s\S]*Latest syncs:/);
  for (const { phoneNumber } of Object.values(customers)) expect(report).not.toContain(phoneNumber);
  expect(report).not.toMatch(/Alex|Rivera|\d{8,}/);
  await lookAt(settings, 'settings');
  await inDiagnosis(settings).scrollIntoViewIfNeeded();
  await lookAt(settings, 'settings-diagnosis');
});

test('repairing fetches everything anew and keeps drafts', async ({ desk }) => {
  await desk.signIn();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await desk.panel.getByRole('button', { name: new RegExp(customers.marcus.phoneNumber.slice(-4)) }).click();
  const note = await noteField(desk.panel);
  await note.fill('Half a note');
  const before = await desk.badge();
  const settings = await openSettings(desk);
  const counted = inDiagnosis(settings).getByText(/\d+, of them \d+ open/);
  const conversations = await counted.textContent();
  await settings.getByRole('button', { name: 'Repair' }).click();
  await lookAt(settings, 'settings-repair');
  desk.emulator.control.requests.clear();
  await settings.getByRole('dialog').getByRole('button', { name: 'Repair' }).click();
  await expect(settings.getByText('Fetched anew.')).toBeVisible();
  const kinds = desk.emulator.control.requests({ path: 'sync' }).map(({ query }) => query.syncType?.[0]);
  expect(kinds.filter((kind) => kind === 'FSync')).toHaveLength(2);
  await expect(counted).toHaveText(conversations ?? '');
  await expect(note).toHaveValue('Half a note');
  expect(await desk.badge()).toBe(before);
});

test('conversations that ended long ago are deleted from this browser when the agent wants so', async ({
  desk,
}) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  const settings = await openSettings(desk);
  const stored = async () =>
    Number(/(\d+), of them/.exec((await inDiagnosis(settings).textContent()) ?? '')?.[1]);
  const open = async () =>
    Number(/of them (\d+) open/.exec((await inDiagnosis(settings).textContent()) ?? '')?.[1]);
  await expect.poll(async () => (await stored()) > (await open())).toBe(true);
  // Whoever is looked at stays for a day; it is over at once for the clock of the worker.
  const place = await placeOf(settings, agents.alex.extensionId);
  await place.evaluate(async (factory, name) => {
    const opening = factory.open(name);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const done = (request: IDBRequest) =>
      new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)));
    const history = (mode: IDBTransactionMode) =>
      opening.result.transaction('history', mode).objectStore('history');
    // Written when the customer's list has come: cleared before, it would come back.
    while ((await done(history('readonly').count())) === 0) await new Promise((go) => setTimeout(go, 50));
    await done(history('readwrite').clear());
    opening.result.close();
  }, `threadside:${agents.alex.extensionId}`);
  await settings.getByLabel(/Keep resolved conversations/).selectOption('7 days');
  await expect.poll(async () => (await stored()) - (await open()), { timeout: 15_000 }).toBeLessThan(3);
});
