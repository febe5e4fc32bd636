import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { noteField } from '../browser/note-field.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { agents } from '../emulator/seed/agents.ts';
import { blockDatabase, garbleDatabase, unblockDatabase } from './disk.ts';
import {
  command,
  dumpStore,
  instruments,
  readLocal,
  readPosition,
  readStorage,
  storedRefreshToken,
  THREADS,
  waitForSync,
  wakeByAlarm,
} from './levers.ts';
import {
  allow,
  MARCUS_TEXT,
  openInbox,
  openSignInWindow,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeSignedOut,
  seeUnassigned,
  typeNote,
} from './panel-steps.ts';
import { expectTruth } from './truth.ts';

const ORIGIN = `chrome-extension://${EXTENSION_ID}`;
const DATABASE = `threadside:${agents.alex.extensionId}`;
const DRAFT = 'Typed before it went wrong';

/** Signed in, the inbox in view, and a draft on Marcus's thread. */
async function settleIn(desk: Desk): Promise<void> {
  await desk.signIn();
  await openThread(desk.panel);
  await typeNote(desk.panel, DRAFT);
  await openInbox(desk.panel);
  await desk.panel.getByRole('button', { name: /^Unassigned/ }).click();
  await seeUnassigned(desk.panel, 6);
}

/** Tokens and draft are where they were. */
async function seeNothingLost(desk: Desk): Promise<void> {
  await seeSignedIn(desk.panel);
  expect(await storedRefreshToken(desk)).not.toBe('');
  await openThread(desk.panel);
  await expect(await noteField(desk.panel)).toHaveValue(DRAFT);
}

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
  await settleIn(desk);
  const before = await readPosition(desk);
  emulator.control.volume({ threads: 3_000, entriesPerThread: 10, resolvedShare: 0 });
  await refresh(panel);
  await see(panel, 'The browser has no room left to save.');
  await see(panel, /Last updated/);
  expect((await readPosition(desk)).entriesToken).toBe(before.entriesToken);
  await see(panel, MARCUS_TEXT);
  await seeSignedIn(panel);
  expect(await storedRefreshToken(desk)).not.toBe('');
  expect(JSON.stringify(await readStorage(desk))).toContain(DRAFT);
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

test('F42 the database cannot be opened: said, no crash loop, tokens and drafts kept, well again when it can', async ({
  desk,
}) => {
  await settleIn(desk);
  await desk.restart(() => blockDatabase(desk.profile));
  await see(desk.panel, 'The stored conversations cannot be opened.');
  await openInbox(desk.panel);
  await see(desk.panel, 'The stored conversations cannot be read');
  desk.emulator.control.requests.clear();
  for (let beat = 0; beat < 10; beat += 1) await command(desk.panel, 'panelIsOpen');
  expect(desk.emulator.control.requests.count({ path: THREADS }), 'no loop').toBeLessThan(6);
  expect(await storedRefreshToken(desk)).not.toBe('');
  expect(await readLocal(desk, 'session')).toMatchObject({ status: 'signedIn' });
  await desk.restart(() => unblockDatabase(desk.profile));
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

test('F44 a newer version’s database after a downgrade: rebuilt', async ({ desk }) => {
  await settleIn(desk);
  await desk.worker.stop();
  await desk.panel.goto(`${ORIGIN}/options.html`);
  await desk.panel.evaluate(async (name) => {
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onupgradeneeded = () => request.result.createObjectStore('ofTheFuture');
      request.onsuccess = () => {
        request.result.close();
        resolve(undefined);
      };
      request.onerror = () => reject(request.error);
    });
  }, DATABASE);
  await desk.restart();
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  await expectTruth(desk);
  await seeNothingLost(desk);
});

test('F44 an old page holds the database open during an upgrade or a deletion: it lets go', async ({
  desk,
}) => {
  const { panel } = desk;
  await settleIn(desk);
  const version = await panel.evaluate(async (name) => {
    const { version: before = 0 } = (await indexedDB.databases()).find((one) => one.name === name) ?? {};
    return new Promise<string>((resolve) => {
      const request = indexedDB.open(name, before + 1);
      request.onblocked = () => resolve('blocked');
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
    });
  }, DATABASE);
  expect(version).toBe('upgraded');
});

test('F45 the oldest schema is brought up to date: conversations, drafts and settings stay', async ({
  desk,
}) => {
  await settleIn(desk);
  const before = await dumpStore(desk);
  await desk.restart(async () => {});
  await desk.worker.stop();
  const oldest = await makeOldest(desk);
  expect(oldest).toBe(1);
  desk.emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await desk.restart();
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  const after = await dumpStore(desk);
  expect(after.threads).toEqual(before.threads);
  expect(Object.keys(after).length).toBeGreaterThanOrEqual(Object.keys(before).length);
  desk.emulator.control.faults.clear();
  await waitForSync(desk, () => wakeByAlarm(desk));
  await expectTruth(desk);
  await seeNothingLost(desk);
});

test('F45 control: without the database the same start is a first sync', async ({ desk }) => {
  await settleIn(desk);
  desk.emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await desk.restart(() => garbleDatabase(desk.profile));
  await openInbox(desk.panel);
  await expect(desk.panel.getByRole('button', { name: 'Unassigned 6' })).toBeHidden();
  await expect(seeSignedOut(desk.panel)).rejects.toThrow();
});

/** Rewrites the database as version 1 had it: its stores, its rows, no later store. Resolves with its version. */
function makeOldest({ panel }: Desk): Promise<number> {
  return panel.evaluate(async (name) => {
    const open = (version?: number, upgrade?: (db: IDBDatabase) => void) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => upgrade?.(request.result);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await open();
    const rows: [string, IDBValidKey, unknown][] = [];
    for (const store of ['threads', 'entries', 'meta', 'history', 'handlers']) {
      await new Promise<void>((resolve) => {
        const request = db.transaction(store).objectStore(store).openCursor();
        request.onsuccess = () => {
          if (!request.result) return resolve();
          rows.push([store, request.result.key, request.result.value]);
          request.result.continue();
        };
      });
    }
    db.close();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve;
    });
    const oldest = await open(1, (fresh) => {
      const threads = fresh.createObjectStore('threads', { keyPath: 'id' });
      threads.createIndex('byGuest', 'guestParty.phoneNumber');
      threads.createIndex('byStatus', 'status');
      fresh.createObjectStore('entries', { keyPath: ['threadId', 'chunk'] });
      fresh.createObjectStore('meta');
      fresh.createObjectStore('history', { keyPath: 'guestPhoneNumber' });
      fresh.createObjectStore('handlers', { keyPath: 'ownerId' });
    });
    for (const [store, key, value] of rows) {
      const tx = oldest.transaction(store, 'readwrite');
      if (store === 'meta') tx.objectStore(store).put(value, key);
      else tx.objectStore(store).put(value);
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
    }
    const { version } = oldest;
    oldest.close();
    return version;
  }, DATABASE);
}
