import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInboxReader } from '../../utils/inbox/inbox-reader.ts';
import { readCounts } from '../../utils/store/queries.ts';
import { save } from '../../utils/store/save.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { readCustomer } from '../../utils/timeline/read-customer.ts';
import { ME, makeMessages, makeThread } from '../support/make-records.ts';
import { openTestStore } from '../support/test-store.ts';

const NAMES = ['get', 'getAll', 'openCursor'] as const;

/** Counts requests and transactions from now on. */
function watchRequests() {
  const requests = [
    ...NAMES.map((name) => vi.spyOn(IDBObjectStore.prototype, name)),
    ...NAMES.map((name) => vi.spyOn(IDBIndex.prototype, name)),
    vi.spyOn(IDBCursor.prototype, 'continue'),
  ];
  const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
  return () => ({
    requests: requests.reduce((sum, { mock }) => sum + mock.calls.length, 0),
    transactions: transactions.mock.calls.length,
  });
}

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});
afterEach(() => vi.restoreAllMocks());

// S1, S2 and P3 of the performance goals: what a look costs is the same however much is stored.
describe.each([2, 40, 400])('the requests to a store of %i threads', (count) => {
  beforeEach(async () => {
    const threads = Array.from({ length: count }, (_, index) =>
      makeThread({ id: `t${index}`, guestParty: { phoneNumber: `+1415555${1000 + Math.floor(index / 2)}` } }),
    );
    await save(db, ME, { threads, entries: makeMessages(300) });
  });

  it('of a customer with two threads: one for both, one for each, two for what is known; one transaction', async () => {
    const counted = watchRequests();
    const { timeline } = await readCustomer(db, '+14155551000', { pastThreads: 3, entriesPerThread: 60 });
    expect(timeline.sections).toHaveLength(2);
    expect(timeline.sections.flatMap(({ entries }) => entries)).toHaveLength(60);
    expect(counted()).toEqual({ requests: 5, transactions: 1 });
  });

  it('of the badge: one get', async () => {
    const counted = watchRequests();
    await readCounts(db);
    expect(counted()).toEqual({ requests: 1, transactions: 1 });
  });

  it('of an inbox in which one conversation changed: one get', async () => {
    const read = createInboxReader(async () => db);
    expect((await read()).open.size).toBe(count);
    const counted = watchRequests();
    await read({ threadIds: ['t1'], guestPhoneNumbers: [], topics: ['counts'], isEverything: false });
    expect(counted()).toEqual({ requests: 1, transactions: 1 });
  });
});
