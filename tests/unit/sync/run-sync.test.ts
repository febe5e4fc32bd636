import { beforeEach, describe, expect, it } from 'vitest';
import { loadEntries } from '../../../utils/fetch/load-history.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { getThread, openThreads, readCounts, readSyncState } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { StaleSync, save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { runSync, type SyncDeps } from '../../../utils/sync/run-sync.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { expected } from '../../emulator/seed/catalogue.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from '../../support/emulator-api.ts';
import { offline } from '../../support/stub-apis.ts';
import { dumpStore, openTestStore, recount } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
const HOUR = 3_600_000;
const LINE = { from: customers.marcus.phoneNumber, to: 'Support' };

let emulator: EmulatorApi;
let db: ThreadsideDb;
let published: Partial<Change>[];
let deps: SyncDeps;

beforeEach(async () => {
  emulator = createEmulatorApi();
  db = await openTestStore();
  published = [];
  const { threads: api, now } = emulator;
  deps = { db, api, now, myExtensionId: ME, publish: (change) => published.push(change) };
  await runSync(deps);
  emulator.control.requests.clear();
});

const threadId = () => {
  const thread = emulator.control.state.openThread(LINE.to, LINE.from);
  if (!thread?.id) throw new Error('no open thread');
  return thread.id;
};
const kinds = () => emulator.control.requests({ path: 'sync' }).map(({ query }) => query.syncType?.[0]);

describe('a sync', () => {
  it('brings everything that is open the first time, and its position', async () => {
    expect(await openThreads(db)).toHaveLength(expected.openForAlex);
    expect(await readCounts(db)).toMatchObject({ unassigned: expected.unassignedForAlex });
    expect(await readSyncState(db)).toMatchObject({
      lastSuccessAt: emulator.now(),
      lastFullAt: emulator.now(),
    });
    expect(published).toEqual([expect.objectContaining({ topics: ['sync', 'counts'] })]);
  });

  it('then asks for changes only, and publishes exactly what changed', async () => {
    const id = threadId();
    emulator.control.inbound({ ...LINE, text: 'Anyone there?' });
    await runSync(deps);
    expect(kinds()).toEqual(['ISync', 'ISync']);
    expect(published.at(-1)).toMatchObject({ threadIds: [id], guestPhoneNumbers: [LINE.from] });
    expect((await lastEntries(db, id, 1)).entries[0]?.text).toBe('Anyone there?');
  });

  it('tells that it happened even when nothing changed', async () => {
    await runSync(deps);
    expect(published.at(-1)).toMatchObject({ threadIds: [], topics: ['sync'] });
  });

  it.each(['MSG-333', 'MSG-411', 'CMN-101'] as const)(
    'starts over when its tokens are refused (%s), without blanking the list',
    async (errorCode) => {
      emulator.control.sync.expireTokens({ errorCode });
      await runSync(deps);
      expect(kinds()).toEqual(['ISync', 'FSync', 'ISync', 'FSync']);
      expect(await openThreads(db)).toHaveLength(expected.openForAlex);
    },
  );

  it('starts over every six hours, and after a clock was set back by more', async () => {
    const { now } = emulator;
    for (const [shift, expectedKinds] of [
      [6 * HOUR, ['ISync', 'ISync']],
      [6 * HOUR + 1, ['FSync', 'ISync', 'FSync', 'ISync']],
      [-6 * HOUR - 1, ['FSync', 'ISync', 'FSync', 'ISync']],
    ] as const) {
      emulator.control.requests.clear();
      const { lastFullAt = 0 } = await readSyncState(db);
      await runSync({ ...deps, now: () => lastFullAt + shift });
      expect(kinds(), `${shift}`).toEqual(expectedKinds);
    }
    expect(now()).toBe(emulator.now());
  });

  it('keeps what came before a failure, and throws it', async () => {
    const id = threadId();
    emulator.control.inbound({ ...LINE, text: 'First half' });
    const before = await readSyncState(db);
    const api = { ...deps.api, syncThreads: () => Promise.reject(offline()) };
    await expect(runSync({ ...deps, api })).rejects.toThrow('offline');
    expect((await lastEntries(db, id, 1)).entries[0]?.text).toBe('First half');
    const after = await readSyncState(db);
    expect(after.threadsToken).toBe(before.threadsToken);
    expect(after.entriesToken).not.toBe(before.entriesToken);
    await runSync(deps);
    expect((await getThread(db, id))?.label).toBe('First half');
  });

  it('changes nothing when nothing came at all', async () => {
    const before = await dumpStore(db);
    emulator.network.state = 'lostBefore';
    await expect(runSync(deps)).rejects.toThrow('offline');
    expect(await dumpStore(db)).toEqual(before);
    expect(published).toHaveLength(1);
  });

  it('gives way to a run that was faster', async () => {
    const syncThreads = async (token?: string) => {
      const answer = await deps.api.syncThreads(token);
      const from = await readSyncState(db);
      await save(db, ME, {}, { from, to: { ...from, threadsToken: 'newer' } });
      return answer;
    };
    await expect(runSync({ ...deps, api: { ...deps.api, syncThreads } })).rejects.toThrow(StaleSync);
    expect((await readSyncState(db)).threadsToken).toBe('newer');
  });
});

describe('threads that ended while tokens were refused', () => {
  const startOver = async () => {
    emulator.control.sync.expireTokens();
    await runSync(deps);
  };

  it('are resolved, by asking for them', async () => {
    const id = threadId();
    emulator.control.as('Jenn Lee').resolve(id);
    await startOver();
    expect(await getThread(db, id)).toMatchObject({ status: 'Resolved', statusReason: 'Manual' });
    expect((await readSyncState(db)).unverifiedIds).toEqual([]);
  });

  it.each(['record', 'notFound'] as const)(
    'are deleted, whichever way RingCentral says so (%s)',
    async (how) => {
      emulator.control.configure({ threads: { deletedById: how } });
      const id = threadId();
      emulator.control.as('Jenn Lee').deleteThread(id);
      await startOver();
      expect(await getThread(db, id)).toMatchObject({ availability: 'Deleted' });
      expect((await lastEntries(db, id, 10)).entries).toEqual([]);
    },
  );

  it('are forgotten when their queue is no longer mine', async () => {
    const id = threadId();
    emulator.control.handlers.remove('Support', 'Alex Rivera');
    await startOver();
    while ((await readSyncState(db)).unverifiedIds?.length) await runSync(deps);
    expect(await getThread(db, id)).toBeUndefined();
    expect(JSON.stringify(await db.getAll('entries'))).not.toContain(id);
  });

  it('wait, uncounted, while nobody can be asked, and are settled by the next run', async () => {
    const id = threadId();
    emulator.control.as('Jenn Lee').resolve(id);
    const { api } = deps;
    deps = { ...deps, api: { ...api, getThread: () => Promise.reject(offline()) } };
    await startOver();
    expect(await getThread(db, id)).toMatchObject({ status: 'Open', isUnverified: true });
    expect(await readCounts(db)).toEqual(await recount(db, ME));
    await runSync({ ...deps, api });
    expect(await getThread(db, id)).toMatchObject({ status: 'Resolved' });
  });

  it('show what was said in them until they ended', async () => {
    const id = threadId();
    emulator.control.inbound({ ...LINE, text: 'My last words' });
    emulator.control.as('Jenn Lee').resolve(id);
    await startOver();
    await loadEntries({ ...deps }, [id]);
    const { entries } = await lastEntries(db, id, 50);
    expect(entries.map(({ text }) => text)).toContain('My last words');
  });
});
