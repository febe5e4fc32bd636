import { beforeEach, describe, expect, it } from 'vitest';
import { deleteNote, editNote } from '../../../utils/actions/note-actions.ts';
import { asResult } from '../../../utils/app-error.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { describeError } from '../../../utils/wording/describe-error.ts';
import { createNoteWorld, type NoteWorld, TEXT } from '../../support/note-world.ts';

let world: NoteWorld;
beforeEach(async () => {
  world = await createNoteWorld();
});

const edit = (noteId: string, text: string) =>
  editNote(world.deps, { threadId: world.threadId, noteId, text });
const remove = (noteId: string) => deleteNote(world.deps, { threadId: world.threadId, noteId });

describe('changing a note', () => {
  const mine = async () => {
    await world.add();
    const { entries } = await lastEntries(world.deps.db, world.threadId, 50);
    return entries.find(({ text }) => text === TEXT)?.id ?? '';
  };
  const sentenceOf = async (work: () => Promise<void>) => {
    const result = await asResult(work);
    return result.ok ? 'ok' : describeError(result.error);
  };

  it('edits and deletes my own, here and at RingCentral', async () => {
    const noteId = await mine();
    await edit(noteId, 'Wants two');
    const { entries } = await lastEntries(world.deps.db, world.threadId, 50);
    expect(entries.find(({ id }) => id === noteId)?.text).toBe('Wants two');
    await remove(noteId);
    expect((await lastEntries(world.deps.db, world.threadId, 50)).entries.map(({ id }) => id)).not.toContain(
      noteId,
    );
    expect(
      world.emulator.control.state.entries(world.threadId).find(({ id }) => id === noteId)?.availability,
    ).toBe('Deleted');
  });

  it('is refused for a colleague’s, without asking', async () => {
    const { id: noteId = '' } = world.emulator.control.as('Beth Nolan').note(world.threadId, 'Mine!');
    await world.deps.sync();
    world.emulator.control.requests.clear();
    expect(await sentenceOf(() => edit(noteId, 'x'))).toBe('Only Beth Nolan can change this note.');
    expect(world.emulator.control.requests()).toEqual([]);
  });

  it('says that a note nobody knows was deleted', async () => {
    expect(await sentenceOf(() => remove('unknown'))).toBe('This note was deleted meanwhile.');
  });

  it('says that the note, not the conversation, is gone when I deleted it elsewhere', async () => {
    const noteId = await mine();
    world.emulator.control.as('Alex Rivera').deleteNote(noteId);
    expect(await sentenceOf(() => edit(noteId, 'x'))).toBe('This note was deleted meanwhile.');
    expect(await world.notesHere()).toBe(0);
  });

  it('says that the conversation is over where the note went with it', async () => {
    const noteId = await mine();
    world.emulator.control.as('Jenn Lee').deleteThread(world.threadId);
    expect(await sentenceOf(() => edit(noteId, 'x'))).toBe('Jenn Lee deleted this conversation meanwhile.');
    expect(await world.notesHere()).toBe(0);
  });

  it('is content when the note to delete was deleted elsewhere', async () => {
    const noteId = await mine();
    world.emulator.control.as('Alex Rivera').deleteNote(noteId);
    expect(await sentenceOf(() => remove(noteId))).toBe('ok');
    expect(await world.notesHere()).toBe(0);
  });

  it('keeps a note that could not be deleted', async () => {
    const noteId = await mine();
    world.emulator.network.state = 'lostBefore';
    expect(await asResult(() => remove(noteId))).toMatchObject({
      error: { kind: 'offline' },
    });
    expect(await world.notesHere()).toBe(1);
  });
});
