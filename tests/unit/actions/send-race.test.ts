import { beforeEach, describe, expect, it } from 'vitest';
import { getThread, threadsByGuest } from '../../../utils/store/queries.ts';
import { isOpen } from '../../../utils/store/schema.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { createTextWorld, GUEST, TEXT, type TextWorld } from '../../support/text-world.ts';

let world: TextWorld;
beforeEach(async () => {
  world = await createTextWorld();
});
const jenn = () => world.emulator.control.as('Jenn Lee');
const take = async () => {
  world.emulator.control.as('Alex Rivera').take(world.threadId);
  await world.sync();
};
const stored = () => getThread(world.deps.db, world.threadId);
const openThread = async () => (await threadsByGuest(world.deps.db, GUEST)).find(isOpen);

describe('a race with a colleague after the look', () => {
  /** Jenn is faster by this much: between the look and the request. */
  const raceWith = (happen: () => void) => {
    const { api } = world.deps;
    const before =
      <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
      (...args: A) => {
        happen();
        return call(...args);
      };
    world.deps = { ...world.deps, api: { ...api, sendMessage: before(api.sendMessage) } };
  };

  it('is told: who took it, how long ago; the text is kept and nothing is sent', async () => {
    await take();
    raceWith(() => {
      jenn().take(world.threadId);
      world.emulator.control.clock.advance(3_000);
    });
    expect(await world.send()).toEqual({
      ok: false,
      error: expect.objectContaining({
        kind: 'refused',
        errorCode: 'MSG-427',
        sentence: 'Jenn Lee took this conversation 3 s ago.',
      }),
    });
    expect([world.atServer(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
    expect((await stored())?.assignee?.extensionId).toBe(agents.jenn.extensionId);
  });

  it('is told when she resolved it', async () => {
    await take();
    raceWith(() => jenn().resolve(world.threadId));
    expect(await world.send()).toMatchObject({
      error: { kind: 'refused', sentence: 'Jenn Lee resolved this conversation meanwhile.' },
    });
    expect([world.atServer(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
    expect(await openThread()).toBeUndefined();
  });

  it('over a thread that was nobody’s: not taken, not sent, told', async () => {
    const { api } = world.deps;
    const assignThread: typeof api.assignThread = (...args) => {
      jenn().resolve(world.threadId);
      return api.assignThread(...args);
    };
    world.deps = { ...world.deps, api: { ...api, assignThread } };
    expect(await world.send()).toMatchObject({
      error: { kind: 'refused', sentence: 'Jenn Lee resolved this conversation meanwhile.' },
    });
    expect([world.atServer(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
  });

  it('who started one with the customer before my first text: told, nothing sent', async () => {
    jenn().resolve(world.threadId);
    await world.sync();
    raceWith(() => jenn().send({ from: 'Support', to: GUEST, text: 'Hello from Jenn' }));
    expect(await world.start()).toMatchObject({ error: { kind: 'refused', errorCode: 'MSG-427' } });
    expect([world.atServer(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
  });
});
