import { describe, expect, it } from 'vitest';
import type { ThreadFilter } from '../../../utils/ringcentral/read-api.ts';
import { settleDoubt } from '../../../utils/sync/settle-doubt.ts';
import { at, billing, makeStored, makeThread, support } from '../../support/make-records.ts';
import { gone, offline, refused, stubThreadApi } from '../../support/stub-apis.ts';

const open = makeStored({ id: 'open', owner: billing });
const past = makeStored({ id: 'past', status: 'Resolved', owner: billing, creationTime: at(1) });
const other = makeStored({ id: 'other', status: 'Resolved', owner: support, creationTime: at(2) });
const deleted = makeStored({ id: 'deleted', availability: 'Deleted', owner: support });

const asking = (answer: () => ReturnType<typeof makeThread> | Error) => {
  const asked: string[] = [];
  const getThread = async (id: string) => {
    asked.push(id);
    const it = answer();
    if (it instanceof Error) throw it;
    return it;
  };
  return { asked, getThread };
};

describe('whose queues are still mine', () => {
  it('is asked with one thread of each resource that has no open one', async () => {
    const { asked, getThread } = asking(() => makeThread());
    const stored = [open, past, deleted, other, { ...other, id: 'another' }];
    const news = await settleDoubt(stubThreadApi({ getThread }), stored, 'queues');
    expect(asked).toEqual(['other']);
    expect(news).toEqual({ forgottenThreadIds: [], deletedThreadIds: [] });
  });

  it.each([
    ['not mine', refused(403), ['deleted', 'other', 'another']],
    ['mine, though the thread is gone', gone(), []],
  ])('turns out: %s', async (_, answer, forgottenThreadIds) => {
    const { asked, getThread } = asking(() => answer);
    const stored = [open, deleted, other, { ...other, id: 'another' }];
    const news = await settleDoubt(stubThreadApi({ getThread }), stored, 'queues');
    expect(news?.forgottenThreadIds).toEqual(forgottenThreadIds);
    expect(asked).toEqual(['other']);
  });

  it('is asked with a deleted thread when there is no other', async () => {
    const { asked, getThread } = asking(() => refused(403));
    const news = await settleDoubt(stubThreadApi({ getThread }), [open, deleted], 'queues');
    expect(asked).toEqual(['deleted']);
    expect(news?.forgottenThreadIds).toEqual(['deleted']);
  });

  it('stays in doubt when nobody answers, and does not hide a mistake of ours', async () => {
    const { getThread } = asking(offline);
    expect(await settleDoubt(stubThreadApi({ getThread }), [other], 'queues')).toBeUndefined();
    const { getThread: wrong } = asking(() => new TypeError('oops'));
    await expect(settleDoubt(stubThreadApi({ getThread: wrong }), [other], 'queues')).rejects.toThrow('oops');
  });
});

describe('which threads were deleted', () => {
  const { getThread } = asking(() => makeThread());

  it('is asked with one list over the time they were created in', async () => {
    const filters: ThreadFilter[] = [];
    const listThreads = async (filter: ThreadFilter) => {
      filters.push(filter);
      return { threads: [makeThread({ id: 'past' })], deletedIds: ['other', 'unknown'], unreadable: 0 };
    };
    const news = await settleDoubt(
      stubThreadApi({ getThread, listThreads }),
      [open, past, other],
      'deletions',
    );
    expect(news?.deletedThreadIds).toEqual(['past', 'other']);
    expect(filters).toHaveLength(1);
    const [{ creationTimeFrom = '', creationTimeTo = '', availability } = {}] = filters;
    expect([creationTimeFrom <= at(1), creationTimeTo > at(2), availability]).toEqual([
      true,
      true,
      ['Deleted'],
    ]);
  });

  it('is not asked where nothing is over', async () => {
    expect(await settleDoubt(stubThreadApi({}), [open], 'deletions')).toMatchObject({ deletedThreadIds: [] });
  });

  it('stays in doubt when the list fails', async () => {
    const listThreads = () => Promise.reject(offline());
    expect(await settleDoubt(stubThreadApi({ getThread, listThreads }), [past], 'deletions')).toBeUndefined();
  });
});
