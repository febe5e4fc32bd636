import { beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../../../utils/actions/hand-over.ts';
import { asResult } from '../../../utils/app-error.ts';
import { handoverNote } from '../../../utils/customer/handover-note.ts';
import { PROOF_AFTER_MS } from '../../../utils/outbox/settle.ts';
import { getThread } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createNoteWorld, type NoteWorld, TEXT } from '../../support/note-world.ts';

const BETH = agents.beth.extensionId;
let world: NoteWorld;
beforeEach(async () => {
  world = await createNoteWorld();
  world.emulator.control.requests.clear();
});
const hand = (change: { threadId?: string; extensionId?: string; pressId?: string } = {}) =>
  asResult(() =>
    handOver(world.deps, {
      pressId: 'p1',
      threadId: world.threadId,
      extensionId: BETH,
      text: TEXT,
      ...change,
    }),
  );
const atServer = () => world.emulator.control.state.thread(world.threadId).assignee?.extensionId;
const posts = () =>
  world.emulator.control.requests({ method: 'POST' }).map(({ path }) => path.split('/').at(-1));

describe('handing over', () => {
  it('saves the note, then assigns; draft and row are gone', async () => {
    expect(await hand()).toEqual({ ok: true, value: undefined });
    expect([posts(), atServer(), world.notesAtServer()]).toEqual([['notes', 'assign'], BETH, 1]);
    expect([await world.rows(), await world.draft()]).toEqual([[], '']);
    expect((await getThread(world.deps.db, world.threadId))?.assignee?.extensionId).toBe(BETH);
  });

  it('is pinned for who receives it, until they reply', async () => {
    await hand();
    await world.deps.sync();
    const entries = async () => (await lastEntries(world.deps.db, world.threadId, 50)).entries;
    expect(handoverNote(await entries(), BETH)?.text).toBe(TEXT);
    world.emulator.control.clock.advance(60_000);
    world.emulator.control
      .as('Beth Nolan')
      .send({ from: 'Support', to: customers.marcus.phoneNumber, text: 'On it' });
    await world.deps.sync();
    expect(handoverNote(await entries(), BETH)).toBeUndefined();
  });

  it('says what is done and what is not when only the note was saved', async () => {
    world.emulator.control.handlers.remove('Support', 'Beth Nolan');
    const result = await hand();
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: 'noteSaved',
        rest: { kind: 'refused' },
      },
    });
    expect([world.notesAtServer(), await world.draft(), await world.rows(), atServer()]).toEqual([
      1,
      '',
      [],
      undefined,
    ]);
  });

  it('says who was faster', async () => {
    const { api } = world.deps;
    const assignThread: typeof api.assignThread = (...args) => {
      world.emulator.control.as('Jenn Lee').take(world.threadId);
      return api.assignThread(...args);
    };
    world.deps = { ...world.deps, api: { ...api, assignThread } };
    expect(await hand()).toMatchObject({
      error: { rest: { sentence: expect.stringContaining('Jenn Lee took this conversation') } },
    });
    expect(atServer()).toBe(agents.jenn.extensionId);
  });

  it('what our rules forbid saves no note either', async () => {
    world.emulator.control.as('Jenn Lee').take(world.threadId);
    await world.deps.sync();
    world.emulator.control.requests.clear();
    expect(await hand()).toMatchObject({
      error: { errorCode: 'NOT-ALLOWED', sentence: expect.stringContaining('Only Jenn Lee can hand') },
    });
    expect([posts(), world.notesAtServer(), await world.draft()]).toEqual([[], 0, TEXT]);
  });

  it('of what nobody knows is about something that is gone', async () => {
    expect(await hand({ threadId: 'unknown' })).toEqual({ ok: false, error: { kind: 'gone' } });
    expect([posts(), world.notesAtServer()]).toEqual([[], 0]);
  });

  it('keeps the text and assigns nobody when the note is refused', async () => {
    world.emulator.control.as('Jenn Lee').resolve(world.threadId);
    expect(await hand()).toMatchObject({
      error: { kind: 'refused', sentence: 'Jenn Lee resolved this conversation meanwhile.' },
    });
    expect([posts(), await world.draft(), await world.rows()]).toEqual([['notes'], TEXT, []]);
  });

  it('assigns nobody while it is unclear whether the note was saved', async () => {
    world.emulator.network.state = 'lostAfter';
    expect(await hand()).toMatchObject({ error: { kind: 'offline', isOutcomeUnknown: true } });
    expect([posts(), atServer(), await world.rows()]).toEqual([['notes'], undefined, ['unconfirmed']]);
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect([world.notesAtServer(), await world.rows(), await world.draft()]).toEqual([1, [], '']);
  });
});
