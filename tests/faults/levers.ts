import type { CDPSession, Page, Worker } from '@playwright/test';
import { allPlaces } from '../browser/databases.ts';
import { type Desk, expect } from '../e2e/fixtures.ts';

/** Starts a stopped worker with a message it has no rule for, and gives it when it runs. */
export async function wake({ panel, context }: Desk): Promise<Worker> {
  await panel.evaluate(async () => {
    await chrome.runtime.sendMessage({ name: 'nothing' }).catch(() => {});
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return worker;
}

/** Lets the sync alarm ring now; it goes on ringing every minute. */
export async function ringAlarm({ panel }: Desk): Promise<void> {
  await panel.evaluate(() => chrome.alarms.create('sync', { when: Date.now() + 20, periodInMinutes: 1 }));
}

/** Half a minute later, the worker stopped meanwhile, the alarm rings: the last sync is old enough for another. */
export async function wakeByAlarm(desk: Desk): Promise<void> {
  await passTime(desk, 30_000);
  await ringAlarm(desk);
}

/**
 * Lets the browser's own idea of the access token's end come now, as after a night; the server ends it as well.
 * Returns the refresh token that is to be used next.
 */
export async function expireAccess({ panel, emulator }: Desk): Promise<void> {
  emulator.control.tokens.expireAccess();
  await panel.evaluate(async () => {
    const { accessToken } = await chrome.storage.session.get('accessToken');
    const past = { ...(accessToken as object), renewAt: 1, expiresAt: 1 };
    await chrome.storage.session.set({ accessToken: past });
  });
}

/** Everything in the extension's two storage areas. */
export const readStorage = ({ panel }: Desk) =>
  panel.evaluate(async () => ({
    local: (await chrome.storage.local.get(null)) as Record<string, unknown>,
    session: (await chrome.storage.session.get(null)) as Record<string, unknown>,
  }));

/** A value of `storage.local`. */
export const readLocal = async <T>(desk: Desk, key: string): Promise<T | undefined> =>
  (await readStorage(desk)).local[key] as T | undefined;

/** The refresh token as it is stored, '' when there is none. */
export async function storedRefreshToken(desk: Desk): Promise<string> {
  const { local, session } = await readStorage(desk);
  const stored = (local.refreshToken ?? session.refreshToken) as { token?: string } | undefined;
  return stored?.token ?? '';
}

/** One record of a database: its key as JSON, and the value. */
export type Dump = Record<string, { key: string; value: unknown }[]>;

/** Everything in the user's database, by store; empty when there is none. */
export async function dumpStore({ panel }: { panel: Page }): Promise<Dump> {
  const all = await allPlaces(panel);
  return all.evaluate(async (places) => {
    const dump: Record<string, { key: string; value: unknown }[]> = {};
    const found = places.map(async (place) =>
      (await place.databases()).map(({ name = '' }) => ({ place, name })),
    );
    for (const { place, name } of (await Promise.all(found)).flat()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = place.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      // One transaction over everything: what it shows was true at one moment.
      const tx = db.transaction([...db.objectStoreNames]);
      for (const storeName of db.objectStoreNames) {
        const store = tx.objectStore(storeName);
        const rows: { key: string; value: unknown }[] = [];
        await new Promise<void>((resolve, reject) => {
          const request = store.openCursor();
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const cursor = request.result;
            if (!cursor) return resolve();
            rows.push({ key: JSON.stringify(cursor.key), value: cursor.value });
            cursor.continue();
          };
        });
        dump[storeName] = rows;
      }
      db.close();
    }
    return dump;
  });
}

/** Where the syncs continue from, as stored. */
export type Position = { threadsToken?: string; entriesToken?: string; lastSuccessAt?: number };

/** The stored sync position; empty before the first sync. */
export const readPosition = async (desk: Desk): Promise<Position> => positionIn(await dumpStore(desk));

/** The sync position in a dump. */
export function positionIn({ meta = [] }: Dump): Position {
  return (meta.find(({ key }) => key === '"sync"')?.value ?? {}) as Position;
}

/**
 * Lets time pass for both sides without waiting: the emulator's clock goes on, and every time the extension has
 * stored is moved back by as much. What the worker keeps in memory is forgotten, as in a real night.
 */
export async function passTime(desk: Desk, ms: number): Promise<void> {
  await desk.worker.stop();
  desk.emulator.control.clock.advance(ms);
  await shiftStoredTimes(desk, -ms);
}

/** Moves every time in the extension's storage by `ms`: as if this computer's clock had been set the other way. */
export async function shiftStoredTimes({ panel }: Desk, ms: number): Promise<void> {
  const all = await allPlaces(panel);
  await all.evaluate(async (places, by) => {
    const isTime = (value: unknown) => typeof value === 'number' && value > 1.5e12 && value < 3e12;
    const shifted = (value: unknown): unknown => {
      if (isTime(value)) return (value as number) + by;
      if (Array.isArray(value)) return value.map(shifted);
      if (typeof value !== 'object' || value === null || value instanceof Blob) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shifted(one)]));
    };
    for (const area of [chrome.storage.local, chrome.storage.session]) {
      await area.set(shifted(await area.get(null)) as Record<string, unknown>);
    }
    const found = places.map(async (place) =>
      (await place.databases()).map(({ name = '' }) => ({ place, name })),
    );
    for (const { place, name } of (await Promise.all(found)).flat()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = place.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const storeName of ['meta', 'history', 'handlers']) {
        const tx = db.transaction(storeName, 'readwrite');
        const request = tx.objectStore(storeName).openCursor();
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return;
          cursor.update(shifted(cursor.value));
          cursor.continue();
        };
        await new Promise((resolve) => {
          tx.oncomplete = resolve;
        });
      }
      db.close();
    }
  }, ms);
}

/** How many times the token endpoint was asked to renew a session. */
export const refreshCount = ({ emulator }: Desk): number =>
  emulator.control
    .requests({ method: 'POST', path: '/restapi/oauth/token' })
    .filter(({ body }) => (body as { grant_type?: string } | undefined)?.grant_type === 'refresh_token')
    .length;

/** The requests for threads and entries so far. */
export const THREADS = '/restapi/v1.0/account/~/message-threads';

/** How many requests of the Medium group went out so far. */
export const threadRequests = ({ emulator }: Desk): number =>
  emulator.control.requests.count({ path: THREADS });

/** Waits until a sync has ended well after now. */
export async function waitForSync(desk: Desk, trigger: () => Promise<unknown>): Promise<void> {
  const before = (await readPosition(desk)).lastSuccessAt ?? 0;
  await trigger();
  await expect
    .poll(async () => (await readPosition(desk)).lastSuccessAt ?? 0, { message: 'a sync that ends well' })
    .toBeGreaterThan(before);
}

/** Sends one of the panel's commands to the background and gives its answer. */
export function command(page: Page, name: string, payload?: unknown): Promise<unknown> {
  return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
}

/** Another panel of the same agent, in a tab of its own. */
export async function anotherPanel(desk: Desk): Promise<Page> {
  const page = await desk.context.newPage();
  await page.goto(desk.panel.url());
  return page;
}

/** A line to the browser's own instruments, through a page of the extension. */
export const instruments = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

/**
 * From now on each request has a connection of its own. On a used one Chromium by itself repeats, unasked, what was
 * answered 408 or cut off, a POST included (`reliability.md` S20b).
 */
export function freshConnections({ emulator }: Desk): void {
  emulator.control.connections.setAlwaysClose(true);
  emulator.control.connections.killIdle();
}
