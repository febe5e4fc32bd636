import { describe, expect, it } from 'vitest';
import type { ThreadFilter } from '../../../utils/ringcentral/read-api.ts';
import type { ThreadApi } from '../../../utils/ringcentral/thread-api.ts';
import type { Thread } from '../../../utils/ringcentral/thread-record.ts';
import { reconcile } from '../../../utils/sync/reconcile.ts';
import { at, makeMessage, makeStored, makeThread } from '../../support/make-records.ts';
import { gone, offline, rateLimited, refused, stubThreadApi as stub } from '../../support/stub-apis.ts';

const NOTHING_SAID = { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [] };

const NEWS_OF_NOTHING = { entries: [], deletedEntries: [], completeThreadIds: ['t0'] };

/** An API in which nothing was said, unless a test says otherwise. */
const stubThreadApi = (given: Partial<ThreadApi>): ThreadApi =>
  stub({ readEntries: async () => ({ list: NOTHING_SAID }), ...given });

const missing = (count: number) =>
  Array.from({ length: count }, (_, index) => makeStored({ id: `t${index}`, creationTime: at(index) }));
const resolved = (id: string) => makeThread({ id, status: 'Resolved' });

/** Answers a question about a thread with its record, or by throwing. */
const answering = (answer: (id: string) => Thread | Error) => {
  const asked: string[] = [];
  const getThread = async (id: string) => {
    asked.push(id);
    const it = answer(id);
    if (it instanceof Error) throw it;
    return it;
  };
  return { asked, getThread };
};

describe('few missing threads', () => {
  it('are asked for one by one', async () => {
    const { asked, getThread } = answering(resolved);
    const { news, remainingIds } = await reconcile(stubThreadApi({ getThread }), missing(4));
    expect(asked).toEqual(['t0', 't1', 't2', 't3']);
    expect(news.threads).toEqual(asked.map(resolved));
    expect(remainingIds).toEqual([]);
  });

  it.each([
    ['resolved', resolved('t0'), { threads: [resolved('t0')], ...NEWS_OF_NOTHING }, []],
    ['deleted', gone(), { deletedThreadIds: ['t0'] }, []],
    ['no longer mine', refused(403, 'CMN-401'), { forgottenThreadIds: ['t0'] }, []],
    ['unknown: RingCentral is away', offline(), {}, ['t0']],
    ['unknown: a pause', rateLimited(1), {}, ['t0']],
    ['unknown: an odd refusal', refused(400), {}, ['t0']],
  ])('turn out to be %s', async (_, answer, news, remainingIds) => {
    const { getThread } = answering(() => answer);
    const all = { threads: [], deletedThreadIds: [], forgottenThreadIds: [] };
    expect(await reconcile(stubThreadApi({ getThread }), missing(1))).toEqual({
      news: { ...all, ...news },
      remainingIds,
    });
  });

  it('are not asked for further once a question failed', async () => {
    const { asked, getThread } = answering((id) => (id === 't1' ? offline() : resolved(id)));
    const { news, remainingIds } = await reconcile(stubThreadApi({ getThread }), missing(4));
    expect(asked).toEqual(['t0', 't1']);
    expect(news.threads).toHaveLength(1);
    expect(remainingIds).toEqual(['t1', 't2', 't3']);
  });

  it('do not hide a mistake of ours', async () => {
    const { getThread } = answering(() => new TypeError('oops'));
    await expect(reconcile(stubThreadApi({ getThread }), missing(1))).rejects.toThrow('oops');
  });
});

describe('many missing threads', () => {
  const NOBODY = { threads: [], deletedIds: [], unreadable: 0 };

  it('are asked for by one list over the time they were created in', async () => {
    const filters: ThreadFilter[] = [];
    const api = stubThreadApi({
      listThreads: async (filter) => {
        filters.push(filter);
        return { ...NOBODY, threads: ['t0', 't1', 't2', 'other'].map(resolved), deletedIds: ['t3', 'x'] };
      },
      ...answering(gone),
    });
    const { news, remainingIds } = await reconcile(api, missing(5));
    expect(filters).toHaveLength(1);
    const [{ creationTimeFrom = '', creationTimeTo = '', availability } = {}] = filters;
    expect([creationTimeFrom <= at(0), creationTimeTo > at(4), availability]).toEqual([
      true,
      true,
      ['Alive', 'Deleted'],
    ]);
    expect(news.threads?.map(({ id }) => id)).toEqual(['t0', 't1', 't2']);
    expect(news.deletedThreadIds).toEqual(['t3', 't4']);
    expect(remainingIds).toEqual([]);
  });

  it('are asked for one by one where the list is silent, at most eight in a run', async () => {
    const { asked, getThread } = answering(resolved);
    const api = stubThreadApi({ listThreads: async () => NOBODY, getThread });
    const { remainingIds } = await reconcile(api, missing(20));
    expect(asked).toHaveLength(8);
    expect(remainingIds).toHaveLength(12);
  });

  it('survive a list that fails', async () => {
    const { getThread } = answering(() => offline());
    const api = stubThreadApi({ listThreads: () => Promise.reject(offline()), getThread });
    expect((await reconcile(api, missing(6))).remainingIds).toHaveLength(6);
  });

  it('are asked for one by one when nobody knows when they were created', async () => {
    const { asked, getThread } = answering(resolved);
    const threads = missing(5).map((thread) => ({ ...thread, creationTime: '' }));
    const { remainingIds } = await reconcile(stubThreadApi({ getThread }), threads);
    expect(asked).toHaveLength(5);
    expect(remainingIds).toEqual([]);
  });
});

describe('what was said in them until they ended', () => {
  const { getThread } = answering((id) => (id === 't1' ? gone() : resolved(id)));

  it('is read again, of those that are still there', async () => {
    const asked: (readonly string[])[] = [];
    const entry = makeMessage({ threadId: 't0' });
    const readEntries = async (ids: readonly string[]) => {
      asked.push(ids);
      return { list: { ...NOTHING_SAID, entries: [entry] }, syncTime: 'then' };
    };
    const { news, remainingIds } = await reconcile(stubThreadApi({ getThread, readEntries }), missing(3));
    expect(asked).toEqual([['t0', 't2']]);
    expect(news).toMatchObject({
      entries: [entry],
      completeThreadIds: ['t0', 't2'],
      completeAsOf: 'then',
      deletedThreadIds: ['t1'],
    });
    expect(remainingIds).toEqual([]);
  });

  it('is read later when that fails', async () => {
    const api = stubThreadApi({ getThread, readEntries: () => Promise.reject(offline()) });
    const { news, remainingIds } = await reconcile(api, missing(3));
    expect(news.completeThreadIds).toBeUndefined();
    expect(remainingIds).toEqual(['t0', 't2']);
  });

  it('is read of forty threads in a run', async () => {
    const asked: (readonly string[])[] = [];
    const readEntries = async (ids: readonly string[]) => {
      asked.push(ids);
      return { list: NOTHING_SAID };
    };
    const threads = missing(50).map(({ id }) => resolved(id));
    const listThreads = async () => ({ threads, deletedIds: [], unreadable: 0 });
    const { remainingIds } = await reconcile(stubThreadApi({ listThreads, readEntries }), missing(50));
    expect(asked.map((ids) => ids.length)).toEqual([40]);
    expect(remainingIds).toHaveLength(10);
  });
});

it('asks for nothing when nothing is missing', async () => {
  expect((await reconcile(stubThreadApi({}), [])).remainingIds).toEqual([]);
});
