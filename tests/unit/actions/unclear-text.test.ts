import { beforeEach, describe, expect, it } from 'vitest';
import { PROOF_AFTER_MS } from '../../../utils/outbox/settle.ts';
import { getThread, threadsByGuest } from '../../../utils/store/queries.ts';
import { isOpen } from '../../../utils/store/schema.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { ALEX, createTextWorld, FROM, GUEST, TEXT, type TextWorld } from '../../support/text-world.ts';

const DONE = { ok: true, value: undefined };
const UNCLEAR = { ok: false, error: { kind: 'offline', isOutcomeUnknown: true } };
const LATER = PROOF_AFTER_MS + 1;
/** What is meant to lose the answer of nothing but the sending itself. */
type Loss = 'lostBefore' | 'lostAfter';

let world: TextWorld;
beforeEach(async () => {
  world = await createTextWorld();
  world.emulator.control.as('Alex Rivera').take(world.threadId);
  world.emulator.control.clock.advance(1_000);
  await world.sync();
});
const alex = () => world.emulator.control.as('Alex Rivera');
const jenn = () => world.emulator.control.as('Jenn Lee');

/** Sends while the network fails from the request on. */
async function lose(state: Loss, press = () => world.send()) {
  const { api } = world.deps;
  const sendMessage: typeof api.sendMessage = (message) => {
    world.emulator.network.state = state;
    return api.sendMessage(message);
  };
  world.deps = { ...world.deps, api: { ...api, sendMessage } };
  const result = await press();
  world.deps = { ...world.deps, api };
  return result;
}

/** The same words were said to the customer before, and that conversation is over. */
async function sayAndResolve() {
  alex().send({ from: FROM, to: GUEST, text: TEXT });
  alex().resolve(world.threadId);
  world.emulator.control.clock.advance(1_000);
  await world.sync();
}

describe('a text with an unclear end', () => {
  it.each([
    ['lostBefore', 'failed', 0],
    ['lostAfter', 'sent', 1],
  ] as const)('is settled by sync, never sent again (%s: %s)', async (state, end, count) => {
    expect(await lose(state)).toMatchObject(UNCLEAR);
    expect([await world.states(), await world.draft()]).toEqual([['unconfirmed'], TEXT]);
    await world.restartAndSync(LATER);
    expect(world.atServer()).toHaveLength(count);
    expect(await world.draft()).toBe(end === 'sent' ? '' : TEXT);
    expect(await world.states()).toEqual([end]);
  });

  it.each([
    ['lostBefore', 'failed', 0],
    ['lostAfter', 'sent', 1],
  ] as const)(
    'is settled the same when it was to start a conversation (%s: %s)',
    async (state, end, count) => {
      alex().resolve(world.threadId);
      await world.sync();
      expect(await lose(state, () => world.start())).toMatchObject(UNCLEAR);
      await world.restartAndSync(LATER);
      expect([world.atServer().length, await world.states()]).toEqual([count, [end]]);
    },
  );

  it('stays unclear while RingCentral may still be about to list it', async () => {
    await lose('lostBefore');
    await world.restartAndSync(PROOF_AFTER_MS - 2_000);
    expect(await world.states()).toEqual(['unconfirmed']);
  });

  it('is not taken for an older one of the same words, nor for a colleague’s', async () => {
    alex().send({ from: FROM, to: GUEST, text: TEXT });
    await world.sync();
    world.emulator.control.clock.advance(1_000);
    await lose('lostBefore');
    jenn().take(world.threadId);
    jenn().send({ from: FROM, to: GUEST, text: TEXT });
    await world.restartAndSync(LATER);
    expect([await world.states(), world.atServer()]).toEqual([['failed'], [ALEX, agents.jenn.extensionId]]);
  });

  it('is found also when it came in the very moment of what was newest', async () => {
    alex().send({ from: FROM, to: GUEST, text: TEXT });
    await world.sync();
    await lose('lostAfter');
    await world.restartAndSync(LATER);
    expect([await world.states(), world.atServer()]).toEqual([['sent'], [ALEX, ALEX]]);
  });

  it('that was to start a conversation is not taken for the same words in one that is over', async () => {
    await sayAndResolve();
    await lose('lostBefore', () => world.start({ pressId: 'p2' }));
    await world.restartAndSync(LATER);
    expect([await world.states(), world.atServer()]).toEqual([['failed'], [ALEX]]);
  });

  it('of another user of this browser is not touched', async () => {
    await lose('lostBefore');
    world.deps = { ...world.deps, myExtensionId: agents.beth.extensionId };
    await world.restartAndSync(LATER);
    expect(await world.states()).toEqual(['unconfirmed']);
  });

  it('with a picture is known by it: the same words without one are another text', async () => {
    const files = [new File([Uint8Array.of(1)], 'leak.png', { type: 'image/png' })];
    await lose('lostBefore', () => world.send({ files }));
    alex().send({ from: FROM, to: GUEST, text: TEXT });
    await world.restartAndSync(LATER);
    expect(await world.states()).toEqual(['failed']);
  });
});

