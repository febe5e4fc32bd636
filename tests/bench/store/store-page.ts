import { type IDBPDatabase, openDB, unwrap } from 'idb';
import { deleteStore, openStore } from '../../../utils/store/open-store.ts';
import { readCounts, readSyncState } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import type { EntryChunk, StoredThread, ThreadsideDb } from '../../../utils/store/schema.ts';
import { readCustomer } from '../../../utils/timeline/read-customer.ts';
import { changedThreads, GUESTS_PER_THREAD, guestOf, ME, makeConversations } from './store-records.ts';
import { watchRequests, watchTasks } from './store-watch.ts';

/** What one write cost: milliseconds until it was stored, and the longest task meanwhile. */
export type WriteCost = { ms: number; longestMs: number };

let db: ThreadsideDb;
let raw: IDBPDatabase;

/** Begins in a task of its own, so that making the records is not counted. */
async function cost(work: () => Promise<unknown>): Promise<WriteCost> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const tasks = watchTasks();
  const from = performance.now();
  await work();
  return { ms: performance.now() - from, longestMs: await tasks.longest() };
}

/** The p50 of single calls, in ms. */
async function eachOf(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = performance.now();
    await work(index);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function freshRaw(): Promise<IDBPDatabase> {
  raw?.close();
  indexedDB.deleteDatabase('raw');
  return openDB('raw', 1, {
    upgrade: (upgrading) => {
      const threads = upgrading.createObjectStore('threads', { keyPath: 'id' });
      threads.createIndex('byGuest', 'guestParty.phoneNumber');
      threads.createIndex('byStatus', 'status');
      threads.createIndex('byStatusAndTime', ['status', 'lastModifiedTime']);
      upgrading.createObjectStore('entries', { keyPath: 'id' }).createIndex('byThread', 'threadId');
      upgrading.createObjectStore('meta');
    },
  });
}

const WHOLE = { pastThreads: 10, entriesPerThread: 50 };

const someGuest = (index: number, threads: number): string =>
  guestOf((index * 7919) % Math.ceil(threads / GUESTS_PER_THREAD));

/** The fewest requests: one for the threads, and one for the end of each. */
function readRaw(database: IDBDatabase, guestPhoneNumber: string): Promise<EntryChunk[][]> {
  return new Promise((resolve, reject) => {
    const tx = database.transaction(['threads', 'entries']);
    const found: EntryChunk[][] = [];
    const request: IDBRequest<StoredThread[]> = tx
      .objectStore('threads')
      .index('byGuest')
      .getAll(guestPhoneNumber);
    request.onsuccess = () => {
      const { result: threads } = request;
      for (const { id } of threads) {
        const query = IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);
        const fromEnd = { query, direction: 'prev', count: 3 } as unknown as IDBKeyRange;
        const chunks: IDBRequest<EntryChunk[]> = tx.objectStore('entries').getAll(fromEnd);
        chunks.onsuccess = () => {
          found.push(chunks.result);
          if (found.length === threads.length) resolve(found);
        };
      }
    };
    tx.onabort = () => reject(tx.error);
  });
}

/** What the bench does in a page of its own origin, with the product's own functions beside the simplest ones. */
export const storeBench = {
  /** A first load as sync does it. */
  fill: async (threads: number, entriesPerThread: number): Promise<WriteCost> => {
    db?.close();
    await deleteStore('bench');
    db = await openStore('bench', () => {}, true);
    const news = makeConversations(threads, entriesPerThread);
    return cost(() =>
      save(
        db,
        ME,
        { ...news, completeThreadIds: news.threads.map(({ id }) => id) },
        {
          from: {},
          to: { threadsToken: 'T', entriesToken: 'E', lastSuccessAt: 1 },
        },
      ),
    );
  },
  /** The same records put one by one, in one transaction, one record each. */
  fillRaw: async (threads: number, entriesPerThread: number): Promise<WriteCost> => {
    raw = await freshRaw();
    const news = makeConversations(threads, entriesPerThread);
    return cost(async () => {
      const tx = raw.transaction(['threads', 'entries'], 'readwrite');
      for (const thread of news.threads) void tx.objectStore('threads').put(thread);
      for (const entry of news.entries) void tx.objectStore('entries').put(entry);
      await tx.done;
    });
  },
  /** S1: a customer's conversations with the last 50 entries each. */
  lookUp: (count: number, threads: number) =>
    eachOf(count, (index) => readCustomer(db, someGuest(index, threads), WHOLE)),
  /** S4: the same records by the browser's own API. */
  lookUpRaw: (count: number, threads: number) =>
    eachOf(count, (index) => readRaw(unwrap(db), someGuest(index, threads))),
  /** How many transactions one look takes. */
  countTransactions: async (threads: number): Promise<number> => {
    const stop = watchRequests();
    const { timeline } = await readCustomer(db, someGuest(1, threads), WHOLE);
    if (timeline.sections.length !== GUESTS_PER_THREAD) throw new Error('the customer is not there');
    return stop().transaction ?? 0;
  },
  /** The control: a task that is too long is seen. */
  longTask: (): Promise<WriteCost> =>
    cost(async () => {
      const until = performance.now() + 80;
      while (performance.now() < until);
    }),
  /** The floor of one request. */
  getByKey: (count: number, threads: number) =>
    eachOf(count, (index) => db.get('threads', `t${(index * 7919) % threads}`)),
  badge: (count: number) => eachOf(count, () => readCounts(db)),
  scan: (count: number) =>
    eachOf(count, async () => {
      const all = await db.getAll('threads');
      return all.filter(({ status, assignee }) => status === 'Open' && !assignee).length;
    }),
  /** S5: changed records arrive, as sync saves them. */
  apply: async (changes: number, threads: number, round: number): Promise<WriteCost> => {
    const state = await readSyncState(db);
    const news = { threads: changedThreads(changes, threads, round) };
    return cost(() => save(db, ME, news, { from: state, to: { ...state, threadsToken: `T${round}` } }));
  },
  /** The same, with a transaction for each record and a counter kept in it. */
  applyNaively: async (changes: number, threads: number, round: number): Promise<WriteCost> => {
    const changed = changedThreads(changes, threads, round);
    return cost(async () => {
      for (const thread of changed) {
        const tx = raw.transaction(['threads', 'meta'], 'readwrite');
        const before = await tx.objectStore('threads').get(thread.id);
        await tx.objectStore('threads').put(thread);
        const count = ((await tx.objectStore('meta').get('unassigned')) as number | undefined) ?? 0;
        await tx
          .objectStore('meta')
          .put(count + (before?.assignee ? 1 : 0) - (thread.assignee ? 1 : 0), 'unassigned');
        await tx.done;
      }
    });
  },
  /** How many requests to the database a save with so many changes makes. */
  countRequests: async (changes: number, threads: number, round: number): Promise<Record<string, number>> => {
    const state = await readSyncState(db);
    const stop = watchRequests();
    await save(
      db,
      ME,
      { threads: changedThreads(changes, threads, round) },
      {
        from: state,
        to: { ...state, threadsToken: `T${round}` },
      },
    );
    return stop();
  },
};

Object.assign(globalThis, { storeBench });
