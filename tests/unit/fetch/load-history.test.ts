import { beforeEach, describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import {
  type HistoryDeps,
  loadEntries,
  loadHistory,
  loadResolved,
} from '../../../utils/fetch/load-history.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { getThread, readHistory, readSyncState, threadsByGuest } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { save } from '../../../utils/store/save.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { expected } from '../../emulator/seed/catalogue.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from '../../support/emulator-api.ts';
import { makeThread } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
const DANA = customers.dana.phoneNumber;
let emulator: EmulatorApi;
let deps: HistoryDeps;
let published: Partial<Change>[];

beforeEach(async () => {
  emulator = createEmulatorApi();
  published = [];
  deps = {
    db: await openTestStore(),
    api: emulator.threads,
    myExtensionId: ME,
    publish: (change) => published.push(change),
    now: emulator.now,
  };
});
const requests = () => emulator.control.requests().map(({ path }) => path.split('/').slice(5).join('/'));
const setFullSyncAt = async (lastFullAt: number) =>
  save(deps.db, ME, {}, { from: await readSyncState(deps.db), to: { lastFullAt } });

describe('a customer’s history', () => {
  it('is all their threads over all queues, with what was said', async () => {
    await loadHistory(deps, DANA);
    const threads = await threadsByGuest(deps.db, DANA);
    expect(threads).toHaveLength(expected.pastThreadsOfDana + 1);
    for (const { id, hasAllEntries } of threads) {
      expect(hasAllEntries).toBe(true);
      expect((await lastEntries(deps.db, id, 1)).entries).toHaveLength(1);
    }
    expect(requests()).toEqual(['message-threads', 'message-threads/entries/sync']);
  });

  it('is told of, also when there is none', async () => {
    await loadHistory(deps, '+12125559999');
    expect(published[0]).toMatchObject({ guestPhoneNumbers: ['+12125559999'] });
    expect(await readHistory(deps.db, '+12125559999')).toMatchObject({ fetchedAt: emulator.now() });
  });

  it('is fetched once, and again after the next full sync or a clock set back', async () => {
    await loadHistory(deps, DANA);
    emulator.control.requests.clear();
    await loadHistory(deps, DANA);
    expect(requests()).toEqual([]);
    await setFullSyncAt(emulator.now() + 1);
    emulator.control.clock.advance(1_000);
    await loadHistory(deps, DANA);
    expect(requests()).toEqual(['message-threads']);
    await loadHistory({ ...deps, now: () => emulator.now() - 5_000 }, DANA);
    expect(requests()).toHaveLength(2);
  });

  it('no longer has what was deleted or is not ours any more, and does not learn of strange deletions', async () => {
    const strange = { status: 'Resolved', availability: 'Deleted' };
    const list = {
      threads: [makeThread({ id: 'deleted', ...strange }), makeThread({ id: 'strange', ...strange })],
      deletedIds: ['limited', 'stranger'],
      unreadable: 0,
    };
    const ids = ['deleted', 'limited', 'lost'];
    const threads = ids.map((id) =>
      makeThread({ id, status: 'Resolved', guestParty: { phoneNumber: DANA } }),
    );
    await save(deps.db, ME, { threads });
    const api = { ...deps.api, listThreads: async () => list };
    await loadHistory({ ...deps, api }, DANA);
    const left = await deps.db.getAll('threads');
    expect(left.map(({ id, availability }) => `${id} ${availability}`)).toEqual([
      'deleted Deleted',
      'limited Deleted',
    ]);
  });

  it('forgets nothing because of a record nobody can read', async () => {
    await save(deps.db, ME, { threads: [makeThread({ guestParty: { phoneNumber: DANA } })] });
    const listThreads = async () => ({ threads: [], deletedIds: [], unreadable: 1 });
    await loadHistory({ ...deps, api: { ...deps.api, listThreads } }, DANA);
    expect(await threadsByGuest(deps.db, DANA)).toHaveLength(1);
  });

  it('is not known when it could not be fetched', async () => {
    emulator.network.state = 'lostBefore';
    expect(await asResult(() => loadHistory(deps, DANA))).toMatchObject({ error: { kind: 'offline' } });
    expect(await readHistory(deps.db, DANA)).toBeUndefined();
  });

  it('brings at most twenty conversations at once, the newest', async () => {
    const asked: string[][] = [];
    const threads = Array.from({ length: 30 }, (_, index) =>
      makeThread({ id: `t${index}`, status: 'Resolved', creationTime: new Date(index * 1000).toISOString() }),
    );
    const api = {
      ...deps.api,
      listThreads: async () => ({ threads, deletedIds: [], unreadable: 0 }),
      readEntries: async (ids: readonly string[]) => {
        asked.push([...ids]);
        return { list: { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [] } };
      },
    };
    await loadHistory({ ...deps, api }, DANA);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.toSorted()).toEqual(
      threads
        .slice(10)
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe('what was resolved lately', () => {
  const DAY = 24 * 3_600_000;

  it('is every resolved thread of the last 30 days, listed in one request and once', async () => {
    await loadResolved(deps);
    const stored = await deps.db.getAll('threads');
    const since = new Date(emulator.now() - 30 * DAY).toISOString();
    const expectedIds = emulator.control.state
      .threads({ status: 'Resolved' })
      .filter(({ creationTime = '', availability }) => creationTime >= since && availability === 'Alive')
      .map(({ id }) => id);
    const mine = new Set(stored.map(({ id }) => id));
    expect(stored.length).toBeGreaterThan(1);
    expect(stored.every(({ status, creationTime }) => status === 'Resolved' && creationTime >= since)).toBe(
      true,
    );
    expect(expectedIds.filter((id) => mine.has(id ?? '')).length).toBe(stored.length);
    expect(requests()).toEqual(['message-threads']);
    await loadResolved(deps);
    expect(requests()).toHaveLength(1);
    expect(published[0]?.threadIds).toHaveLength(stored.length);
  });

  it('is asked for again after it could not be fetched', async () => {
    emulator.network.state = 'lostBefore';
    expect(await asResult(() => loadResolved(deps))).toMatchObject({ error: { kind: 'offline' } });
    emulator.network.state = 'up';
    await loadResolved(deps);
    expect(await deps.db.count('threads')).toBeGreaterThan(1);
  });
});

describe('what was said in threads', () => {
  const put = (...ids: string[]) =>
    save(deps.db, ME, { threads: ids.map((id) => makeThread({ id, status: 'Resolved' })) });
  const recording = () => {
    const asked: (readonly string[])[] = [];
    const readEntries = async (ids: readonly string[]) => {
      asked.push(ids);
      return { list: { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [] } };
    };
    return { asked, deps: { ...deps, api: { ...deps.api, readEntries } } };
  };

  it('is asked for where it is not known, and then known', async () => {
    await put('t1');
    const { asked, deps: recorded } = recording();
    await loadEntries(recorded, ['t1', 'unknown']);
    await loadEntries(recorded, ['t1']);
    expect(asked).toEqual([['t1']]);
    expect((await getThread(deps.db, 't1'))?.hasAllEntries).toBe(true);
  });

  it('of a deleted thread is not asked for', async () => {
    await put('t1');
    await save(deps.db, ME, { deletedThreadIds: ['t1'] });
    const { asked, deps: recorded } = recording();
    await loadEntries(recorded, ['t1']);
    expect(asked).toEqual([]);
  });

  it('of many is asked for forty at a time: their ids travel in the address', async () => {
    const ids = Array.from({ length: 95 }, (_, index) => `t${index}`);
    await put(...ids);
    const { asked, deps: recorded } = recording();
    await loadEntries(recorded, ids);
    expect(asked.map((some) => some.length)).toEqual([40, 40, 15]);
    expect(asked.flat()).toEqual(ids);
  });
});
