import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { NoteComposer } from '../../components/panel/NoteComposer.tsx';
import { draftKey } from '../../utils/drafts.ts';
import { OUTBOX_KEY, type OutboxRow } from '../../utils/outbox/outbox.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, OK, press, settle } from '../support/component-harness.ts';
import { at, ME, makeStored } from '../support/make-records.ts';

const KEY = draftKey({ extensionId: ME, kind: 'note', threadId: 't1' });
const row = (change: Partial<OutboxRow> = {}): OutboxRow => ({
  pressId: 'p1',
  kind: 'note',
  extensionId: ME,
  threadId: 't1',
  text: 'Wants a quote',
  newerThan: at(0),
  state: 'unconfirmed',
  pressedAt: 1,
  ...change,
});

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async (rows: OutboxRow[], change: Partial<StoredThread> = {}) => {
  await harness.local.set({ [OUTBOX_KEY]: rows });
  harness.draw(<NoteComposer thread={makeStored(change)} />);
  await settle();
};
const all = () => document.body.textContent ?? '';
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
/** What the background does with the outbox for these commands; trying again ends as `then` says. */
const behaveLikeBackground = (then = OK) =>
  harness.answer(async (name, { pressId }: { pressId: string }) => {
    const before = (harness.local.dump()[OUTBOX_KEY] ?? []) as OutboxRow[];
    const others = before.filter((one) => one.pressId !== pressId);
    if (name === 'retryNote') {
      const sending = before.map((one) =>
        one.pressId === pressId ? { ...one, state: 'sending', isRetry: true } : one,
      );
      await harness.local.set({ [OUTBOX_KEY]: sending });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await harness.local.set({ [OUTBOX_KEY]: name === 'discardUnsent' || then.ok ? others : before });
    return name === 'discardUnsent' ? OK : then;
  });

describe('a note whose end is unclear', () => {
  it('is shown with its text, and offers nothing: it may have arrived', async () => {
    await draw([row()]);
    expect(all()).toContain('Not confirmed yet, checking with RingCentral:Wants a quote');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Add note']);
    await expectAccessible();
  });

  it('does not stand in the field as well, where it would be sent twice', async () => {
    await harness.local.set({ [KEY]: ' Wants a quote ' });
    await draw([row()]);
    expect(field().value).toBe('');
  });

  it('leaves alone what is written besides', async () => {
    await harness.local.set({ [KEY]: 'Something else' });
    await draw([row()]);
    expect(field().value).toBe('Something else');
  });

  it('goes when it has turned out to be there', async () => {
    await draw([row()]);
    await act(() => harness.local.set({ [OUTBOX_KEY]: [] }));
    expect(all()).not.toContain('Not confirmed');
  });
});

describe('a note that was not saved', () => {
  const lost = row({ state: 'failed' });

  it('says so, and leaves it to the agent', async () => {
    await draw([lost]);
    expect(screen.getByRole('alert').textContent).toBe('This note was not saved:');
    expect(harness.sent).toEqual([]);
    await expectAccessible();
  });

  it('can be discarded', async () => {
    behaveLikeBackground();
    await draw([lost]);
    await press('Discard');
    expect(harness.sent).toEqual([{ name: 'discardUnsent', payload: { pressId: 'p1' } }]);
    expect(all()).not.toContain('Wants a quote');
  });

  it('can be tried again, by its press: the background has its text', async () => {
    behaveLikeBackground();
    await draw([lost]);
    await press('Try again');
    expect(harness.sent).toEqual([{ name: 'retryNote', payload: { pressId: 'p1' } }]);
    expect(all()).not.toContain('Wants a quote');
  });

  it('is tried again once, however often that is pressed', async () => {
    harness.answer(() => new Promise(() => {}));
    await draw([lost]);
    await press('Try again');
    await press('Try again');
    expect(harness.sentNames()).toEqual(['retryNote']);
  });

  it('is one of several, each with buttons of its own', async () => {
    behaveLikeBackground();
    await draw([lost, row({ pressId: 'p2', text: 'Calls at two', state: 'failed' })]);
    const [, second] = screen.getAllByRole('button', { name: 'Try again' });
    fireEvent.click(second ?? document.body);
    await settle();
    expect(harness.sent).toEqual([{ name: 'retryNote', payload: { pressId: 'p2' } }]);
    expect(all()).toContain('Wants a quote');
    expect(all()).not.toContain('Calls at two');
  });

  const PAUSED = failed({ kind: 'rateLimited', retryAt: Date.parse(at(5)) });

  it('is not lost when trying again is refused', async () => {
    behaveLikeBackground(PAUSED);
    await draw([lost]);
    await press('Try again');
    expect(all()).toContain('This note was not saved:Wants a quote');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('says why trying again was refused', async () => {
    behaveLikeBackground(PAUSED);
    await draw([lost]);
    await press('Try again');
    expect(all()).toContain('RingCentral asked for a pause.');
  });

  it('says why trying again did not even begin', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'worker', isOutcomeUnknown: true }));
    await draw([lost]);
    await press('Try again');
    expect(all()).toContain('The browser stopped Threadside for a moment.');
    await expectAccessible();
  });

  it.each<Partial<StoredThread>>([
    { status: 'Resolved' },
    { availability: 'Deleted' },
    { isUnverified: true },
  ])('is still shown when the conversation takes no notes any more: %j', async (change) => {
    await draw([lost, row({ pressId: 'p2', text: 'Calls at two' })], change);
    expect(all()).toContain('This note was not saved:Wants a quote');
    expect(all()).toContain('checking with RingCentral:Calls at two');
    expect(screen.queryByRole('textbox')).toBeNull();
    await expectAccessible();
  });
});

describe('notes that are not this agent’s business', () => {
  it.each<[string, Partial<OutboxRow>]>([
    ['of another conversation', { threadId: 't2' }],
    ['still on its way', { state: 'sending' }],
  ])('one %s is not shown', async (_, change) => {
    await draw([row(change)]);
    expect(all()).not.toContain('Wants a quote');
  });

  it('one of another user of this browser is not shown', async () => {
    await draw([row({ extensionId: '102' })]);
    expect(all()).not.toContain('Wants a quote');
  });
});
