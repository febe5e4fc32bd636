import type { Page } from '@playwright/test';
import { type BucketNavigator, placeOf } from '../browser/databases.ts';
import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { agents } from '../emulator/seed/agents.ts';
import { garbleDatabase } from './disk.ts';
import { command, dumpStore, waitForSync, wakeByAlarm } from './levers.ts';
import { MARCUS_TEXT, openInbox, see, seeSignedOut, seeUnassigned } from './panel-steps.ts';
import { seeNothingLost, settleIn } from './storage-steps.ts';
import { expectTruth } from './truth.ts';

const ORIGIN = `chrome-extension://${EXTENSION_ID}`;
const DATABASE = `threadside:${agents.alex.extensionId}`;

test('F44 a newer version’s database after a downgrade: rebuilt', async ({ desk }) => {
  await settleIn(desk);
  await desk.worker.stop();
  await desk.panel.goto(`${ORIGIN}/options.html`);
  const place = await placeOf(desk.panel, agents.alex.extensionId);
  await place.evaluate(async (factory, name) => {
    await new Promise((resolve, reject) => {
      const request = factory.open(name, 99);
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
  const place = await placeOf(panel, agents.alex.extensionId);
  const version = await place.evaluate(async (factory, name) => {
    const { version: before = 0 } = (await factory.databases()).find((one) => one.name === name) ?? {};
    return new Promise<string>((resolve) => {
      const request = factory.open(name, before + 1);
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

test('F45 a database of a version without buckets: fetched anew, the old one goes as soon as it can', async ({
  desk,
}) => {
  await settleIn(desk);
  const page = await desk.context.newPage();
  await page.goto(`${ORIGIN}/options.html`);
  await desk.panel.close();
  await desk.worker.stop();
  await moveOutOfBucket(page);
  await page.close();
  await desk.restart();
  // A page that does not let go of it, come what may.
  const holder = await desk.context.newPage();
  await holder.goto(`${ORIGIN}/icon/16.png`);
  await holder.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.open(name).onsuccess = resolve;
      }),
    DATABASE,
  );
  const old = () => desk.panel.evaluate(async () => (await indexedDB.databases()).length);
  expect(await old()).toBe(1);
  expect(await command(desk.panel, 'syncNow')).toMatchObject({ ok: true });
  await seeNothingLost(desk);
  await see(desk.panel, MARCUS_TEXT);
  expect(await old(), 'held open').toBe(1);
  await desk.worker.stop();
  await holder.close();
  expect(await command(desk.panel, 'syncNow')).toMatchObject({ ok: true });
  await expect.poll(old).toBe(0);
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

/** Puts the user's database where versions without buckets had it. */
async function moveOutOfBucket(page: Page): Promise<void> {
  const place = await placeOf(page, agents.alex.extensionId);
  await place.evaluate(async (factory, name) => {
    const opened = (request: IDBOpenDBRequest) =>
      new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const from = await opened(factory.open(name));
    const making = indexedDB.open(name, 1);
    making.onupgradeneeded = () => making.result.createObjectStore('threads', { keyPath: 'id' });
    const to = await opened(making);
    const threads = await new Promise<unknown[]>((resolve) => {
      const request = from.transaction('threads').objectStore('threads').getAll();
      request.onsuccess = () => resolve(request.result);
    });
    const tx = to.transaction('threads', 'readwrite');
    for (const thread of threads) tx.objectStore('threads').put(thread);
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    to.close();
    const { storageBuckets } = navigator as unknown as BucketNavigator;
    for (const bucket of await storageBuckets.keys()) await storageBuckets.delete(bucket);
  }, DATABASE);
}

/** Rewrites the database as version 1 had it: its stores, its rows, no later store. Resolves with its version. */
async function makeOldest({ panel }: Desk): Promise<number> {
  const place = await placeOf(panel, agents.alex.extensionId);
  return place.evaluate(async (factory, name) => {
    const open = (version?: number, upgrade?: (db: IDBDatabase) => void) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = factory.open(name, version);
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
      factory.deleteDatabase(name).onsuccess = resolve;
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
