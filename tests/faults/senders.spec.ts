import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { ACCEPTED_FROM } from '../../utils/messaging/protocol.ts';
import { chromiumArguments } from '../browser/chromium-arguments.ts';
import { findChromium } from '../browser/find-chromium.ts';
import { BUILT_EXTENSION, EXTENSION_ID } from '../browser/launch-extension.ts';
import { copyProfile } from '../browser/profile.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { customers } from '../emulator/seed/customers.ts';
import { command, readStorage, waitForSync } from './levers.ts';
import { MARCUS, refresh, seeSignedIn } from './panel-steps.ts';

const PRIVILEGED = Object.entries(ACCEPTED_FROM)
  .filter(([, from]) => from === 'ourPage')
  .map(([name]) => name);

/** A payload that some handler would take, for whatever name. */
const PAYLOAD = {
  threadId: 'any',
  threadIds: ['any'],
  extensionId: null,
  guestPhoneNumber: MARCUS.phoneNumber,
  ownerId: '1',
  pressId: 'forged',
  text: 'forged',
  noteId: 'any',
};

/** Evaluates in the page's world of the content script, where `chrome.runtime` is ours, as a broken renderer could. */
async function inContentScript<T>(page: Page, expression: string): Promise<T> {
  const browser = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string; name: string }[] = [];
  browser.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await browser.send('Runtime.enable');
  const world = worlds.find(({ name }) => name === 'Threadside');
  if (!world) throw new Error(`no content script among ${worlds.map(({ name }) => name).join(', ')}`);
  const { result } = await browser.send('Runtime.evaluate', {
    expression,
    contextId: world.id,
    awaitPromise: true,
    returnByValue: true,
  });
  await browser.detach();
  return result.value as T;
}

test('every privileged message is refused from a content script; the page has no way to send any', async ({
  desk,
}) => {
  const { panel, crm, emulator } = desk;
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('(212) 555-0114');
  await waitForSync(desk, () => refresh(panel));
  emulator.control.requests.clear();
  const before = await readStorage(desk);
  const answers = await inContentScript<unknown[]>(
    crm,
    `Promise.all(${JSON.stringify(PRIVILEGED)}.map((name) =>
      chrome.runtime.sendMessage({ name, payload: ${JSON.stringify(PAYLOAD)} })
        .then((answer) => answer === undefined ? 'refused' : answer, (error) => 'refused')))`,
  );
  expect(answers).toEqual(PRIVILEGED.map(() => 'refused'));
  expect(PRIVILEGED.length).toBeGreaterThan(14);
  const after = await readStorage(desk);
  expect(after.local.session).toEqual(before.local.session);
  expect(emulator.control.requests.count({ method: 'POST' })).toBe(0);
  await seeSignedIn(panel);
  // Neither storage area is open to it, and the page itself sees nothing of the extension at all.
  const areas = await inContentScript<string[]>(
    crm,
    `Promise.all([chrome.storage?.local, chrome.storage?.session].map((area) =>
      Promise.resolve().then(() => area.get(null)).then((all) => JSON.stringify(all), () => 'closed')))`,
  );
  expect(areas).toEqual(['closed', 'closed']);
  const reach = await crm.evaluate(async (id) => {
    const runtime = (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime;
    const file = await fetch(`chrome-extension://${id}/sidepanel.html`).then(
      () => 'read',
      () => 'refused',
    );
    return { runtime: typeof runtime, file };
  }, EXTENSION_ID);
  expect(reach).toEqual({ runtime: 'undefined', file: 'refused' });
  // The control: the same message from one of our own pages is answered.
  expect(await command(panel, 'syncNow')).toMatchObject({ ok: true });
});

/** An extension of somebody else, with a page of its own. */
async function makeStranger(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'threadside-stranger-'));
  const manifest = {
    manifest_version: 3,
    name: 'Stranger',
    version: '1.0',
    background: { service_worker: 'worker.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), 'chrome.runtime.onInstalled.addListener(() => {});');
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Stranger</title>');
  return folder;
}

test('another extension can neither send nor connect', async ({ desk }) => {
  await desk.signIn();
  const hosts = { 'platform.ringcentral.com': Number(new URL(desk.emulator.origin).port) };
  const stranger = await makeStranger();
  const profile = await copyProfile(process.env.THREADSIDE_TEST_PROFILE ?? '');
  const context: BrowserContext = await chromium.launchPersistentContext(profile.folder, {
    executablePath: findChromium() ?? '',
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: chromiumArguments({ hosts, extensions: [BUILT_EXTENSION, stranger] }),
  });
  const strangerWorker = () => context.serviceWorkers().find((one) => !one.url().includes(EXTENSION_ID));
  await expect.poll(strangerWorker).toBeDefined();
  const page = await context.newPage();
  await page.goto(new URL('/page.html', strangerWorker()?.url()).href);
  const answers = await page.evaluate(
    async ([id, names]) => {
      const sent = await Promise.all(
        names.map((name) =>
          chrome.runtime.sendMessage(id, { name }).then(
            (answer) => `answered ${JSON.stringify(answer)}`,
            (error: Error) => error.message,
          ),
        ),
      );
      const port = chrome.runtime.connect(id);
      const connected = await new Promise<string>((resolve) => {
        port.onDisconnect.addListener(() => resolve('refused'));
        setTimeout(() => resolve('connected'), 1_000);
      });
      return { sent, connected };
    },
    [EXTENSION_ID, PRIVILEGED] as const,
  );
  expect(answers.connected).toBe('refused');
  for (const answer of answers.sent) expect(answer).toContain('Could not establish connection');
  // The control: the two are loaded, and a page of ours is answered.
  const own = await context.newPage();
  await own.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  expect(await command(own, 'panelIsOpen')).toMatchObject({ ok: true });
  await context.close();
  await profile.remove();
  await rm(stranger, { recursive: true, force: true });
});
