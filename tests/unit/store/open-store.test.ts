import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { deleteStore, openStore, StoreAbsent, storeName } from '../../../utils/store/open-store.ts';
import { getThread, openThreads, threadsByGuest } from '../../../utils/store/queries.ts';
import { UPGRADES } from '../../../utils/store/schema.ts';
import { CUSTOMER, makeStored } from '../../support/make-records.ts';
import { newUserId } from '../../support/test-store.ts';
import { unheardDuring } from '../../support/unheard.ts';

const VERSION = UPGRADES.length;
const STORES = ['attachments', 'entries', 'handlers', 'history', 'meta', 'threads'];
const nothing = () => {};

/** A database as an older version of the product made it, written down here and never changed. */
async function makeOlder(userId: string, version: 1 | 2): Promise<void> {
  const db = await openDB(storeName(userId), version, {
    upgrade: (upgrading) => {
      const threads = upgrading.createObjectStore('threads', { keyPath: 'id' });
      threads.createIndex('byGuest', 'guestParty.phoneNumber');
      threads.createIndex('byStatus', 'status');
      upgrading.createObjectStore('entries', { keyPath: ['threadId', 'chunk'] });
      upgrading.createObjectStore('meta');
      upgrading.createObjectStore('history', { keyPath: 'guestPhoneNumber' });
      upgrading.createObjectStore('handlers', { keyPath: 'ownerId' });
      if (version === 2) upgrading.createObjectStore('attachments', { keyPath: 'id' });
    },
  });
  await db.put('threads', makeStored());
  await db.put('meta', { threadsToken: 'T1' }, 'sync');
  db.close();
}

/** A database as some later version of the product may make it. */
async function makeFuture(userId: string): Promise<void> {
  const newer = await openDB(storeName(userId), VERSION + 1, {
    upgrade: (upgrading) => void upgrading.createObjectStore('future'),
  });
  newer.close();
}

describe('openStore', () => {
  it('makes a database of the newest version', async () => {
    const db = await openStore(newUserId(), nothing, true);
    expect(db.version).toBe(VERSION);
    expect([...db.objectStoreNames].sort()).toEqual(STORES);
    db.close();
  });

  it.each([1, 2] as const)('opens one of version %i with its data', async (version) => {
    const userId = newUserId();
    await makeOlder(userId, version);
    const db = await openStore(userId, nothing, true);
    expect(db.version).toBe(VERSION);
    expect((await getThread(db, 't1'))?.label).toBe('Is my order ready?');
    expect(await threadsByGuest(db, CUSTOMER)).toHaveLength(1);
    expect(await openThreads(db)).toHaveLength(1);
    expect(await db.countFromIndex('threads', 'byStatusAndTime')).toBe(1);
    expect(await db.get('meta', 'sync')).toEqual({ threadsToken: 'T1' });
    expect([...db.objectStoreNames].sort()).toEqual(STORES);
    db.close();
  });

  it('gives way to a newer version in another context, and says so', async () => {
    const userId = newUserId();
    const onClosed = vi.fn();
    const db = await openStore(userId, onClosed, true);
    const newer = await openDB(storeName(userId), VERSION + 1);
    expect(newer.version).toBe(VERSION + 1);
    expect(onClosed).toHaveBeenCalledTimes(1);
    expect(() => db.transaction('threads')).toThrow();
    newer.close();
  });

  it('makes a database anew that a newer version has left behind: it is a cache', async () => {
    const userId = newUserId();
    await makeFuture(userId);
    const db = await openStore(userId, nothing, true);
    expect([...db.objectStoreNames].sort()).toEqual(STORES);
    expect(db.version).toBe(VERSION);
    db.close();
  });

  const broken = () => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  };

  it('makes a database anew that the browser cannot open', async () => {
    const userId = newUserId();
    await makeOlder(userId, 2);
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(broken);
    const db = await openStore(userId, nothing, true);
    expect(open).toHaveBeenCalledTimes(2);
    expect([db.version, await db.count('threads')]).toEqual([VERSION, 0]);
    db.close();
    open.mockRestore();
  });

  it('leaves it alone where it may not make one', async () => {
    const userId = newUserId();
    await makeOlder(userId, 2);
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(broken);
    await expect(openStore(userId, nothing, false)).rejects.toMatchObject({
      error: { kind: 'storage', cause: 'unreadable' },
    });
    open.mockRestore();
    const db = await openStore(userId, nothing, false);
    expect(await db.count('threads')).toBe(1);
    db.close();
  });

  it('says when the browser cannot open any', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(broken);
    await expect(openStore(newUserId(), nothing, true)).rejects.toMatchObject({
      error: { kind: 'storage', cause: 'unreadable' },
    });
    open.mockRestore();
  });

  it('keeps users apart', async () => {
    const [one, other] = [
      await openStore(newUserId(), nothing, true),
      await openStore(newUserId(), nothing, true),
    ];
    await one.put('threads', makeStored());
    expect(await getThread(other, 't1')).toBeUndefined();
    one.close();
    other.close();
  });
});

describe('whoever may not make a database', () => {
  const names = async () => (await indexedDB.databases()).map(({ name }) => name);
  const openOnly = (userId: string) => openStore(userId, nothing, false);

  it('is told that there is none, and leaves none behind: a sign-out must stay one', async () => {
    const userId = newUserId();
    await unheardDuring(async () => {
      await expect(openOnly(userId)).rejects.toThrow(StoreAbsent);
      await expect(openOnly(userId)).rejects.toThrow(StoreAbsent);
    });
    expect(await names()).not.toContain(storeName(userId));
  });

  it('opens the one that is there, and upgrades an older one', async () => {
    const userId = newUserId();
    await makeOlder(userId, 1);
    const db = await openOnly(userId);
    expect([db.version, (await getThread(db, 't1'))?.id]).toEqual([VERSION, 't1']);
    db.close();
  });

  it('leaves one that a newer version has left behind to whoever may make it anew', async () => {
    const userId = newUserId();
    await makeFuture(userId);
    await expect(openOnly(userId)).rejects.toThrow(StoreAbsent);
    expect(await names()).toContain(storeName(userId));
  });

  it('causes no complaint in the console', async () => {
    expect(await unheardDuring(() => openOnly(newUserId()).catch(() => {}))).toEqual([]);
  });
});

describe('deleteStore', () => {
  it('deletes a database that is open elsewhere', async () => {
    const userId = newUserId();
    const onClosed = vi.fn();
    const db = await openStore(userId, onClosed, true);
    await db.put('threads', makeStored());
    await deleteStore(userId);
    expect(onClosed).toHaveBeenCalledTimes(1);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(storeName(userId));
  });

  it('has nothing against one that does not exist', async () => {
    await deleteStore(newUserId());
  });
});
