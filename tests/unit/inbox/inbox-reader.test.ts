import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createInboxReader } from '../../../utils/inbox/inbox-reader.ts';
import { readResolved } from '../../../utils/inbox/read-resolved.ts';
import { isUnread } from '../../../utils/inbox/unread.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { markRead } from '../../../utils/store/mark-read.ts';
import { getThread } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import { NO_ACTIVITY, type ThreadsideDb } from '../../../utils/store/schema.ts';
import { at, ME, makeMessage, makeStored, makeThread, START, support } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});
const changed = (threadIds: string[], change: Partial<Change> = {}): Change => ({
  threadIds,
  guestPhoneNumbers: [],
  topics: [],
  isEverything: false,
  ...change,
});
const fill = (count: number) =>
  save(db, ME, { threads: Array.from({ length: count }, (_, index) => makeThread({ id: `t${index}` })) });

describe('reading the inbox', () => {
  it('is all open threads at first, and then what changed', async () => {
    await fill(3);
    const read = createInboxReader(async () => db);
    const first = await read();
    expect([...first.open.keys()]).toEqual(['t0', 't1', 't2']);
    await save(db, ME, {
      threads: [
        makeThread({ id: 't1', status: 'Resolved', lastModifiedTime: at(1) }),
        makeThread({ id: 't2', label: 'News', lastModifiedTime: at(1) }),
        makeThread({ id: 't9' }),
      ],
    });
    const second = await read(changed(['t1', 't2', 't9', 'unknown']));
    expect([...second.open.keys()]).toEqual(['t0', 't2', 't9']);
    expect(second.open.get('t2')?.label).toBe('News');
    expect([...first.open.keys()]).toEqual(['t0', 't1', 't2']);
  });

  // A gate: what an update of one thread costs must not depend on how many there are.
  it('costs one get per changed thread, in one transaction, whatever is stored', async () => {
    await fill(300);
    const read = createInboxReader(async () => db);
    await read();
    const gets = vi.spyOn(IDBObjectStore.prototype, 'get');
    const lists = [IDBObjectStore.prototype, IDBIndex.prototype].map((one) => vi.spyOn(one, 'getAll'));
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await read(changed(['t5', 't7']));
    expect([gets, ...lists, transactions].map((spy) => spy.mock.calls.length)).toEqual([2, 0, 0, 1]);
    vi.restoreAllMocks();
  });

  it('reads everything again when much changed, and after it failed', async () => {
    await fill(1);
    let isBroken = false;
    const read = createInboxReader(async () => {
      if (isBroken) throw new Error('backing store');
      return db;
    });
    await read();
    await fill(5);
    expect((await read(changed([], { isEverything: true }))).open.size).toBe(5);
    isBroken = true;
    await expect(read(changed(['t1']))).rejects.toThrow('backing store');
    isBroken = false;
    await fill(7);
    expect((await read(changed(['t6']))).open.size).toBe(7);
  });

  it('follows changes in their order, however slowly they are read', async () => {
    await fill(2);
    const read = createInboxReader(async () => db);
    const all = await Promise.all([read(), read(changed(['t0'])), read(changed(['t1']))]);
    expect(all.map(({ open }) => open.size)).toEqual([2, 2, 2]);
  });

  it('knows how far the syncs are', async () => {
    const read = createInboxReader(async () => db);
    expect((await read()).sync).toEqual({});
    await save(db, ME, {}, { from: {}, to: { lastSuccessAt: 5 } });
    expect((await read(changed([]))).sync).toEqual({});
    expect((await read(changed([], { topics: ['sync'] }))).sync).toEqual({ lastSuccessAt: 5 });
  });
});

describe('the resolved threads', () => {
  const resolved = (id: string, minutes: number, change = {}) =>
    makeThread({ id, status: 'Resolved', lastModifiedTime: at(minutes), ...change });

  it('are the latest of them, of all queues or one, without what was deleted', async () => {
    await save(db, ME, {
      threads: [
        resolved('a', 1),
        resolved('b', 5, { owner: support }),
        resolved('c', 3),
        resolved('gone', 9, { availability: 'Deleted' }),
        makeThread({ id: 'open' }),
      ],
    });
    const read = async (count: number, ownerId?: string) =>
      (await readResolved(db, { count, ownerId })).map(({ id }) => id);
    expect(await read(10)).toEqual(['b', 'c', 'a']);
    expect(await read(2)).toEqual(['b', 'c']);
    expect(await read(10, support.extensionId)).toEqual(['b']);
  });
});

describe('unread', () => {
  const sync = { firstSuccessAt: START };
  const wrote = (minutes: number) => ({ ...NO_ACTIVITY, lastInboundTime: at(minutes) });

  it.each<[string, Parameters<typeof makeStored>[0], boolean]>([
    ['before the first sync', { activity: wrote(-1) }, false],
    ['after it', { activity: wrote(1) }, true],
    ['and was seen', { activity: wrote(1), readTime: at(1) }, false],
    ['and wrote again', { activity: wrote(2), readTime: at(1) }, true],
    ['never', {}, false],
    ['in a conversation that is over', { activity: wrote(1), status: 'Resolved' }, false],
  ])('when the customer wrote %s', (_, change, expected) => {
    expect(isUnread(makeStored(change), sync)).toBe(expected);
  });

  it('is nothing before the first sync has ended', () => {
    expect(isUnread(makeStored({ activity: wrote(1) }), {})).toBe(false);
  });

  it('ends by looking, comes back by wish, and survives what sync saves', async () => {
    await save(db, ME, { threads: [makeThread()], entries: [makeMessage({ creationTime: at(1) })] });
    const now = async () => isUnread((await getThread(db, 't1')) ?? makeStored(), sync);
    expect(await now()).toBe(true);
    expect((await markRead(db, 't1', at(1)))?.id).toBe('t1');
    expect(await now()).toBe(false);
    expect(await markRead(db, 't1', at(0))).toBeUndefined();
    await save(db, ME, { threads: [makeThread({ label: 'x', lastModifiedTime: at(2) })] });
    expect(await now()).toBe(false);
    await save(db, ME, { entries: [makeMessage({ id: 'e2', creationTime: at(3) })] });
    expect(await now()).toBe(true);
    await markRead(db, 't1', at(3));
    await markRead(db, 't1', undefined);
    expect(await now()).toBe(true);
    expect(await markRead(db, 'unknown', at(3))).toBeUndefined();
  });
});
