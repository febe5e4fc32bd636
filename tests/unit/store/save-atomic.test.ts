import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCounts, readSyncState } from '../../../utils/store/queries.ts';
import { StaleSync, save } from '../../../utils/store/save.ts';
import type { SyncState, ThreadsideDb } from '../../../utils/store/schema.ts';
import { at, ME, makeMessage, makeMessages, makeThread } from '../../support/make-records.ts';
import { dumpStore, openTestStore, recount } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});
afterEach(() => vi.restoreAllMocks());

const from: SyncState = { threadsToken: 'T1', entriesToken: 'E1' };
const to: SyncState = { threadsToken: 'T2', entriesToken: 'E2', lastSuccessAt: 1 };

/** Makes the nth write from now on fail, in one of the two ways a browser fails. */
function failAtPut(nth: number, how: 'throw' | 'abort'): void {
  const { put } = IDBObjectStore.prototype;
  let count = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    count += 1;
    if (count !== nth) return put.apply(this, args);
    if (how === 'throw') throw new DOMException('disk full', 'QuotaExceededError');
    const request = put.apply(this, args);
    this.transaction.abort();
    return request;
  });
}

describe('one transaction', () => {
  const news = {
    threads: [makeThread({ label: 'new', lastModifiedTime: at(5) }), makeThread({ id: 't2' })],
    entries: [makeMessage({ id: 'e2' }), makeMessage({ id: 'e3', threadId: 't2' })],
  };
  // Two threads, two chunks of entries, counts and position.
  const WRITES = 6;

  beforeEach(() =>
    save(db, ME, { threads: [makeThread()], entries: [makeMessage()] }, { from: {}, to: from }),
  );

  describe.each(['throw', 'abort'] as const)('when a write fails by %s', (how) => {
    it.each(Array.from({ length: WRITES }, (_, index) => index + 1))(
      'leaves nothing of it (write %i)',
      async (nth) => {
        const before = await dumpStore(db);
        failAtPut(nth, how);
        await expect(save(db, ME, news, { from, to })).rejects.toThrow();
        vi.restoreAllMocks();
        expect(await dumpStore(db)).toEqual(before);
      },
    );
  });

  it('is what is counted above: there is no further write', async () => {
    failAtPut(WRITES + 1, 'throw');
    await save(db, ME, news, { from, to });
    vi.restoreAllMocks();
    expect(await readSyncState(db)).toEqual(to);
  });

  it('works again after a failure', async () => {
    failAtPut(1, 'throw');
    await expect(save(db, ME, news, { from, to })).rejects.toThrow();
    vi.restoreAllMocks();
    await save(db, ME, news, { from, to });
    expect(await db.count('threads')).toBe(2);
  });
});

describe('a stale position', () => {
  it.each<[string, SyncState]>([
    ['threads', { ...from, threadsToken: 'T0' }],
    ['entries', { ...from, entriesToken: 'E0' }],
    ['both', {}],
  ])('of %s saves nothing', async (_, old) => {
    await save(db, ME, {}, { from: {}, to: from });
    const before = await dumpStore(db);
    await expect(save(db, ME, { threads: [makeThread()] }, { from: old, to })).rejects.toThrow(StaleSync);
    expect(await dumpStore(db)).toEqual(before);
  });

  it('concerns only tokens: health and times may have changed meanwhile', async () => {
    await save(db, ME, {}, { from: {}, to: { ...from, lastSuccessAt: 3, unverifiedIds: ['t9'] } });
    await save(db, ME, {}, { from, to });
    expect(await readSyncState(db)).toEqual(to);
  });

  it('lets one of two runs from the same position through', async () => {
    await save(db, ME, {}, { from: {}, to: from });
    const runs = await Promise.allSettled([
      save(db, ME, { threads: [makeThread()] }, { from, to }),
      save(db, ME, { threads: [makeThread({ id: 't2' })] }, { from, to: { threadsToken: 'X' } }),
    ]);
    expect(runs.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await readSyncState(db)).toEqual(to);
    expect(await db.getAllKeys('threads')).toEqual(['t1']);
  });

  it('does not concern what an action saves', async () => {
    await save(db, ME, {}, { from: {}, to: from });
    await save(db, ME, { threads: [makeThread()] });
    expect(await readSyncState(db)).toEqual(from);
  });
});

describe('more than 1,000 records', () => {
  const much = {
    threads: Array.from({ length: 50 }, (_, index) => makeThread({ id: `t${index}` })),
    entries: Array.from({ length: 50 }, (_, index) =>
      makeMessages(100, index * 100, { threadId: `t${index}` }),
    ).flat(),
  };
  const writeTransactions = () =>
    vi.mocked(IDBDatabase.prototype.transaction).mock.calls.filter(([, mode]) => mode === 'readwrite').length;

  it('go in several transactions', async () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction');
    await save(db, ME, much, { from: {}, to });
    expect(writeTransactions()).toBe(6);
    expect(await readSyncState(db)).toEqual(to);
    expect(await readCounts(db)).toEqual(await recount(db, ME));
  });

  it('bring the position with the last one: a failure before it repeats the answer and loses nothing', async () => {
    const { put } = IDBObjectStore.prototype;
    let threads = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'threads') threads += 1;
      if (threads === 45) throw new DOMException('disk full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    await expect(save(db, ME, much, { from: {}, to })).rejects.toThrow('disk full');
    vi.restoreAllMocks();
    expect(await readSyncState(db)).toEqual({});
    expect(await db.count('threads')).toBeGreaterThan(0);
    expect(await db.count('threads')).toBeLessThan(50);
    expect(await readCounts(db)).toEqual(await recount(db, ME));
    await save(db, ME, much, { from: {}, to });
    expect(await db.count('threads')).toBe(50);
    expect(await readSyncState(db)).toEqual(to);
  });

  it('stop at once when another run advances the position in between', async () => {
    const { transaction } = IDBDatabase.prototype;
    let count = 0;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      count += 1;
      if (count === 2) {
        const other = transaction.call(this, 'meta', 'readwrite');
        other.objectStore('meta').put(from, 'sync');
      }
      return transaction.apply(this, args);
    });
    await expect(save(db, ME, much, { from: {}, to })).rejects.toThrow(StaleSync);
    vi.restoreAllMocks();
    expect(await readSyncState(db)).toEqual(from);
    expect(await db.count('threads')).toBeLessThan(25);
  });
});
