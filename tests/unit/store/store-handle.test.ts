import { afterEach, describe, expect, it, vi } from 'vitest';
import { deleteStore, StoreAbsent, storeName } from '../../../utils/store/open-store.ts';
import { createStoreHandle } from '../../../utils/store/store-handle.ts';
import { newUserId } from '../../support/test-store.ts';
import { unheardDuring } from '../../support/unheard.ts';

afterEach(() => vi.restoreAllMocks());

describe('a store handle', () => {
  it('opens once for calls at the same time and later', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const handle = createStoreHandle({ mayCreate: true });
    const userId = newUserId();
    const [one, two] = await Promise.all([handle.open(userId), handle.open(userId)]);
    expect(two).toBe(one);
    expect(await handle.open(userId)).toBe(one);
    expect(open).toHaveBeenCalledTimes(1);
    await handle.close();
  });

  it('closes one user’s database before it opens another’s', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const [first, second] = [newUserId(), newUserId()];
    const before = await handle.open(first);
    const after = await handle.open(second);
    expect(after.name).toBe(storeName(second));
    expect(() => before.transaction('threads')).toThrow();
    await handle.close();
  });

  it('never answers with another user’s database, however calls overlap', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const [first, second] = [newUserId(), newUserId()];
    await handle.open(first);
    const both = await Promise.all([handle.open(second), handle.open(first)]);
    expect(both.map(({ name }) => name)).toEqual([storeName(second), storeName(first)]);
    await handle.close();
  });

  it('never answers with another user’s database, in whatever order many ask', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const users = [newUserId(), newUserId(), newUserId()];
    const asked = Array.from({ length: 12 }, (_, index) => users[index % 3] ?? '');
    const names = await Promise.all(asked.map(async (user) => (await handle.open(user)).name));
    expect(names).toEqual(asked.map(storeName));
    await handle.close();
  });

  it('opens again after the database was taken away', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const userId = newUserId();
    const lost = await handle.open(userId);
    await deleteStore(userId);
    const again = await handle.open(userId);
    expect(again).not.toBe(lost);
    expect(await again.count('threads')).toBe(0);
    await handle.close();
  });

  it('tries again after an opening that failed', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const userId = newUserId();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    await expect(handle.open(userId)).rejects.toMatchObject({ error: { cause: 'unreadable' } });
    open.mockRestore();
    expect((await handle.open(userId)).name).toBe(storeName(userId));
    await handle.close();
  });

  it('makes no database where it may not, and finds the one somebody made since', async () => {
    const [reader, writer] = [
      createStoreHandle({ mayCreate: false }),
      createStoreHandle({ mayCreate: true }),
    ];
    const userId = newUserId();
    await unheardDuring(() => expect(reader.open(userId)).rejects.toThrow(StoreAbsent));
    await writer.open(userId);
    expect((await reader.open(userId)).name).toBe(storeName(userId));
    await reader.close();
    await writer.close();
  });

  it('closes what is still opening, and has nothing against closing twice', async () => {
    const handle = createStoreHandle({ mayCreate: true });
    const opening = handle.open(newUserId());
    await handle.close();
    await handle.close();
    const db = await opening;
    expect(() => db.transaction('threads')).toThrow();
  });
});
