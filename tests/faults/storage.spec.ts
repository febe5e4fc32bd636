import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { blockAllDatabases, blockDatabase, garbleDatabase, unblockDatabases } from './disk.ts';
import {
  command,
  instruments,
  readLocal,
  readPosition,
  readStorage,
  storedRefreshToken,
  THREADS,
  wakeByAlarm,
} from './levers.ts';
import {
  allow,
  MARCUS_TEXT,
  openInbox,
  openSignInWindow,
  refresh,
  see,
  seeSignedIn,
  seeUnassigned,
} from './panel-steps.ts';
import { seeNothingLost, settleIn } from './storage-steps.ts';
import { expectTruth } from './truth.ts';

const ORIGIN = `chrome-extension://${EXTENSION_ID}`;

const fullSyncs = ({ emulator }: Desk): number =>
  emulator.control
    .requests({ path: THREADS })
    .filter(({ query }) => query.syncType?.[0] === 'FSync' && query.scope?.[0] !== 'Explicit').length;

test('F39 the disk is full on sync: said, what was saved stays in view, then all is well @slow', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { panel, emulator } = desk;
  const browser = await instruments(panel);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: 1_500_000 });
  const draft = await settleIn(desk);
  const before = await readPosition(desk);
  emulator.control.volume({ threads: 3_000, entriesPerThread: 10, resolvedShare: 0 });
  await refresh(panel);
  await see(panel, 'The browser has no room left to save.');
  await see(panel, /Last updated/);
  expect((await readPosition(desk)).entriesToken).toBe(before.entriesToken);
  await see(panel, MARCUS_TEXT);
  await seeSignedIn(panel);
  expect(await storedRefreshToken(desk)).not.toBe('');
  expect(JSON.stringify(await readStorage(desk))).toContain(draft);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN });
  // Chromium remembers for half a minute how much room there was.
  await expect(async () => {
    await refresh(panel);
    await expect.poll(() => readLocal(desk, 'syncHealth'), { timeout: 8_000 }).toBeUndefined();
  }).toPass({ timeout: 90_000 });
  await expectTruth(desk);
});

test('F40 storage.local cannot be written: said, and the sign-in is kept in memory until it can', async ({
  desk,
}) => {
  const { panel } = desk;
  await panel.evaluate(async () => {
    const { QUOTA_BYTES } = chrome.storage.local;
    const room = QUOTA_BYTES - (await chrome.storage.local.getBytesInUse(null));
    await chrome.storage.local.set({ filler: 'x'.repeat(room - 60) });
  });
  const more = panel.evaluate(() => chrome.storage.local.set({ more: 'x'.repeat(100) }));
  await expect(more, 'the control').rejects.toThrow('quota');
  await allow(await openSignInWindow(desk));
  await see(panel, 'The browser has no room left to save.');
  const { local, session } = await readStorage(desk);
  expect([local.refreshToken, local.session]).toEqual([undefined, undefined]);
  expect(session.refreshToken).toBeDefined();
  await panel.evaluate(() => chrome.storage.local.remove('filler'));
  await desk.worker.stop();
  await wakeByAlarm(desk);
  await openInbox(panel);
  await seeUnassigned(panel, 6);
});

test('F41 the database was emptied or garbled: everything is fetched again, nothing odd to see', async ({
  desk,
}) => {
  const { emulator } = desk;
  await settleIn(desk);
  emulator.control.requests.clear();
  await desk.restart(() => garbleDatabase(desk.profile));
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  expect(fullSyncs(desk)).toBe(2);
  await expectTruth(desk);
  await seeNothingLost(desk);
  await see(desk.panel, MARCUS_TEXT);
});

test('F42 the database cannot be opened: made anew and filled from the network, nothing else lost', async ({
  desk,
}) => {
  await settleIn(desk);
  desk.emulator.control.requests.clear();
  await desk.restart(() => blockDatabase(desk.profile));
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  await expectTruth(desk);
  await seeNothingLost(desk);
  await see(desk.panel, MARCUS_TEXT);
  for (let beat = 0; beat < 10; beat += 1) await command(desk.panel, 'panelIsOpen');
  expect(fullSyncs(desk), 'no loop').toBe(2);
});

test('F42 no database can be opened at all: said, no crash loop, tokens and drafts kept, well again when it can', async ({
  desk,
}) => {
  await settleIn(desk);
  await desk.restart(() => blockAllDatabases(desk.profile));
  await see(desk.panel, 'The stored conversations cannot be opened.');
  await openInbox(desk.panel);
  await see(desk.panel, 'The stored conversations cannot be read');
  desk.emulator.control.requests.clear();
  for (let beat = 0; beat < 10; beat += 1) await command(desk.panel, 'panelIsOpen');
  expect(desk.emulator.control.requests.count({ path: THREADS }), 'no loop').toBeLessThan(6);
  expect(await storedRefreshToken(desk)).not.toBe('');
  expect(await readLocal(desk, 'session')).toMatchObject({ status: 'signedIn' });
  await desk.restart(() => unblockDatabases(desk.profile));
  await openInbox(desk.panel);
  await desk.panel.getByRole('button', { name: 'Try now' }).click();
  await seeUnassigned(desk.panel, 6);
  await seeNothingLost(desk);
});

test('F43 the browser closes the database under us: opened again, fetched again', async ({ desk }) => {
  const { panel, emulator } = desk;
  await settleIn(desk);
  emulator.control.requests.clear();
  const browser = await instruments(panel);
  await browser.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' });
  await refresh(panel);
  await seeUnassigned(panel, 6);
  await expectTruth(desk);
  expect(fullSyncs(desk)).toBe(2);
  await seeNothingLost(desk);
});
