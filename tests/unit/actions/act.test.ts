import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ActionDeps, act } from '../../../utils/actions/act.ts';
import { assignThread, resolveThread } from '../../../utils/actions/thread-actions.ts';
import { asResult } from '../../../utils/app-error.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { getThread, readCounts } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { runSync } from '../../../utils/sync/run-sync.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from '../../support/emulator-api.ts';
import { dumpStore, openTestStore, recount } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
let emulator: EmulatorApi;
let deps: ActionDeps;
let published: Partial<Change>[];
let syncs: number;
let threadId: string;

beforeEach(async () => {
  emulator = createEmulatorApi();
  const { threads: api, now } = emulator;
  const db = await openTestStore();
  published = [];
  syncs = 0;
  const publish = (change: Partial<Change>) => published.push(change);
  const common = { db, api, myExtensionId: ME, publish, now };
  deps = {
    ...common,
    sync: async () => {
      syncs += 1;
      await runSync(common).catch(() => {});
    },
  };
  await runSync(common);
  published.length = 0;
  threadId = emulator.control.state.openThread('Support', customers.marcus.phoneNumber)?.id ?? '';
  emulator.control.requests.clear();
});

const stored = () => getThread(deps.db, threadId);
const requests = () => emulator.control.requests.byRoute({ method: 'POST' });
const BASE = '/restapi/v1.0/account/~/message-threads';

describe('an action that is carried out', () => {
  it('is one request, and its answer is on screen and in the counts', async () => {
    const before = await readCounts(deps.db);
    await assignThread(deps, threadId, ME);
    expect(requests()).toEqual({ [`POST ${BASE}/{id}/assign`]: 1 });
    expect((await stored())?.assignee?.extensionId).toBe(ME);
    expect(await readCounts(deps.db)).toEqual({
      ...before,
      unassigned: before.unassigned - 1,
      mine: before.mine + 1,
    });
    expect(published[0]).toEqual({
      threadIds: [threadId],
      guestPhoneNumbers: [customers.marcus.phoneNumber],
      topics: ['counts'],
    });
  });

  it('is followed by a sync nobody waits for, for the system line of what was done', async () => {
    deps = { ...deps, sync: vi.fn(deps.sync) };
    await assignThread(deps, threadId, ME);
    expect(deps.sync).toHaveBeenCalledTimes(1);
    await vi.mocked(deps.sync).mock.results[0]?.value;
    const { entries } = await lastEntries(deps.db, threadId, 1);
    expect(entries[0]).toMatchObject({ recordType: 'ThreadAssignedHint', assignee: { extensionId: ME } });
  });

  it('leaves what sync would leave', async () => {
    await assignThread(deps, threadId, agents.beth.extensionId);
    await resolveThread(deps, threadId);
    const after = await stored();
    await deps.sync();
    expect(await stored()).toEqual(after);
    expect(await readCounts(deps.db)).toEqual(await recount(deps.db, ME));
  });

  it('gives a thread back to the queue', async () => {
    await assignThread(deps, threadId, ME);
    await assignThread(deps, threadId, null);
    expect((await stored())?.assignee).toBeUndefined();
  });
});

describe('an action our own rules forbid', () => {
  it('asks nobody and says why', async () => {
    expect(await asResult(() => assignThread(deps, threadId, null))).toEqual({
      ok: false,
      error: { kind: 'refused', errorCode: 'NOT-ALLOWED', sentence: 'Nobody is assigned.' },
    });
    expect(requests()).toEqual({});
  });

  it('on a thread nobody knows is about something that is gone', async () => {
    expect(await asResult(() => resolveThread(deps, 'unknown'))).toEqual({
      ok: false,
      error: { kind: 'gone' },
    });
  });
});

describe('an action RingCentral refuses', () => {
  const sentenceOf = async (work: () => Promise<void>) => {
    const result = await asResult(work);
    return result.ok || result.error.kind !== 'refused' ? JSON.stringify(result) : result.error.sentence;
  };

  it('because a colleague was faster: the truth is read, saved, published, and told by name', async () => {
    emulator.control.as('Jenn Lee').resolve(threadId);
    expect(await sentenceOf(() => assignThread(deps, threadId, ME))).toBe(
      'Jenn Lee resolved this conversation meanwhile.',
    );
    expect((await stored())?.status).toBe('Resolved');
    expect(published.flatMap((change) => change.threadIds)).toContain(threadId);
    expect(syncs).toBe(1);
  });

  it('is explained by the thread itself, also when sync can tell nothing', async () => {
    deps = { ...deps, sync: async () => {} };
    emulator.control.as('Jenn Lee').resolve(threadId);
    expect(await sentenceOf(() => assignThread(deps, threadId, ME))).toBe(
      'Somebody resolved this conversation meanwhile.',
    );
    expect((await stored())?.status).toBe('Resolved');
  });

  it.each(['record', 'notFound'] as const)('because it was deleted meanwhile (%s)', async (how) => {
    emulator.control.configure({ threads: { deletedById: how } });
    emulator.control.as('Jenn Lee').deleteThread(threadId);
    expect(await sentenceOf(() => resolveThread(deps, threadId))).toBe(
      'Jenn Lee deleted this conversation meanwhile.',
    );
    expect((await stored())?.availability).toBe('Deleted');
  });

  it('because the queue is no longer mine: nothing of it stays', async () => {
    emulator.control.handlers.remove('Support', 'Alex Rivera');
    expect(await sentenceOf(() => resolveThread(deps, threadId))).toContain('no longer see');
    expect(await stored()).toBeUndefined();
    expect((await lastEntries(deps.db, threadId, 10)).entries).toEqual([]);
  });

  it('because a colleague handed it on meanwhile', async () => {
    await assignThread(deps, threadId, ME);
    emulator.control.as('Beth Nolan').take(threadId);
    expect(await sentenceOf(() => assignThread(deps, threadId, agents.sam.extensionId))).toBe(
      'Beth Nolan took this conversation 1 s ago.',
    );
  });
});

describe('an action with an unclear end', () => {
  it.each(['lostBefore', 'lostAfter'] as const)('changes nothing here (%s)', async (state) => {
    const before = await dumpStore(deps.db);
    emulator.network.state = state;
    expect(await asResult(() => assignThread(deps, threadId, ME))).toMatchObject({
      error: { kind: 'offline', isOutcomeUnknown: true },
    });
    expect(await dumpStore(deps.db)).toEqual(before);
    expect(syncs).toBe(0);
  });

  it('does not hide a mistake of ours behind a sentence', async () => {
    const oops = () => Promise.reject(new TypeError('oops'));
    await expect(act(deps, threadId, () => ({ isAllowed: true }), oops)).rejects.toThrow('oops');
  });
});
