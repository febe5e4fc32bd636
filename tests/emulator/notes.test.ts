import type ThreadNoteList from '@rc-ex/core/definitions/ThreadNoteList';
import type ThreadNoteModel from '@rc-ex/core/definitions/ThreadNoteModel';
import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { agents } from './seed/agents.ts';
import { customers } from './seed/customers.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, type Query } from './test-bed.ts';

type NoteAnswer = ThreadNoteModel & ErrorEnvelope;
const NOTES = '/message-threads/notes';

function bed() {
  const emulator = createTestBed({ seed: 'empty' });
  const { threadId = '' } = emulator.control.inbound({ from: '+19075550123', to: 'Billing', text: 'Hello' });
  const create = (user: string, text = 'a note', id = threadId) =>
    emulator.client(user).send<NoteAnswer>('POST', NOTES, { threadId: id, text });
  const edit = (user: string, noteId: string | undefined, text = 'changed') =>
    emulator.client(user).send<NoteAnswer>('PATCH', `${NOTES}/${noteId}`, { text });
  const remove = (user: string, ...ids: (string | undefined)[]) =>
    emulator.client(user).send('DELETE', NOTES, { ids });
  const list = async (query: Query = {}) =>
    (await emulator.client('Alex Rivera').get<ThreadNoteList>(NOTES, query)).json.records ?? [];
  return { ...emulator, threadId, create, edit, remove, list };
}

describe('POST notes', () => {
  it('answers as in the sample of thread-notes.txt', async () => {
    const { create, threadId } = bed();
    const { status, json } = await create('Alex Rivera');
    expect(status).toBe(200);
    expect(json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      threadId,
      lastModifiedTime: '2026-03-02T10:00:00.000Z',
      creationTime: '2026-03-02T10:00:00.000Z',
      availability: 'Alive',
      text: 'a note',
      author: { extensionId: agents.alex.extensionId, name: 'Alex Rivera', extensionType: 'User' },
    });
  });

  it('"Can any SMS handler add a note to the thread that they are not an assignee? => Yes"', async () => {
    const { create, control, threadId } = bed();
    control.as('Beth Nolan').take(threadId);
    expect((await create('Alex Rivera')).status).toBe(200);
    expect((await create('Priya Shah')).status).toBe(403);
  });

  it('"Can a note be added to a Resolved thread? => No"', async () => {
    const { create, control, threadId } = bed();
    control.as('Alex Rivera').resolve(threadId);
    const { status, json } = await create('Alex Rivera');
    expect([status, json.errorCode, json.errors[0]?.parameterName]).toEqual([400, 'CMN-101', 'threadId']);
  });

  it('needs a text and a thread', async () => {
    const { create } = bed();
    expect((await create('Alex Rivera', '')).json.errors[0]?.parameterName).toBe('text');
    expect((await create('Alex Rivera', '  \n')).json.errors[0]?.parameterName).toBe('text');
    expect((await create('Alex Rivera', 'x', 'none')).status).toBe(404);
  });

  it('changes neither the thread record nor the 72 hours', async () => {
    const { create, control, threadId } = bed();
    const before = control.state.thread(threadId);
    control.clock.advance(3_600_000);
    await create('Alex Rivera');
    expect(control.state.thread(threadId)).toEqual(before);
  });
});

describe('PATCH notes/{id}: "author only; Open only"', () => {
  it('changes text and lastModifiedTime, keeps creationTime', async () => {
    const { create, edit, control } = bed();
    const { json } = await create('Alex Rivera');
    control.clock.advance(1000);
    const edited = (await edit('Alex Rivera', json.id)).json;
    expect(edited).toEqual({ ...json, text: 'changed', lastModifiedTime: '2026-03-02T10:00:01.000Z' });
  });

  it('"Only the note author can update their own note(s)"', async () => {
    const { create, edit, list } = bed();
    const { json } = await create('Alex Rivera');
    const { status, json: refusal } = await edit('Beth Nolan', json.id);
    expect([status, refusal.errorCode]).toEqual([403, 'CMN-408']);
    expect((await list())[0]?.text).toBe('a note');
  });

  it('"Can a note be updated when the thread status is Resolved? => No"; 404 for none', async () => {
    const { create, edit, control, threadId } = bed();
    const { json } = await create('Alex Rivera');
    expect((await edit('Alex Rivera', 'none')).json.errorCode).toBe('CMN-102');
    control.as('Beth Nolan').resolve(threadId);
    expect((await edit('Alex Rivera', json.id)).json.errorCode).toBe('CMN-101');
  });
});

