import { beforeEach, describe, expect, it } from 'vitest';
import type { ActionDeps } from '../../../utils/actions/act.ts';
import { deleteThread } from '../../../utils/actions/thread-actions.ts';
import { asResult } from '../../../utils/app-error.ts';
import { getThread, readCounts } from '../../../utils/store/queries.ts';
import { allEntries } from '../../../utils/store/read-entries.ts';
import { runSync } from '../../../utils/sync/run-sync.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi } from '../../support/emulator-api.ts';
import { openTestStore, recount } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
const MARCUS = customers.marcus.phoneNumber;
let emulator: EmulatorApi;
let deps: ActionDeps;
let id: string;

beforeEach(async () => {
  emulator = createEmulatorApi();
  const { threads: api, now } = emulator;
  const common = { db: await openTestStore(), api, myExtensionId: ME, publish: () => {}, now };
  const sync = () => runSync(common).catch(() => {});
  deps = { ...common, sync };
  await sync();
  id = emulator.control.state.openThread('Support', MARCUS)?.id ?? '';
  emulator.control.requests.clear();
});
const stored = () => getThread(deps.db, id);
const agreed = async () => (await stored())?.activity.lastMessageTime ?? '';
const deletions = () => emulator.control.requests.count({ method: 'DELETE' });

describe('deleting a thread', () => {
  it('is one request; what was said is gone here too, and it is no longer counted', async () => {
    const before = await readCounts(deps.db);
    await deleteThread(deps, id, await agreed());
    await deps.sync();
    expect(deletions()).toBe(1);
    expect(emulator.control.state.thread(id).availability).toBe('Deleted');
    expect((await stored())?.availability).toBe('Deleted');
    expect((await allEntries(deps.db, id)).map(({ recordType }) => recordType)).not.toContain('AliveMessage');
    expect(await readCounts(deps.db)).toEqual({
      ...before,
      open: before.open - 1,
      unassigned: before.unassigned - 1,
    });
    expect(await readCounts(deps.db)).toEqual(await recount(deps.db, ME));
  });

  it('says who did it, to me and to colleagues', async () => {
    await deleteThread(deps, id, await agreed());
    await deps.sync();
    const hint = (await allEntries(deps.db, id)).find(({ recordType }) => recordType === 'ThreadDeletedHint');
    expect(hint?.initiator?.name).toBe('Alex Rivera');
  });

  it('is not done when something was said after the agent agreed', async () => {
    const lastMessageTime = await agreed();
    emulator.control.clock.advance(1_000);
    emulator.control.inbound({ from: MARCUS, to: 'Support', text: 'One more thing' });
    await deps.sync();
    expect(await asResult(() => deleteThread(deps, id, lastMessageTime))).toMatchObject({
      error: { sentence: 'A new text came in meanwhile, so nothing was deleted.' },
    });
    expect(deletions()).toBe(0);
  });

  it('is not done when a text reached RingCentral that no sync has brought yet', async () => {
    const lastMessageTime = await agreed();
    emulator.control.clock.advance(1_000);
    emulator.control.inbound({ from: MARCUS, to: 'Support', text: 'Wait, one more thing' });
    expect(await asResult(() => deleteThread(deps, id, lastMessageTime))).toMatchObject({
      error: { sentence: 'A new text came in meanwhile, so nothing was deleted.' },
    });
    expect(deletions()).toBe(0);
    expect((await allEntries(deps.db, id)).at(-1)?.text).toBe('Wait, one more thing');
  });

  it('is not done when the sync before it failed and a text came', async () => {
    const lastMessageTime = await agreed();
    emulator.control.clock.advance(1_000);
    emulator.control.inbound({ from: MARCUS, to: 'Support', text: 'Wait, one more thing' });
    const failing = { ...deps, sync: async () => {} };
    expect(await asResult(() => deleteThread(failing, id, lastMessageTime))).toMatchObject({
      error: { sentence: 'A new text came in meanwhile, so nothing was deleted.' },
    });
    expect(deletions()).toBe(0);
  });

  it('is not asked for when RingCentral cannot be asked what is new', async () => {
    const lastMessageTime = await agreed();
    emulator.control.clock.advance(1_000);
    emulator.network.state = 'lostAfter';
    expect(await asResult(() => deleteThread(deps, id, lastMessageTime))).toMatchObject({
      error: { kind: 'offline', isOutcomeUnknown: false },
    });
    expect(deletions()).toBe(0);
    expect((await stored())?.availability).toBe('Alive');
  });

  it('that a colleague was faster with says so', async () => {
    const lastMessageTime = await agreed();
    emulator.control.as('Beth Nolan').deleteThread(id);
    expect(await asResult(() => deleteThread(deps, id, lastMessageTime))).toMatchObject({
      error: { kind: 'refused', sentence: 'Beth Nolan deleted this conversation meanwhile.' },
    });
    expect(deletions()).toBe(0);
    expect((await stored())?.availability).toBe('Deleted');
  });

  it('whose answer was lost is not called done, and the next sync tells', async () => {
    const lastMessageTime = await agreed();
    const api = {
      ...deps.api,
      deleteThread: (threadId: string) => {
        emulator.network.state = 'lostAfter';
        return deps.api.deleteThread(threadId);
      },
    };
    expect(await asResult(() => deleteThread({ ...deps, api }, id, lastMessageTime))).toMatchObject({
      error: { kind: 'offline', isOutcomeUnknown: true },
    });
    expect((await stored())?.availability).toBe('Alive');
    emulator.network.state = 'up';
    await deps.sync();
    expect((await stored())?.availability).toBe('Deleted');
  });
});
