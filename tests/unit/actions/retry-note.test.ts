import { beforeEach, describe, expect, it } from 'vitest';
import { retryNote } from '../../../utils/actions/note-actions.ts';
import { asResult } from '../../../utils/app-error.ts';
import { PROOF_AFTER_MS } from '../../../utils/outbox/settle.ts';
import { createNoteWorld, type NoteWorld, TEXT } from '../../support/note-world.ts';

let world: NoteWorld;
beforeEach(async () => {
  world = await createNoteWorld();
});

describe('trying again what provably did not happen', () => {
  const again = () => asResult(() => retryNote(world.deps, { pressId: 'p1' }));
  const texts = async () =>
    (await world.deps.outbox.rows()).map(({ pressId, text, state }) => [pressId, text, state]);
  const LOST = ['p1', TEXT, 'failed'];

  beforeEach(async () => {
    world.emulator.network.state = 'lostBefore';
    await world.add();
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect(await texts()).toEqual([LOST]);
  });

  it('sends it once more, and forgets draft and row', async () => {
    expect(await again()).toEqual({ ok: true, value: undefined });
    expect([world.notesAtServer(), await world.notesHere(), await world.rows(), await world.draft()]).toEqual(
      [1, 1, [], ''],
    );
  });

  it('has it written down as being sent, from now, before the request leaves', async () => {
    const [before] = await world.deps.outbox.rows();
    let seen: unknown;
    const createNote: typeof world.deps.api.createNote = async (...note) => {
      [seen] = await world.deps.outbox.rows();
      return world.emulator.threads.createNote(...note);
    };
    world.deps = { ...world.deps, api: { ...world.deps.api, createNote } };
    await again();
    expect(seen).toEqual({
      ...before,
      state: 'sending',
      isRetry: true,
      pressedAt: world.deps.now(),
      notBefore: expect.any(String),
      knownIds: expect.any(Array),
    });
  });

  it.each<[string, () => void, object]>([
    ['a refusal', () => world.emulator.control.as('Jenn Lee').resolve(world.threadId), { kind: 'refused' }],
    [
      'the end of its conversation',
      () => world.emulator.control.as('Jenn Lee').deleteThread(world.threadId),
      {},
    ],
  ])('leaves it as it was after %s: its text is nowhere else', async (_, happen, error) => {
    happen();
    expect(await again()).toMatchObject({ ok: false, error });
    expect([await texts(), world.notesAtServer()]).toEqual([[LOST], 0]);
  });

  it.each([
    ['lostBefore', [LOST], 0],
    ['lostAfter', [], 1],
  ] as const)(
    'is unclear again when the answer is lost, and settled by sync (%s)',
    async (state, left, count) => {
      world.emulator.network.state = state;
      expect(await again()).toMatchObject({ error: { isOutcomeUnknown: true } });
      expect(await world.rows()).toEqual(['unconfirmed']);
      await world.restartAndSync(PROOF_AFTER_MS + 1);
      expect([await texts(), world.notesAtServer()]).toEqual([left, count]);
    },
  );

  it('does not take an earlier note of the same words for it', async () => {
    await world.add('p2');
    world.emulator.control.clock.advance(1_000);
    world.emulator.network.state = 'lostBefore';
    await again();
    await world.restartAndSync(PROOF_AFTER_MS + 1);
    expect([await texts(), world.notesAtServer()]).toEqual([[LOST], 1]);
  });

  it.each(['unknown', 'p1'])(
    'does nothing for what is not there any more, or not failed (%s)',
    async (pressId) => {
      const [failed] = await world.deps.outbox.rows();
      if (failed) await world.deps.outbox.replace({ ...failed, state: 'unconfirmed' });
      world.emulator.control.requests.clear();
      expect((await asResult(() => retryNote(world.deps, { pressId }))).ok).toBe(true);
      expect([world.emulator.control.requests(), await world.rows()]).toEqual([[], ['unconfirmed']]);
    },
  );

  it('is one note for a press in one panel and one in another, soon after', async () => {
    const first = again();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([first, again()]);
    expect(world.notesAtServer()).toBe(1);
  });

  it('is one note also for two presses at the same moment', async () => {
    await Promise.all([again(), again()]);
    expect(world.notesAtServer()).toBe(1);
  });
});
