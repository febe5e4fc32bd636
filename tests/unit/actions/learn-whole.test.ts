import { describe, expect, it } from 'vitest';
import type { ActionDeps } from '../../../utils/actions/act.ts';
import { learnWhole } from '../../../utils/actions/learn-whole.ts';
import type { ThreadApi } from '../../../utils/ringcentral/thread-api.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { save } from '../../../utils/store/save.ts';
import { ME, makeMessage, makeThread } from '../../support/make-records.ts';
import { gone, offline, refused, stubThreadApi } from '../../support/stub-apis.ts';
import { openTestStore } from '../../support/test-store.ts';

const said = { entries: [makeMessage()], deleted: [], unreadable: 0, unreadableThreadIds: [] };
const readEntries = async () => ({ list: said });
const getThread = async () => makeThread({ status: 'Resolved' });

async function depsWith(api: Partial<ThreadApi>): Promise<ActionDeps & { now: () => number }> {
  const db = await openTestStore();
  return {
    db,
    api: stubThreadApi(api),
    myExtensionId: ME,
    publish: () => {},
    sync: async () => {},
    now: () => 0,
  };
}

describe('everything said in a thread', () => {
  it('is known where it was fetched already, without a request', async () => {
    const deps = await depsWith({});
    await save(deps.db, ME, { threads: [makeThread()], completeThreadIds: ['t1'] });
    expect(await learnWhole(deps, 't1')).toBe(true);
  });

  it('is fetched where it is not, of a thread the store has never seen too', async () => {
    const deps = await depsWith({ getThread, readEntries });
    expect(await learnWhole(deps, 't1')).toBe(true);
    expect((await lastEntries(deps.db, 't1', 5)).entries).toEqual([makeMessage()]);
  });

  it.each([
    ['the thread cannot be asked for', { getThread: () => Promise.reject(offline()) }],
    ['its texts cannot be read', { getThread, readEntries: () => Promise.reject(offline()) }],
  ])('is not known when %s', async (_, api) => {
    expect(await learnWhole(await depsWith(api), 't1')).toBe(false);
  });

  it.each([
    ['gone', gone()],
    ['no longer ours', refused(403)],
  ])('cannot be more when the thread is %s', async (_, thrown) => {
    const deps = await depsWith({ getThread: () => Promise.reject(thrown) });
    expect(await learnWhole(deps, 't1')).toBe(true);
  });

  it('does not hide a mistake of ours', async () => {
    const deps = await depsWith({ getThread, readEntries: () => Promise.reject(new TypeError('oops')) });
    await expect(learnWhole(deps, 't1')).rejects.toThrow('oops');
  });
});
