import { beforeEach, describe, expect, it } from 'vitest';
import { loadHistory } from '../../../utils/fetch/load-history.ts';
import { getThread, readSyncState, threadsByGuest } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { runSync, type SyncDeps } from '../../../utils/sync/run-sync.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from '../../support/emulator-api.ts';
import { offline, refused } from '../../support/stub-apis.ts';
import { openTestStore } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
const HOUR = 3_600_000;
const LINE = { from: customers.marcus.phoneNumber, to: 'Support' };

let emulator: EmulatorApi;
let db: ThreadsideDb;
let deps: SyncDeps;

beforeEach(async () => {
  emulator = createEmulatorApi();
  db = await openTestStore();
  const { threads: api, now } = emulator;
  deps = { db, api, now, myExtensionId: ME, publish: () => {} };
  await runSync(deps);
  emulator.control.requests.clear();
});

const threadId = () => {
  const thread = emulator.control.state.openThread(LINE.to, LINE.from);
  if (!thread?.id) throw new Error('no open thread');
  return thread.id;
};
const kinds = () => emulator.control.requests({ path: 'sync' }).map(({ query }) => query.syncType?.[0]);

describe('a record that cannot be read', () => {
  const spoil = (times = 1) =>
    emulator.control.faults.add({
      path: 'entries/sync',
      times,
      mutate: (record) => ({ ...record, id: null }),
    });

  it('is read again with its thread', async () => {
    const id = threadId();
    emulator.control.inbound({ ...LINE, text: 'Lost on the way' });
    spoil();
    await runSync(deps);
    expect((await lastEntries(db, id, 1)).entries[0]?.text).toBe('Lost on the way');
    expect((await readSyncState(db)).unverifiedIds).toEqual([]);
  });

  it('lets a full sync come after half an hour', async () => {
    emulator.control.inbound({ ...LINE, text: 'Lost on the way' });
    spoil();
    await runSync(deps);
    let passed = 0;
    for (const [minutes, isFull] of [
      [29, false],
      [2, true],
      [31, false],
    ] as const) {
      passed += minutes * 60_000;
      emulator.control.requests.clear();
      await runSync({ ...deps, now: () => emulator.now() + passed });
      expect(kinds().includes('FSync'), `after ${minutes} more`).toBe(isFull);
    }
  });
});

it('hears what was said last in a thread that it learnt otherwise is over', async () => {
  const id = threadId();
  emulator.control.clock.advance(1_000);
  emulator.control.as('Jenn Lee').note(id, 'Said before the end');
  emulator.control.as('Jenn Lee').resolve(id);
  await loadHistory(deps, LINE.from);
  expect(await getThread(db, id)).toMatchObject({ status: 'Resolved', hasAllEntries: true });
  emulator.control.sync.expireTokens();
  await runSync(deps);
  const { entries } = await lastEntries(db, id, 50);
  expect(entries.map(({ text }) => text)).toContain('Said before the end');
});

describe('threads that are over', () => {
  const past = async () => {
    await loadHistory(deps, customers.dana.phoneNumber);
    const threads = await threadsByGuest(db, customers.dana.phoneNumber);
    return threads.filter(({ status }) => status === 'Resolved');
  };

  it('and were deleted while tokens were refused lose what was said in them', async () => {
    const [first] = await past();
    const id = first?.id ?? '';
    emulator.control.as('Beth Nolan').deleteThread(id);
    emulator.control.sync.expireTokens();
    await runSync(deps);
    expect(await getThread(db, id)).toMatchObject({ availability: 'Deleted', label: undefined });
    expect((await lastEntries(db, id, 50)).entries.filter(({ text }) => text)).toEqual([]);
    expect(await readSyncState(db)).not.toHaveProperty('doubt');
  });

  it('and were deleted shortly before a full sync that was due, too', async () => {
    const [first] = await past();
    emulator.control.as('Beth Nolan').deleteThread(first?.id ?? '');
    await runSync({ ...deps, now: () => emulator.now() + 6 * HOUR + 1 });
    expect(await getThread(db, first?.id ?? '')).toMatchObject({ availability: 'Deleted' });
  });

  it('go with their queue, though no list ever named them', async () => {
    emulator.control.configure({ sync: { refusedWhenQueuesChange: false } });
    const threads = await past();
    const owner = threads[0]?.owner.name ?? '';
    emulator.control.handlers.remove(owner, 'Alex Rivera');
    await runSync({ ...deps, now: () => emulator.now() + 6 * HOUR + 1 });
    while ((await readSyncState(db)).unverifiedIds?.length) await runSync(deps);
    const left = await db.getAll('threads');
    expect(left.filter((thread) => thread.owner.name === owner)).toEqual([]);
    expect(left.length).toBeGreaterThan(0);
  });

  it('stay in doubt while nobody answers', async () => {
    await past();
    const { api } = deps;
    emulator.control.sync.expireTokens();
    await runSync({ ...deps, api: { ...api, listThreads: () => Promise.reject(offline()) } });
    expect((await readSyncState(db)).doubt).toBe('deletions');
    await runSync(deps);
    expect(await readSyncState(db)).not.toHaveProperty('doubt');
  });
});

describe('texts whose thread is not known yet', () => {
  it('asks for a thread of which only texts came, when no list names it any more', async () => {
    const message = emulator.control.inbound({ from: '+19075550100', to: 'Billing', text: 'Only a moment' });
    const id = message.threadId ?? '';
    const api = { ...deps.api, syncThreads: () => Promise.reject(offline()) };
    await expect(runSync({ ...deps, api })).rejects.toThrow('offline');
    expect((await lastEntries(db, id, 5)).entries.map(({ text }) => text)).toContain('Only a moment');
    emulator.control.as('Beth Nolan').resolve(id);
    emulator.control.sync.expireTokens();
    await runSync(deps);
    expect(await getThread(db, id)).toMatchObject({ status: 'Resolved', hasAllEntries: true });
  });

  it('asks for a thread that came and went between a lost token of threads and a full list', async () => {
    const message = emulator.control.inbound({ from: '+19075550100', to: 'Billing', text: 'Only a moment' });
    const id = message.threadId ?? '';
    emulator.control.as('Beth Nolan').resolve(id);
    let isRefused = true;
    const syncThreads = async (token?: string) => {
      if (token && isRefused) {
        isRefused = false;
        throw refused(400, 'MSG-333');
      }
      return deps.api.syncThreads(token);
    };
    await runSync({ ...deps, api: { ...deps.api, syncThreads } });
    expect(await getThread(db, id)).toMatchObject({ status: 'Resolved', hasAllEntries: true });
  });

  it.each([
    ['deleted', () => emulator.control.as('Beth Nolan').deleteThread],
    [
      'of a queue that is no longer mine',
      () => () => emulator.control.handlers.remove('Billing', 'Alex Rivera'),
    ],
  ] as const)('keeps no texts of a thread it never knew, when that is %s', async (_, end) => {
    const message = emulator.control.inbound({ from: '+19075550100', to: 'Billing', text: 'Only a moment' });
    const id = message.threadId ?? '';
    const api = { ...deps.api, syncThreads: () => Promise.reject(offline()) };
    await expect(runSync({ ...deps, api })).rejects.toThrow('offline');
    end()(id);
    emulator.control.sync.expireTokens();
    await runSync(deps);
    while ((await readSyncState(db)).unverifiedIds?.length) await runSync(deps);
    expect((await lastEntries(db, id, 5)).entries.filter(({ text }) => text)).toEqual([]);
  });
});
