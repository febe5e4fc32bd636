import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoteForm } from '../../../components/customer/NoteForm.tsx';
import { draftKey } from '../../../utils/drafts.ts';
import type { OutboxRow } from '../../../utils/outbox/outbox.ts';
import { isOpen, type StoredThread } from '../../../utils/store/schema.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  pass,
  press,
  settle,
  type,
} from '../../support/component-harness.ts';
import { ME, makeStored } from '../../support/make-records.ts';

const KEY = draftKey({ extensionId: ME, kind: 'note', threadId: 't1' });
const FAILED = failed({ kind: 'refused', errorCode: 'X', sentence: 'It is resolved now.' });
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
afterEach(() => vi.useRealTimers());

type Rows = { thread: StoredThread; unsent?: OutboxRow[]; sending?: OutboxRow[] };
const Form = ({ thread, unsent = [], sending = [] }: Rows) => (
  <NoteForm
    thread={isOpen(thread) ? thread : undefined}
    threads={[thread]}
    unsent={unsent}
    sending={sending}
    hasFocus={false}
  />
);
const draw = async (change: Partial<StoredThread> = {}) => {
  const drawn = harness.draw(<Form thread={makeStored(change)} />);
  await settle();
  return drawn;
};
const field = () => screen.getByRole('textbox', { name: 'Internal note' }) as HTMLTextAreaElement;
const button = () => screen.getByRole('button', { name: 'Add note' });
const stored = () => harness.local.dump()[KEY];
const useFakeTimers = () =>
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });

describe('a note that is being written', () => {
  it('is marked as internal, and cannot be sent while it is empty', async () => {
    await draw();
    expect(field().placeholder).toMatch(/only colleagues see it/);
    expect(button().title).toBe('Write the note first.');
    await type(field(), '  \n');
    await press('Add note');
    expect(harness.sent).toEqual([]);
    await expectAccessible();
  });

  it('is there again when the panel opens', async () => {
    await harness.local.set({ [KEY]: 'Half a tho' });
    harness.draw(<Form thread={makeStored()} />);
    expect(field().value).toBe('Half a tho');
  });

  it('of another conversation or user is not', async () => {
    await harness.local.set({
      [draftKey({ extensionId: ME, kind: 'note', threadId: 't2' })]: 'other',
      [draftKey({ extensionId: '102', kind: 'note', threadId: 't1' })]: 'Beth’s',
    });
    await draw();
    expect(field().value).toBe('');
  });

  it('comes along when its conversation is over and the customer writes in a new one', async () => {
    const OLD = makeStored({ status: 'Resolved', statusReason: 'Expired' });
    const isNew = makeStored({ id: 't2' });
    await harness.local.set({ [KEY]: 'Half a note' });
    harness.draw(
      <NoteForm thread={isNew} threads={[isNew, OLD]} unsent={[]} sending={[]} hasFocus={false} />,
    );
    await settle();
    expect(field().value).toBe('Half a note');
    expect(screen.getByText(/Your text is kept for the new one/)).toBeTruthy();
    const newKey = draftKey({ extensionId: ME, kind: 'note', threadId: 't2' });
    await waitFor(() => expect([stored(), harness.local.dump()[newKey]]).toEqual([undefined, 'Half a note']));
    await press('Add note');
    expect(harness.sent.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ threadId: 't2', text: 'Half a note' }),
    ]);
    expect(field().value).toBe('');
  });

  it('does not take the place of one for the new conversation', async () => {
    const OLD = makeStored({ status: 'Resolved', statusReason: 'Expired' });
    const isNew = makeStored({ id: 't2' });
    const newKey = draftKey({ extensionId: ME, kind: 'note', threadId: 't2' });
    await harness.local.set({ [KEY]: 'Half a note', [newKey]: 'Another' });
    harness.draw(
      <NoteForm thread={isNew} threads={[isNew, OLD]} unsent={[]} sending={[]} hasFocus={false} />,
    );
    await settle();
    expect([field().value, stored()]).toEqual(['Another', 'Half a note']);
  });

  it('is stored a quarter of a second after the last key, not at each', async () => {
    await draw();
    useFakeTimers();
    const set = vi.spyOn(harness.services.local, 'set');
    for (const text of ['H', 'He', 'Hel']) {
      await type(field(), text);
      await pass(200);
    }
    expect(set).not.toHaveBeenCalled();
    await pass(50);
    expect([stored(), set.mock.calls.length]).toEqual(['Hel', 1]);
  });

  it.each<[string, (drawn: Awaited<ReturnType<typeof draw>>) => void]>([
    ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['closed', () => dispatchEvent(new Event('pagehide'))],
    ['showing something else', (drawn) => drawn.unmount()],
  ])('is stored at once when the panel is %s', async (_, leave) => {
    const drawn = await draw();
    await type(field(), 'Hello');
    await act(() => leave(drawn));
    await waitFor(() => expect(stored()).toBe('Hello'), { timeout: 100, interval: 5 });
  });

  it('leaves nothing behind when it is emptied', async () => {
    await harness.local.set({ [KEY]: 'x' });
    await draw();
    await type(field(), '');
    await waitFor(() => expect(stored()).toBeUndefined());
  });

  it('follows what another panel writes, unless something is being typed here', async () => {
    await draw();
    await act(() => harness.local.set({ [KEY]: 'from there' }));
    expect(field().value).toBe('from there');
    await type(field(), 'typed here');
    await act(() => harness.local.set({ [KEY]: 'from there again' }));
    expect(field().value).toBe('typed here');
  });
});

