import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { agents } from '../emulator/seed/agents.ts';
import { readPosition } from './levers.ts';
import { type LonePage, startUnattached } from './unattached-browser.ts';

/** Two answers as late as this take longer than Chromium lets an idle worker live. Milliseconds. */
const SLOW_MS = 17_000;

/** A file of the extension's: a page on it may read its storage, and runs nothing that would wake the worker. */
const SILENT_PAGE = `chrome-extension://${EXTENSION_ID}/icon/16.png`;

type Position = { entriesToken: string; lastSuccessAt: number };

const positionOf = (page: LonePage): Promise<Position> =>
  page.evaluate(`(async () => {
    const { indexedDB: place } = await navigator.storageBuckets.open('threadside-${agents.alex.extensionId}');
    const answer = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const db = await answer(place.open('threadside:${agents.alex.extensionId}'));
    const position = await answer(db.transaction('meta').objectStore('meta').get('sync'));
    db.close();
    return position;
  })()`);

const healthOf = (page: LonePage): Promise<{ error: { cause: string } } | undefined> =>
  page.evaluate(`chrome.storage.local.get('syncHealth').then(({ syncHealth }) => syncHealth)`);

const ringAlarm = (page: LonePage): Promise<unknown> =>
  page.evaluate(`chrome.alarms.create('sync', { when: Date.now() + 20, periodInMinutes: 1 })`);

test('F21 answers slower than an idle worker lives, with nobody attached to it: waited for, or given up @slow', async ({
  desk,
}) => {
  test.setTimeout(400_000);
  const { faults } = desk.emulator.control;
  await desk.signIn();
  await expect.poll(async () => (await readPosition(desk)).lastSuccessAt).toBeDefined();
  await desk.context.close();
  const browser = await startUnattached(desk.profile, desk.hosts);
  const page = await browser.open(SILENT_PAGE);
  const longAgo = { timeout: 100_000 };
  const idle = () =>
    expect
      .poll(() => browser.isWorkerRunning(), { ...longAgo, message: 'nobody keeps it alive' })
      .toBe(false);
  await idle();
  const before = await positionOf(page);

  const late = ['entries/sync', 'message-threads/sync'].map((path) =>
    faults.add({ path, hold: 'before', times: 1 }),
  );
  const letGo = late.map(async (answer) => {
    await answer.hit();
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    answer.release();
  });
  const from = Date.now();
  await ringAlarm(page);
  await Promise.all(letGo);
  await expect
    .poll(async () => (await positionOf(page)).lastSuccessAt, longAgo)
    .toBeGreaterThan(before.lastSuccessAt);
  expect(Date.now() - from, 'longer than an idle worker lives').toBeGreaterThan(30_000);
  expect(await healthOf(page)).toBeUndefined();
  await idle();

  const settled = await positionOf(page);
  const never = faults.add({ path: 'entries/sync', hold: 'before', times: 1 });
  await ringAlarm(page);
  await never.hit();
  await expect.poll(() => healthOf(page), longAgo).toMatchObject({ error: { cause: 'timeout' } });
  expect(await positionOf(page)).toEqual(settled);
  never.remove();
  // The next alarm rings by itself.
  await expect
    .poll(async () => (await positionOf(page)).lastSuccessAt, longAgo)
    .toBeGreaterThan(settled.lastSuccessAt);
  expect(await healthOf(page)).toBeUndefined();
  await browser.end();
});
