import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { NoteCard } from '../../components/panel/NoteCard.tsx';
import { readDraft } from '../../utils/drafts.ts';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { expectAccessible } from '../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../support/component-harness.ts';
import { at, beth, ME, makeNote, makeStored } from '../support/make-records.ts';

const IDS = { threadId: 't1', noteId: 'e1' };
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async (note: Partial<Entry> = {}, thread: Partial<StoredThread> = {}) => {
  harness.draw(<NoteCard note={makeNote(note)} thread={makeStored(thread)} />);
  await settle();
};
const words = () => screen.getByLabelText('Internal note').textContent ?? '';
const field = () => screen.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement;
const choose = async (name: string) => {
  await press('Change this note');
  fireEvent.click(screen.getByRole('menuitem', { name: new RegExp(`^${name}`) }));
  await settle();
};

describe('a note', () => {
  it('is marked as internal, with its author', async () => {
    await draw({ author: beth });
    expect(words()).toContain('Beth Nolan');
    expect(words()).toContain('Wants a quote');
    expect(words()).not.toContain('edited');
    await expectAccessible();
  });

  it.each([
    [{ creationTime: at(1), lastModifiedTime: at(2) }, true],
    [{ creationTime: at(1), lastModifiedTime: at(1) }, false],
    [{ creationTime: '', lastModifiedTime: at(2) }, false],
  ])('says whether it was edited: %j', async (change, isEdited) => {
    await draw(change);
    expect(words().includes('edited')).toBe(isEdited);
  });

  it('shows markup as text, and does without what is not known', async () => {
    await draw({ text: '<b>bold</b>', author: undefined });
    expect(words()).toContain('<b>bold</b>');
    expect(words()).toContain('Note');
    expect(document.querySelector('b')).toBeNull();
  });

  it.each<[string, Partial<Entry>, Partial<StoredThread>, RegExp]>([
    ['a colleague’s', { author: beth }, {}, /Only Beth Nolan can change this note/],
    ['one of a resolved conversation', {}, { status: 'Resolved' }, /resolved, so its notes can no longer/],
  ])('cannot be changed when it is %s; the reason stands there', async (_, note, thread, reason) => {
    await draw(note, thread);
    await press('Change this note');
    for (const item of screen.getAllByRole('menuitem')) {
      expect(item.textContent).toMatch(reason);
      fireEvent.click(item);
    }
    await settle();
    expect([screen.queryByRole('textbox'), screen.queryByRole('dialog'), harness.sent]).toEqual([
      null,
      null,
      [],
    ]);
  });
});

