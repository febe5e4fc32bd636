import { beforeEach, describe, expect, it } from 'vitest';
import {
  type DraftPlace,
  draftKey,
  draftKeys,
  draftPrefix,
  draftSubject,
  dropSentDraft,
  readDraft,
  writeDraft,
} from '../../utils/drafts.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';

const place = (extensionId = '101', threadId = 't1'): DraftPlace => ({ extensionId, kind: 'note', threadId });
let local = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
});

describe('drafts', () => {
  it('come back as they were written, one per user and thread', async () => {
    await writeDraft(local, place(), ' Hello\n');
    await writeDraft(local, place('102'), 'Beth’s');
    await writeDraft(local, place('101', 't2'), 'other');
    expect(await readDraft(local, place())).toBe(' Hello\n');
    expect(await readDraft(local, place('102'))).toBe('Beth’s');
    expect(await readDraft(local, place('103'))).toBe('');
  });

  it('to a customer and on a thread never meet', async () => {
    const reply: DraftPlace = { extensionId: '101', kind: 'reply', guestPhoneNumber: 't1' };
    await writeDraft(local, place(), 'a note');
    await writeDraft(local, reply, 'a text');
    expect([await readDraft(local, place()), await readDraft(local, reply)]).toEqual(['a note', 'a text']);
    await dropSentDraft(local, reply, 'a text');
    expect([await readDraft(local, place()), await readDraft(local, reply)]).toEqual(['a note', '']);
  });

  it('of a note that is changed never meet that of a new one', async () => {
    const edit: DraftPlace = { extensionId: '101', kind: 'edit', noteId: 't1' };
    await writeDraft(local, place(), 'a new note');
    await writeDraft(local, edit, 'a better note');
    expect([await readDraft(local, place()), await readDraft(local, edit)]).toEqual([
      'a new note',
      'a better note',
    ]);
    expect(await draftKeys(local, '101')).toHaveLength(2);
  });

  it('leave nothing behind when they are emptied', async () => {
    await writeDraft(local, place(), 'x');
    await writeDraft(local, place(), '');
    expect(local.dump()).toEqual({});
  });

  it('are empty when something odd is stored', async () => {
    await local.set({ [draftKey(place())]: { not: 'a text' } });
    expect(await readDraft(local, place())).toBe('');
  });

  it.each([
    ['goes once it was sent', 'Hello', 'Hello', ''],
    ['goes whatever space surrounds it', ' Hello\n', 'Hello', ''],
    ['stays when the agent typed on', 'Hello, and', 'Hello', 'Hello, and'],
  ])('%s', async (_, typed, sent, left) => {
    await writeDraft(local, place(), typed);
    await dropSentDraft(local, place(), sent);
    expect(await readDraft(local, place())).toBe(left);
  });

  it('of one user are found among everything stored', async () => {
    for (const one of [place(), place('101', 't2'), place('1010'), place('102')]) {
      await writeDraft(local, one, 'x');
    }
    await local.set({ settings: {}, 'pause:Medium': 1 });
    expect((await draftKeys(local, '101')).sort()).toEqual([draftKey(place()), draftKey(place('101', 't2'))]);
    expect(await draftKeys(local, '999')).toEqual([]);
  });
});

it('a draft’s key says whose it is and what it is for', () => {
  const key = draftKey(place('101', 't2'));
  expect(key.startsWith(draftPrefix('101'))).toBe(true);
  expect(key.startsWith(draftPrefix('10'))).toBe(false);
  expect(draftSubject(key)).toBe('t2');
});