describe('a text that was sent', () => {
  it('is watched a while and then forgotten', async () => {
    await world.send();
    await world.restartAndSync(PROOF_AFTER_MS);
    expect(await world.states()).toEqual(['sent']);
    await world.restartAndSync(1);
    expect(await world.states()).toEqual([]);
  });

  /** What Chromium may do on a dead keep-alive connection: the request arrives twice, one answer comes. */
  const repeatedByTheBrowser = () => {
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = async (message) => {
      await api.sendMessage(message);
      return api.sendMessage(message);
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
  };

  it('twice by the browser itself is found out and said', async () => {
    repeatedByTheBrowser();
    expect(await world.send()).toEqual(DONE);
    await world.restartAndSync(2_000);
    expect([world.atServer(), await world.states()]).toEqual([[ALEX, ALEX], ['duplicate']]);
    await world.restartAndSync(LATER);
    expect(await world.states()).toEqual(['duplicate']);
  });

  it('twice with both answers lost is found out too', async () => {
    repeatedByTheBrowser();
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = async (message) => {
      await api.sendMessage(message);
      world.emulator.network.state = 'lostAfter';
      return api.sendMessage(message);
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
    expect(await world.send()).toMatchObject({ ok: false });
    await world.restartAndSync(LATER);
    expect([await world.states(), await world.draft()]).toEqual([['duplicate'], '']);
  });

  it('as once before in a conversation that is over is no repetition', async () => {
    await sayAndResolve();
    await world.start({ pressId: 'p2' });
    await world.restartAndSync(2_000);
    expect([await world.states(), world.atServer()]).toEqual([['sent'], [ALEX, ALEX]]);
  });

  it('twice by the agent is no repetition', async () => {
    await world.send();
    world.emulator.control.clock.advance(5_000);
    await world.send({ pressId: 'p2' });
    await world.restartAndSync(2_000);
    expect(await world.states()).toEqual(['sent', 'sent']);
    await world.restartAndSync(LATER);
    expect([await world.states(), world.atServer()]).toEqual([[], [ALEX, ALEX]]);
  });
});

describe('a worker that is stopped', () => {
  let stuck = Promise.withResolvers<void>();
  beforeEach(() => {
    stuck = Promise.withResolvers();
  });
  const never = () => {
    stuck.resolve();
    return new Promise<never>(() => {});
  };

  it.each([
    ['before the request', 0, 'failed'],
    ['after the request, before its answer', 1, 'sent'],
  ] as const)('%s leaves a row that is settled, and %i texts', async (_, count, end) => {
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = async (message) => {
      if (count) await api.sendMessage(message);
      return never();
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
    void world.send();
    await stuck.promise;
    expect(await world.states()).toEqual(['sending']);
    world.deps = { ...world.deps, api };
    await world.restartAndSync(LATER);
    expect([await world.states(), world.atServer()]).toEqual([[end], count ? [ALEX] : []]);
    expect(await world.draft()).toBe(count ? '' : TEXT);
  });
});

describe('sending again what provably was not sent', () => {
  beforeEach(async () => {
    await lose('lostBefore');
    await world.restartAndSync(LATER);
    expect(await world.states()).toEqual(['failed']);
  });

  it('sends it once more', async () => {
    expect(await world.retry()).toEqual(DONE);
    expect([world.atServer(), await world.states(), await world.draft()]).toEqual([[ALEX], ['sent'], '']);
  });

  it('is one text for two presses, at the same moment or later', async () => {
    await Promise.all([world.retry(), world.retry()]);
    await world.retry();
    expect(world.atServer()).toEqual([ALEX]);
  });

  it.each(['lostBefore', 'lostAfter'] as const)(
    'is unclear again when the answer is lost (%s)',
    async (state) => {
      expect(await lose(state, () => world.retry())).toMatchObject(UNCLEAR);
      expect(await world.states()).toEqual(['unconfirmed']);
      await world.restartAndSync(LATER);
      const isThere = state === 'lostAfter';
      expect([await world.states(), world.atServer()]).toEqual([
        [isThere ? 'sent' : 'failed'],
        isThere ? [ALEX] : [],
      ]);
    },
  );

  it('leaves it as it was when a colleague has the conversation now', async () => {
    jenn().take(world.threadId);
    const before = await world.rows();
    expect(await world.retry()).toMatchObject({
      error: { kind: 'refused', sentence: 'Jenn Lee has this conversation now.' },
    });
    expect([await world.rows(), world.atServer()]).toEqual([before, []]);
  });

  it('leaves it as it was when RingCentral refuses it', async () => {
    const before = await world.rows();
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = (message) => {
      jenn().take(world.threadId);
      return api.sendMessage(message);
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
    expect(await world.retry()).toMatchObject({ error: { errorCode: 'MSG-427' } });
    expect([await world.rows(), world.atServer()]).toEqual([before, []]);
  });

  it('takes a conversation that is nobody’s by now', async () => {
    alex().assign(world.threadId, null);
    expect(await world.retry()).toEqual(DONE);
    expect((await getThread(world.deps.db, world.threadId))?.assignee?.extensionId).toBe(ALEX);
    expect(world.atServer()).toEqual([ALEX]);
  });

  it('shows first what the customer wrote meanwhile, and the next press means it', async () => {
    world.emulator.control.inbound({ from: GUEST, to: 'Support', text: 'Never mind, thanks' });
    const before = await world.rows();
    expect(await world.retry()).toMatchObject({ error: { errorCode: 'UNSEEN' } });
    expect([await world.rows(), world.atServer()]).toEqual([before, []]);
    expect(await world.retry()).toEqual(DONE);
    expect(world.atServer()).toEqual([ALEX]);
  });

  it('starts a new conversation when that one is over', async () => {
    jenn().resolve(world.threadId);
    expect(await world.retry()).toEqual(DONE);
    const open = (await threadsByGuest(world.deps.db, GUEST)).find(isOpen);
    expect(open?.id).not.toBe(world.threadId);
    expect([world.atServer(), await world.states()]).toEqual([[ALEX], ['sent']]);
    await world.restartAndSync(LATER);
    expect(await world.states()).toEqual([]);
  });

  it.each(['unknown', 'p1'])('does nothing for what is not there, or not failed (%s)', async (pressId) => {
    const [failed] = await world.rows();
    if (failed) await world.deps.outbox.replace({ ...failed, state: 'unconfirmed' });
    world.emulator.control.requests.clear();
    expect(await world.retry(pressId)).toEqual(DONE);
    expect([world.emulator.control.requests(), await world.states()]).toEqual([[], ['unconfirmed']]);
  });
});