describe('editing my note', () => {
  it('begins with its text, and saves what I make of it', async () => {
    await draw();
    await choose('Edit');
    expect(field().value).toBe('Wants a quote');
    expect(document.activeElement).toBe(field());
    await expectAccessible();
    await type(field(), '  Wants two quotes\n');
    await press('Save note');
    expect(harness.sent).toEqual([{ name: 'editNote', payload: { ...IDS, text: 'Wants two quotes' } }]);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('does nothing when I think better of it', async () => {
    await draw();
    await choose('Edit');
    await type(field(), 'x');
    await press('Cancel');
    expect([words().includes('Wants a quote'), harness.sent]).toEqual([true, []]);
  });

  it.each(['', '   \n'])('cannot save nothing ("%s"), and says what to do instead', async (text) => {
    await draw();
    await choose('Edit');
    await type(field(), text);
    expect(screen.getByRole('button', { name: 'Save note' }).title).toMatch(/delete it/);
    await press('Save note');
    expect(harness.sent).toEqual([]);
  });

  it('keeps what I typed when it is refused, and says why', async () => {
    harness.answer(() => failed({ kind: 'refused', errorCode: 'X', sentence: 'It is resolved now.' }));
    await draw();
    await choose('Edit');
    await type(field(), 'Wants two');
    await press('Save note');
    expect(field().value).toBe('Wants two');
    expect(screen.getByRole('alert').textContent).toBe('It is resolved now.');
  });

  it('is one command, however often it is pressed', async () => {
    harness.answer(() => new Promise(() => {}));
    await draw();
    await choose('Edit');
    await press('Save note');
    await press('Save note');
    expect(harness.sentNames()).toEqual(['editNote']);
  });
});

describe('what I make of a note', () => {
  const card = (note: Partial<Entry> = {}, thread: Partial<StoredThread> = {}) => (
    <NoteCard note={makeNote(note)} thread={makeStored(thread)} />
  );
  const place = { extensionId: ME, kind: 'edit', noteId: 'e1' } as const;
  const kept = () => readDraft(harness.local, place);
  /** Types something, and looks at another customer. */
  const beginAndLeave = async (text = 'Wants two') => {
    const drawn = harness.draw(card());
    await settle();
    await choose('Edit');
    await type(field(), text);
    drawn.unmount();
    await settle();
  };

  it('is there again when I come back, and does not take the focus', async () => {
    await beginAndLeave();
    expect(await kept()).toBe('Wants two');
    await draw();
    expect(field().value).toBe('Wants two');
    expect(document.activeElement).toBe(document.body);
    await expectAccessible();
    await press('Save note');
    expect(harness.sent.at(-1)?.payload).toEqual({ ...IDS, text: 'Wants two' });
    expect([screen.queryByRole('textbox'), await kept()]).toEqual([null, '']);
  });

  it('is stored while I type, for a panel that is closed and a browser that is killed', async () => {
    await draw();
    await choose('Edit');
    await type(field(), 'Wants tw');
    await waitFor(async () => expect(await kept()).toBe('Wants tw'));
    harness.services.stored = await loadStoredValues(harness.local);
    cleanup();
    await draw();
    expect(field().value).toBe('Wants tw');
  });

  it('is forgotten when I think better of it', async () => {
    await beginAndLeave();
    await draw();
    await press('Cancel');
    expect([await kept(), words().includes('Wants a quote')]).toEqual(['', true]);
  });

  it('is nothing while it is the note itself', async () => {
    await beginAndLeave('Wants a quote');
    await draw();
    expect([await kept(), screen.queryByRole('textbox')]).toEqual(['', null]);
  });

  it('is kept when it was refused, also for the next time', async () => {
    harness.answer(() => failed({ kind: 'refused', errorCode: 'X', sentence: 'It is resolved now.' }));
    await draw();
    await choose('Edit');
    await type(field(), 'Wants two');
    await press('Save note');
    expect(await kept()).toBe('Wants two');
  });

  it('can still be read when the conversation is over, with the reason why it cannot be saved', async () => {
    await beginAndLeave();
    await draw({}, { status: 'Resolved' });
    expect(field().value).toBe('Wants two');
    expect(screen.getByRole('button', { name: 'Save note' }).title).toMatch(/is resolved/);
    expect(screen.getByRole('status').textContent).toMatch(/is resolved.* Your text is kept\.$/);
  });

  it('is done when it was saved after I had looked elsewhere', async () => {
    const resolve = harness.answerLater();
    const drawn = harness.draw(card());
    await settle();
    await choose('Edit');
    await type(field(), 'Wants two');
    await press('Save note');
    drawn.unmount();
    const { redraw } = harness.draw(card());
    await settle();
    expect(field().value).toBe('Wants two');
    redraw(card({ text: 'Wants two' }));
    resolve(OK);
    await settle();
    expect([screen.queryByRole('textbox'), await kept()]).toEqual([null, '']);
  });

  it.each([false, true])('keeps what I typed on meanwhile, drawn anew: %s', async (isAnew) => {
    const resolve = harness.answerLater();
    const { unmount } = harness.draw(card());
    await choose('Edit');
    await type(field(), 'Wants two');
    await press('Save note');
    if (isAnew) unmount();
    if (isAnew) await draw();
    await type(field(), 'Wants two, or three');
    await waitFor(async () => expect(await kept()).toBe('Wants two, or three'));
    resolve(OK);
    await settle();
    expect([field().value, await kept()]).toEqual(['Wants two, or three', 'Wants two, or three']);
  });

  it('goes with the note, and comes back when that is kept', async () => {
    await beginAndLeave();
    await draw();
    await choose('Delete');
    await press('Cancel');
    expect(field().value).toBe('Wants two');
    await choose('Delete');
    await press('Delete');
    expect(await kept()).toBe('');
  });
});

describe('deleting my note', () => {
  const dialog = () => screen.getByRole('dialog');
  const answer = async (name: string) => {
    fireEvent.click(within(dialog()).getByRole('button', { name }));
    await settle();
  };

  it('asks first', async () => {
    await draw();
    await choose('Delete');
    expect(dialog().textContent).toContain('It disappears for all colleagues.');
    await expectAccessible();
    await answer('Cancel');
    expect([screen.queryByRole('dialog'), harness.sent]).toEqual([null, []]);
  });

  it('is done after a yes', async () => {
    await draw();
    await choose('Delete');
    await answer('Delete');
    expect(harness.sent).toEqual([{ name: 'deleteNote', payload: IDS }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says why when it is refused', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: true }));
    await draw();
    await choose('Delete');
    await answer('Delete');
    expect(screen.getByRole('alert').textContent).toMatch(/cannot be reached/);
    expect(words()).toContain('Wants a quote');
  });
});

it('what is said last is about what was done last', async () => {
  harness.answer((name) =>
    failed({
      kind: 'refused',
      errorCode: 'X',
      sentence: name === 'editNote' ? 'About editing.' : 'About deleting.',
    }),
  );
  await draw();
  await choose('Edit');
  await press('Save note');
  await press('Cancel');
  expect(screen.getByRole('alert').textContent).toBe('About editing.');
  await choose('Delete');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete' }));
  await settle();
  expect(screen.getByRole('alert').textContent).toBe('About deleting.');
});
