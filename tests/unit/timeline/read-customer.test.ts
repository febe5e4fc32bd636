import { beforeEach, describe, expect, it, vi } from 'vitest';
import { save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { readCustomer } from '../../../utils/timeline/read-customer.ts';
import { at, CUSTOMER, ME, makeMessages, makeThread } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
const resolved = (id: string, minutes: number) =>
  makeThread({ id, status: 'Resolved', creationTime: at(minutes), lastModifiedTime: at(minutes) });

beforeEach(async () => {
  db = await openTestStore();
  await save(db, ME, {
    threads: [
      makeThread({ id: 'open', creationTime: at(15), lastModifiedTime: at(50) }),
      resolved('third', 30),
      resolved('first', 10),
      resolved('second', 20),
      makeThread({ id: 'other', guestParty: { phoneNumber: '+12125550114' } }),
    ],
    entries: makeMessages(120, 0, { threadId: 'second' }),
  });
});
const read = async (pastThreads: number, entriesPerThread = 50) => {
  const { timeline } = await readCustomer(db, CUSTOMER, { pastThreads, entriesPerThread });
  return { ...timeline, ids: timeline.sections.map(({ thread }) => thread.id) };
};

describe('a customer’s timeline', () => {
  it('runs from the oldest conversation to the one that can be answered', async () => {
    expect((await read(10)).ids).toEqual(['first', 'second', 'third', 'open']);
  });

  it.each([
    [0, ['open'], 3],
    [1, ['third', 'open'], 2],
    [2, ['second', 'third', 'open'], 1],
    [3, ['first', 'second', 'third', 'open'], 0],
  ])('goes %i conversations back, and counts the others', async (pastThreads, ids, earlierThreads) => {
    expect(await read(pastThreads)).toMatchObject({ ids, earlierThreads });
  });

  it('shows the end of what was said in each', async () => {
    const [, second] = (await read(10, 30)).sections;
    expect(second?.entries.map(({ id }) => id)).toEqual(makeMessages(30, 90).map(({ id }) => id));
    expect(second?.hasOlderEntries).toBe(true);
  });

  it.each([
    ['second', 1, ['second', 'third', 'open'], 1],
    ['first', 0, ['first', 'second', 'third', 'open'], 0],
    ['third', 2, ['second', 'third', 'open'], 1],
    ['open', 0, ['open'], 3],
    ['unknown', 1, ['third', 'open'], 2],
  ])(
    'reaches back to the one the agent came for: %s',
    async (includeId, pastThreads, ids, earlierThreads) => {
      const { timeline } = await readCustomer(db, CUSTOMER, { pastThreads, entriesPerThread: 5, includeId });
      expect(timeline.sections.map(({ thread }) => thread.id)).toEqual(ids);
      expect(timeline.earlierThreads).toBe(earlierThreads);
    },
  );

  it('has open conversations at its end, whenever they began; the latest last', async () => {
    const old = makeThread({ id: 'old', creationTime: at(1), lastModifiedTime: at(1) });
    const fresh = makeThread({ id: 'fresh', creationTime: at(2), lastModifiedTime: at(99) });
    await save(db, ME, { threads: [fresh, old] });
    const { ids, threads } = await read(1);
    expect(ids).toEqual(['third', 'old', 'open', 'fresh']);
    expect(threads.map(({ id }) => id).slice(0, 3)).toEqual(['fresh', 'open', 'old']);
  });

  it('is read in one transaction, however many conversations there are', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect((await read(10)).ids).toHaveLength(4);
    expect(begun).toHaveBeenCalledTimes(1);
    begun.mockRestore();
  });

  it('is empty for a stranger', async () => {
    expect(await readCustomer(db, '+19995550000', { pastThreads: 5, entriesPerThread: 5 })).toEqual({
      timeline: { sections: [], threads: [], earlierThreads: 0 },
      isHistoryKnown: false,
      hasSynced: false,
    });
  });
});