describe('DELETE notes {ids:[…]}: "author only; Open only"', () => {
  it('deletes several at once with 204; deleted ones are listed only on demand and without text', async () => {
    const { create, remove, list } = bed();
    const [first, second, third] = [
      await create('Alex Rivera'),
      await create('Alex Rivera'),
      await create('Alex Rivera'),
    ];
    expect((await remove('Alex Rivera', first.json.id, second.json.id)).status).toBe(204);
    expect((await list()).map((note) => note.id)).toEqual([third.json.id]);
    const deleted = await list({ availability: ['Deleted'] });
    expect(deleted.map((note) => [note.id, note.availability, note.text])).toEqual([
      [first.json.id, 'Deleted', undefined],
      [second.json.id, 'Deleted', undefined],
    ]);
  });

  it('is all or nothing: one note of somebody else refuses the call', async () => {
    const { create, remove, list } = bed();
    const [mine, theirs] = [await create('Alex Rivera'), await create('Beth Nolan')];
    expect((await remove('Alex Rivera', mine.json.id, theirs.json.id)).status).toBe(403);
    expect(await list()).toHaveLength(2);
    expect((await remove('Alex Rivera', mine.json.id, 'none')).status).toBe(404);
    expect((await remove('Alex Rivera')).json.errorCode).toBe('CMN-101');
  });

  it('not on a resolved thread; a deleted note is gone for editing and deleting', async () => {
    const { create, remove, edit, control, threadId } = bed();
    const [first, second] = [await create('Alex Rivera'), await create('Alex Rivera')];
    await remove('Alex Rivera', first.json.id);
    expect((await remove('Alex Rivera', first.json.id)).status).toBe(404);
    expect((await edit('Alex Rivera', first.json.id)).status).toBe(404);
    control.as('Alex Rivera').resolve(threadId);
    expect((await remove('Alex Rivera', second.json.id)).json.errorCode).toBe('CMN-101');
  });
});

describe('GET notes', () => {
  async function seeded(query: Query = {}, user = 'Alex Rivera') {
    const emulator = createTestBed();
    const { status, json } = await emulator.client(user).get<ThreadNoteList>(NOTES, query);
    expect(status).toBe(200);
    return { emulator, records: json.records ?? [], json };
  }

  it('"ascending", no default time range, with paging, without recordType', async () => {
    const { records, json } = await seeded();
    const times = records.map((note) => note.creationTime ?? '');
    expect(times).toEqual(times.toSorted());
    expect(new Set(records.map((note) => note.author?.name))).toEqual(
      new Set(['Alex Rivera', 'Beth Nolan', 'Sam Ortiz', 'Jenn Lee']),
    );
    expect(json.paging).toMatchObject({ totalElements: records.length, page: 1 });
    for (const note of records) expect(note).not.toHaveProperty('recordType');
  });

  it('"filters threadIds, noteIds, ownerExtensionIds"', async () => {
    const { emulator, records } = await seeded();
    const rosa = emulator.control.state.openThread('Billing', customers.rosa.phoneNumber)?.id ?? '';
    expect((await seeded({ threadIds: [rosa] })).records.map((note) => note.threadId)).toEqual([
      rosa,
      rosa,
      rosa,
    ]);
    const one = records[0]?.id ?? '';
    expect((await seeded({ noteIds: [one] })).records.map((note) => note.id)).toEqual([one]);
    expect((await seeded({ ownerExtensionIds: [queues.support.extensionId] })).records).toEqual([]);
    expect((await seeded({}, 'Priya Shah')).records).toEqual([]);
  });

  it('notes of a deleted thread are gone with it', async () => {
    const { create, control, threadId, list } = bed();
    await create('Alex Rivera');
    control.as('Beth Nolan').deleteThread(threadId);
    expect(await list({ availability: ['Alive', 'Deleted'] })).toEqual([]);
  });
});