describe('adding a note', () => {
  const write = async (text = ' Wants a quote\n') => {
    await draw();
    await type(field(), text);
  };

  it('sends what was written, once, and empties the field', async () => {
    await write();
    await press('Add note');
    expect(harness.sent).toEqual([
      { name: 'addNote', payload: { pressId: expect.any(String), threadId: 't1', text: 'Wants a quote' } },
    ]);
    expect(field().value).toBe('');
  });

  it('has stored the text before it is sent', async () => {
    let seen: unknown;
    harness.answer(() => {
      seen = stored();
      return OK;
    });
    await write('Hello');
    await press('Add note');
    expect(seen).toBe('Hello');
  });

  it('is one command for two presses in a row', async () => {
    const resolve = harness.answerLater();
    await write();
    fireEvent.click(button());
    fireEvent.click(button());
    await settle();
    fireEvent.click(button());
    await settle();
    expect(harness.sentNames()).toEqual(['addNote']);
    await act(() => resolve(OK));
  });

  it('is not done again while it is on its way since a form that was left', async () => {
    await harness.local.set({ [KEY]: 'Wants a quote' });
    const sending: OutboxRow[] = [
      {
        kind: 'note',
        pressId: 'of a form that was left',
        extensionId: ME,
        threadId: 't1',
        text: 'Wants a quote',
        state: 'sending',
        pressedAt: 0,
        knownIds: [],
        notBefore: '',
      },
    ];
    harness.draw(<Form thread={makeStored()} sending={sending} />);
    await settle();
    await press('Add note');
    expect([harness.sent, field().value, button().title]).toEqual([
      [],
      'Wants a quote',
      'This note is being added.',
    ]);
    await type(field(), 'Wants two quotes');
    await press('Add note');
    expect(harness.sentNames()).toEqual(['addNote']);
  });

  it('has another press id each time', async () => {
    await write();
    await press('Add note');
    await type(field(), 'Another');
    await press('Add note');
    const ids = harness.sent.map(({ payload }) => (payload as { pressId: string }).pressId);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps what is typed on while it is sent', async () => {
    const resolve = harness.answerLater();
    await write('Wants a quote');
    await press('Add note');
    await type(field(), 'Wants a quote and a call');
    await act(() => resolve(OK));
    await settle();
    expect(field().value).toBe('Wants a quote and a call');
  });

  it('is over when the background has removed the draft', async () => {
    await harness.local.set({ [KEY]: 'Wants a quote' });
    await draw();
    await act(() => harness.local.remove(KEY));
    expect(field().value).toBe('');
  });

  it('keeps the text when it is refused, and says both', async () => {
    harness.answer(() => FAILED);
    await write('Wants a quote');
    await press('Add note');
    expect(screen.getByRole('alert').textContent).toBe('It is resolved now. Your text is kept.');
    expect([field().value, stored()]).toEqual(['Wants a quote', 'Wants a quote']);
    await expectAccessible();
  });
});

describe('a conversation that takes no notes', () => {
  it.each<[Partial<StoredThread>, RegExp]>([
    [{ status: 'Resolved' }, /resolved, so no note can be added/],
    [{ availability: 'Deleted' }, /was deleted/],
    [{ isUnverified: true }, /Checking with RingCentral/],
  ])('says why instead of a field: %j', async (change, words) => {
    await draw(change);
    expect(document.body.textContent).toMatch(words);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps and shows what was already written', async () => {
    await harness.local.set({ [KEY]: 'Half a tho' });
    await draw({ status: 'Resolved' });
    expect(field().value).toBe('Half a tho');
    expect(screen.getByRole('status').textContent).toMatch(/resolved.*Your text is kept\./);
    await press('Add note');
    expect(harness.sent).toEqual([]);
  });
});
