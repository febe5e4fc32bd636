import { beforeEach, describe, expect, it } from 'vitest';
import { PROOF_AFTER_MS } from '../../../utils/outbox/settle.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { createNoteWorld, type NoteWorld, TEXT } from '../../support/note-world.ts';

let world: NoteWorld;
beforeEach(async () => {
  world = await createNoteWorld();
});

describe('adding a note', () => {
  it('writes it down, sends it once, and forgets draft and row', async () => {
    expect(await world.add()).toEqual({ ok: true, value: undefined });
    expect([world.notesAtServer(), await world.notesHere(), await world.rows(), await world.draft()]).toEqual(
      [1, 1, [], ''],
    );
  });

  it('sends one note for the same press, however often it arrives', async () => {
    await Promise.all([world.add(), world.add(), world.add()]);
    expect([world.notesAtServer(), await world.rows()]).toEqual([1, []]);
  });

  it('keeps what the agent typed on meanwhile', async () => {
    await world.write(`${TEXT} and a call`);
    await world.add();
    expect(await world.draft()).toBe(`${TEXT} and a call`);
  });

  it('has written it down before the request leaves', async () => {
    let seen: string[] = [];
    const createNote: typeof world.deps.api.createNote = async (...note) => {
      seen = await world.rows();
      return world.emulator.threads.createNote(...note);
    };
    world.deps = { ...world.deps, api: { ...world.deps.api, createNote } };
    await world.add();
    expect(seen).toEqual(['sending']);
  });

  it('keeps the draft and no row after a clear no', async () => {
    world.emulator.control.as('Jenn Lee').resolve(world.threadId);
    expect(await world.add()).toMatchObject({
      error: { kind: 'refused', sentence: 'Jenn Lee resolved this conversation meanwhile.' },
    });
    expect([world.notesAtServer(), await world.rows(), await world.draft()]).toEqual([0, [], TEXT]);
  });

  it('asks nobody for a thread known to be closed', async () => {
    world.emulator.control.as('Jenn Lee').resolve(world.threadId);
    await world.deps.sync();
    world.emulator.control.requests.clear();
    expect(await world.add()).toMatchObject({ error: { errorCode: 'NOT-ALLOWED' } });
    expect([world.emulator.control.requests(), await world.rows()]).toEqual([[], []]);
  });
});

describe('a note with an unclear end', () => {
  it.each([
    ['lostBefore', 'failed', 0],
    ['lostAfter', 'happened', 1],
  ] as const)('is settled by sync, never sent again (%s: %s)', async (state, end, count) => {
    world.emulator.network.state = state;
    expect(await world.add()).toMatchObject({ error: { kind: 'offline', isOutcomeUnknown: true } });
    expect([await world.rows(), await world.draft()]).toEqual([['unconfirmed'], TEXT]);
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect(await world.rows()).toEqual(end === 'failed' ? ['failed'] : []);
    expect(await world.draft()).toBe(end === 'failed' ? TEXT : '');
    expect(world.notesAtServer()).toBe(count);
  });

  it('stays unclear while RingCentral may still be about to list it', async () => {
    world.emulator.network.state = 'lostBefore';
    await world.add();
    await world.restartAndSync(PROOF_AFTER_MS - 2_000);
    expect(await world.rows()).toEqual(['unconfirmed']);
  });

  it('does not take an older note of the same words for it', async () => {
    await world.add('earlier');
    world.emulator.control.clock.advance(60_000);
    world.emulator.network.state = 'lostBefore';
    await world.add('p2');
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect([await world.rows(), world.notesAtServer()]).toEqual([['failed'], 1]);
  });

  it('does not take a colleague’s note of the same words for it', async () => {
    world.emulator.network.state = 'lostBefore';
    await world.add();
    world.emulator.control.as('Beth Nolan').note(world.threadId, TEXT);
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect(await world.rows()).toEqual(['failed']);
  });

  it('of another user is not touched', async () => {
    world.emulator.network.state = 'lostBefore';
    await world.add();
    world.deps = { ...world.deps, myExtensionId: agents.beth.extensionId };
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect(await world.rows()).toEqual(['unconfirmed']);
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
    ['after the request, before its answer', 1, 'happened'],
  ] as const)('%s leaves a row that is settled, and %i notes', async (_, count, end) => {
    const createNote: typeof world.deps.api.createNote = async (...note) => {
      if (count) await world.emulator.threads.createNote(...note);
      return never();
    };
    const { api } = world.deps;
    world.deps = { ...world.deps, api: { ...api, createNote } };
    void world.add();
    await stuck.promise;
    expect(await world.rows()).toEqual(['sending']);
    world.deps = { ...world.deps, api };
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect(await world.rows()).toEqual(end === 'failed' ? ['failed'] : []);
    expect([world.notesAtServer(), await world.notesHere()]).toEqual([count, count]);
  });

  it.each([
    ['before the draft is forgotten', 'local'],
    ['between the draft and the row', 'outbox'],
  ] as const)('%s sends nothing again and forgets both', async (_, stuckAt) => {
    const { local, outbox } = world.deps;
    world.deps = {
      ...world.deps,
      ...(stuckAt === 'local'
        ? { local: { ...local, remove: never } }
        : { outbox: { ...outbox, remove: never } }),
    };
    void world.add();
    await stuck.promise;
    expect(await world.rows()).toEqual(['sending']);
    world.deps = { ...world.deps, local, outbox };
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect([await world.rows(), await world.draft(), world.notesAtServer()]).toEqual([[], '', 1]);
  });
});
