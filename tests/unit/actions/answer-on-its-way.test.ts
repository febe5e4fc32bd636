import { beforeEach, describe, expect, it } from 'vitest';
import { deleteNote, editNote } from '../../../utils/actions/note-actions.ts';
import { deleteThread } from '../../../utils/actions/thread-actions.ts';
import { loadEntries } from '../../../utils/fetch/load-history.ts';
import { getThread } from '../../../utils/store/queries.ts';
import { allEntries } from '../../../utils/store/read-entries.ts';
import { runSync } from '../../../utils/sync/run-sync.ts';
import { createNoteWorld, type NoteWorld, TEXT } from '../../support/note-world.ts';

let world: NoteWorld;
beforeEach(async () => {
  world = await createNoteWorld();
});

/** The worker's calls, except that answers are made at once and stay on their way until `arrive`. */
function withSlowAnswers() {
  const { api } = world.deps;
  let arrive = () => {};
  const way = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const late =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const answer = await call(...args);
      await way;
      return answer;
    };
  const { syncEntries, readEntries } = api;
  return {
    arrive,
    deps: {
      ...world.deps,
      api: { ...api, syncEntries: late(syncEntries), readEntries: late(readEntries) },
    },
  };
}

/** What an agent may be waiting for while they change something. */
const LOADS = {
  'a sync': runSync,
  'what was said': (deps) => loadEntries(deps, [world.threadId]),
} satisfies Record<string, (deps: NoteWorld['deps']) => Promise<void>>;

const begin = async (load: keyof typeof LOADS) => {
  const { arrive, deps } = withSlowAnswers();
  const loading = LOADS[load](deps);
  // Its answer is made before anything else happens.
  await new Promise((resolve) => setTimeout(resolve, 20));
  return async () => {
    arrive();
    await loading;
  };
};

const notes = async () =>
  (await allEntries(world.deps.db, world.threadId))
    .filter(({ recordType }) => recordType === 'AliveNote')
    .map(({ text }) => text);

/** Adds a note of mine that the next sync is still to hear of. */
async function addMine(): Promise<string> {
  // As long as a conversation is not whole, what was said in it is asked for.
  const thread = await getThread(world.deps.db, world.threadId);
  if (thread) await world.deps.db.put('threads', { ...thread, hasAllEntries: false });
  world.deps = { ...world.deps, sync: async () => {} };
  await world.add();
  world.emulator.control.clock.advance(1_000);
  return (await allEntries(world.deps.db, world.threadId)).find(({ text }) => text === TEXT)?.id ?? '';
}

describe.each(Object.keys(LOADS) as (keyof typeof LOADS)[])('%s that is answered too late', (load) => {
  it('does not bring back a note I deleted meanwhile', async () => {
    const noteId = await addMine();
    const before = (await notes()).filter((text) => text !== TEXT);
    const finish = await begin(load);
    await deleteNote(world.deps, { threadId: world.threadId, noteId });
    await finish();
    expect(await notes()).toEqual(before);
  });

  it('does not bring back the old text of a note I changed meanwhile', async () => {
    const noteId = await addMine();
    const before = (await notes()).filter((text) => text !== TEXT);
    const finish = await begin(load);
    await editNote(world.deps, { threadId: world.threadId, noteId, text: 'Wants two' });
    await finish();
    expect((await notes()).toSorted()).toEqual([...before, 'Wants two'].toSorted());
  });

  it('does not bring back a conversation I deleted meanwhile, nor its notes', async () => {
    await addMine();
    const thread = await getThread(world.deps.db, world.threadId);
    const finish = await begin(load);
    await deleteThread(world.deps, world.threadId, thread?.activity.lastMessageTime ?? '');
    await finish();
    expect((await getThread(world.deps.db, world.threadId))?.availability).toBe('Deleted');
    expect(await notes()).toEqual([]);
  });
});

describe('what was said, answered after a sync', () => {
  it('does not bring back a colleague’s note the sync heard was deleted', async () => {
    await addMine();
    const beth = world.emulator.control.as('Beth Nolan');
    const { id: noteId = '' } = beth.note(world.threadId, 'Mine!');
    await runSync(world.deps);
    const before = (await notes()).filter((text) => text !== 'Mine!');
    const finish = await begin('what was said');
    world.emulator.control.clock.advance(1_000);
    beth.deleteNote(noteId);
    await runSync(world.deps);
    expect(await notes()).toEqual(before);
    await finish();
    expect(await notes()).toEqual(before);
  });
});
