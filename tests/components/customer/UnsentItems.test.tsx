import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftKey } from '../../../utils/drafts.ts';
import { type MessageRow, type NoteRow, OUTBOX_KEY, type OutboxRow } from '../../../utils/outbox/outbox.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, failed, type Harness, OK, press, settle } from '../../support/component-harness.ts';
import { BILLING, drawComposer, knowNumbers, makeTextRow } from '../../support/draw-composer.ts';
import { alex, at, ME } from '../../support/make-records.ts';

/** A customer of their own: in which mode their composer was left is kept. */
const CUSTOMER = '+14155569999';
/** Time of the newest entry on screen. */
const SEEN = at(3);
const KEY = draftKey({ extensionId: ME, kind: 'note', threadId: 't1' });
const row = (change: Partial<NoteRow> = {}): NoteRow => ({
  pressId: 'p1',
  extensionId: ME,
  notBefore: at(0),
  knownIds: [],
  state: 'unconfirmed',
  pressedAt: 1,
  kind: 'note',
  threadId: 't1',
  text: 'Wants a quote',
  ...change,
});
const textRow = (change: Partial<MessageRow> = {}) => makeTextRow({ guestPhoneNumber: CUSTOMER, ...change });

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async (rows: OutboxRow[], change: Partial<StoredThread> = {}) => {
  await harness.local.set({ [OUTBOX_KEY]: rows });
  await drawComposer(harness, change, { mode: 'note', phoneNumber: CUSTOMER, seenUpTo: SEEN });
};
const drawText = async (rows: OutboxRow[], change: Partial<StoredThread> = { assignee: alex }) => {
  await knowNumbers(harness, BILLING);
  await harness.local.set({ [OUTBOX_KEY]: rows });
  await drawComposer(harness, change, { phoneNumber: CUSTOMER, seenUpTo: SEEN });
  fireEvent.click(screen.getByRole('tab', { name: 'Text to customer' }));
  await settle();
};
const buttons = () => screen.getAllByRole('button').map((one) => one.textContent || one.title);
const all = () => document.body.textContent ?? '';
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
/** What the background does with the outbox for these commands; trying again ends as `then` says. */
const behaveLikeBackground = (then = OK) =>
  harness.answer(async (name: string, { pressId }: { pressId: string }) => {
    const before = (harness.local.dump()[OUTBOX_KEY] ?? []) as OutboxRow[];
    const others = before.filter((one) => one.pressId !== pressId);
    if (name === 'retryUnsent') {
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
    expect(buttons()).toEqual(['Add note']);
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
    expect(harness.sent).toEqual([{ name: 'retryUnsent', payload: { pressId: 'p1', seenUpTo: SEEN } }]);
    expect(all()).not.toContain('Wants a quote');
  });

  it('is tried again once, however often that is pressed', async () => {
    harness.answer(() => new Promise(() => {}));
    await draw([lost]);
    await press('Try again');
    await press('Try again');
    expect(harness.sentNames()).toEqual(['retryUnsent']);
  });

  it('is one of several, each with buttons of its own', async () => {
    behaveLikeBackground();
    await draw([lost, row({ pressId: 'p2', text: 'Calls at two', state: 'failed' })]);
    const [, second] = screen.getAllByRole('button', { name: 'Try again' });
    fireEvent.click(second ?? document.body);
    await settle();
    expect(harness.sent).toEqual([{ name: 'retryUnsent', payload: { pressId: 'p2', seenUpTo: SEEN } }]);
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

describe('a text whose end is unclear', () => {
  it('is shown with its text, and offers nothing: it may have arrived', async () => {
    await drawText([textRow()]);
    expect(all()).toContain('Not confirmed, checking with RingCentral whether it was sent:It is ready');
    expect(buttons()).toEqual(['Attach pictures', 'Send']);
    await expectAccessible();
  });

  it('does not stand in the field as well, where it would be sent twice', async () => {
    const place = { extensionId: ME, kind: 'reply', guestPhoneNumber: CUSTOMER } as const;
    await harness.local.set({ [draftKey(place)]: ' It is ready\n' });
    await drawText([textRow()]);
    expect(field().value).toBe('');
  });

  it('is shown in whichever mode and conversation: it belongs to the customer', async () => {
    const { threadId: _, ...starting } = textRow();
    await draw([starting, textRow({ pressId: 'p2', threadId: 't9', text: 'And paid' })]);
    expect(all()).toContain('It is ready');
    expect(all()).toContain('And paid');
  });
});

describe('a text that was not sent', () => {
  const lost = textRow({ state: 'failed' });

  it('can be sent again or discarded, each by its press', async () => {
    await drawText([lost]);
    expect(screen.getByRole('alert').textContent).toBe('This text was not sent:');
    expect(buttons()).toEqual(['Discard', 'Send again', 'Attach pictures', 'Send']);
    await expectAccessible();
    await press('Send again');
    await press('Discard');
    expect(harness.sent).toEqual([
      { name: 'retryUnsent', payload: { pressId: 'p1', seenUpTo: SEEN } },
      { name: 'discardUnsent', payload: { pressId: 'p1' } },
    ]);
  });

  it('stays in view while it is sent again', async () => {
    await drawText([textRow({ state: 'sending', isRetry: true })]);
    expect(all()).toContain('Sending this text:It is ready');
    expect(screen.queryByRole('button', { name: /again|Discard/ })).toBeNull();
  });

  it('says why it was refused again', async () => {
    harness.answer(() => failed({ kind: 'refused', errorCode: 'MSG-427', sentence: 'Jenn Lee has it now.' }));
    await drawText([lost]);
    await press('Send again');
    expect(all()).toContain('Jenn Lee has it now.');
    expect(all()).toContain('This text was not sent:It is ready');
  });
});

describe('a text RingCentral has twice', () => {
  it('is said, and only to be taken note of', async () => {
    behaveLikeBackground();
    await drawText([textRow({ state: 'duplicate' })]);
    expect(screen.getByRole('alert').textContent).toMatch(/has this text twice/);
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    await expectAccessible();
    await press('Understood');
    expect(harness.sent).toEqual([{ name: 'discardUnsent', payload: { pressId: 'p1' } }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('texts that are not to be shown', () => {
  it.each<[string, Partial<MessageRow>]>([
    ['to another customer', { guestPhoneNumber: '+12125550114' }],
    ['on its way for the first time', { state: 'sending' }],
    ['that was sent and is only watched', { state: 'sent' }],
    ['of another user of this browser', { extensionId: '102' }],
  ])('one %s', async (_, change) => {
    await drawText([textRow(change)]);
    expect(all()).not.toContain('It is ready');
  });
});

describe('notes that are not this agent’s business', () => {
  it.each<[string, Partial<NoteRow>]>([
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
