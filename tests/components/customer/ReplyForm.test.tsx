import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../utils/actions/reply-rules.ts';
import { draftKey } from '../../../utils/drafts.ts';
import { SETTINGS_KEY, type Settings } from '../../../utils/settings.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../../support/component-harness.ts';
import { BILLING, drawComposer, knowNumbers } from '../../support/draw-composer.ts';
import { alex, at, ME } from '../../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await knowNumbers(harness, BILLING);
});
const set = (settings: Partial<Settings>) => harness.local.set({ [SETTINGS_KEY]: settings });
const draw = () => drawComposer(harness, { assignee: alex }, { seenUpTo: at(7) });
const field = () => screen.getByRole('textbox', { name: 'Text to the customer' }) as HTMLTextAreaElement;
const sendButton = () => screen.getByRole('button', { name: 'Send' });
/** Presses a key in the field; true when the browser would still do what the key does by itself. */
const key = async (name: string, modifiers: KeyboardEventInit = {}) => {
  const isLeft = fireEvent.keyDown(field(), { key: name, ...modifiers });
  await settle();
  return isLeft;
};
const write = async (text: string) => {
  await type(field(), text);
  field().setSelectionRange(text.length, text.length);
};
const sentTexts = () =>
  harness.sent
    .filter(({ name }) => name === 'sendText')
    .map(({ payload }) => (payload as { text: string }).text);
const all = () => document.body.textContent ?? '';

describe('a press on "Send"', () => {
  it('sends what was written with all that was seen, and empties the field', async () => {
    const { phoneNumber } = await draw();
    await write(' It is ready\n');
    await press('Send');
    expect(harness.sent).toEqual([
      {
        name: 'sendText',
        payload: {
          pressId: expect.any(String),
          guestPhoneNumber: phoneNumber,
          from: BILLING.phoneNumber,
          threadId: 't1',
          text: 'It is ready',
          seenUpTo: at(7),
          pictures: [],
        },
      },
    ]);
    expect(field().value).toBe('');
  });

  it('has stored the draft before', async () => {
    let seen: unknown;
    const { phoneNumber } = await draw();
    harness.answer(() => {
      seen =
        harness.local.dump()[draftKey({ extensionId: ME, kind: 'reply', guestPhoneNumber: phoneNumber })];
      return OK;
    });
    await write('It is ready');
    await press('Send');
    expect(seen).toBe('It is ready');
  });

  it('is one, however often it is pressed; keys count too', async () => {
    const resolve = harness.answerLater();
    await draw();
    await write('It is ready');
    fireEvent.click(sendButton());
    fireEvent.click(sendButton());
    await key('Enter');
    await press('Send');
    expect(sentTexts()).toEqual(['It is ready']);
    await act(() => resolve(OK));
  });

  it('needs something to send', async () => {
    await draw();
    expect(sendButton().title).toBe('Write the text first.');
    await write('  \n');
    await press('Send');
    await key('Enter');
    expect(harness.sent).toEqual([]);
  });

  it('keeps the text when something came that was not seen, says so, and the next press is another', async () => {
    const sentence = 'The customer wrote meanwhile. Read it, then send again.';
    harness.answer(() => failed({ kind: 'refused', errorCode: 'UNSEEN', sentence }));
    await draw();
    await write('It is ready');
    await press('Send');
    expect(screen.getByRole('alert').textContent).toBe(`${sentence} Your text is kept.`);
    expect(field().value).toBe('It is ready');
    await expectAccessible();
    harness.answer(() => OK);
    await press('Send');
    const ids = harness.sent.map(({ payload }) => (payload as { pressId: string }).pressId);
    expect(new Set(ids).size).toBe(2);
    expect([screen.queryByRole('alert'), field().value]).toEqual([null, '']);
  });

  it('keeps what is typed on while it is sent', async () => {
    const resolve = harness.answerLater();
    await draw();
    await write('It is ready');
    await press('Send');
    await write('It is ready, come by');
    await act(() => resolve(OK));
    await settle();
    expect(field().value).toBe('It is ready, come by');
  });
});

describe('Enter', () => {
  it.each<[Settings['sendWith'], string, KeyboardEventInit, boolean]>([
    ['enter', 'Enter', {}, true],
    ['enter', 'Shift+Enter', { shiftKey: true }, false],
    ['enter', 'Alt+Enter', { altKey: true }, false],
    ['enter', 'Ctrl+Enter', { ctrlKey: true }, true],
    ['modEnter', 'Enter', {}, false],
    ['modEnter', 'Shift+Enter', { shiftKey: true }, false],
    ['modEnter', 'Ctrl+Enter', { ctrlKey: true }, true],
    ['modEnter', 'Cmd+Enter', { metaKey: true }, true],
    ['enter', 'Enter of a composition', { isComposing: true }, false],
    ['modEnter', 'Ctrl+Enter of a composition', { ctrlKey: true, isComposing: true }, false],
  ])('set to %s: %s', async (sendWith, _, modifiers, doesSend) => {
    await set({ sendWith });
    await draw();
    await write('It is ready');
    const breaksLine = await key('Enter', modifiers);
    expect([sentTexts(), breaksLine]).toEqual([doesSend ? ['It is ready'] : [], !doesSend]);
  });

  it('is the only key that sends', async () => {
    await draw();
    await write('It is ready');
    for (const name of ['a', 'Tab', 'Escape', ' ']) expect(await key(name, { ctrlKey: true })).toBe(true);
    expect(harness.sent).toEqual([]);
  });
});

describe('the counter', () => {
  it.each([
    ['Hello', '5 / 999 · 1 SMS'],
    [` ${'a'.repeat(161)}\n`, '161 / 999 · 2 SMS'],
    ['ü'.repeat(160), '160 / 999 · 1 SMS'],
    ['👍', '2 / 999 · 1 SMS'],
    [`${'a'.repeat(70)}👍`, '72 / 999 · 2 SMS (with emoji or special letters)'],
  ])('of %j', async (text, words) => {
    await draw();
    await write(text);
    expect(all()).toContain(words);
  });

  it('is not there before there is something to count', async () => {
    await draw();
    expect(all()).not.toContain('SMS');
  });

  it('says what is too long, and it cannot be sent', async () => {
    await draw();
    await write('x'.repeat(MAX_TEXT_LENGTH + 1));
    expect(all()).toContain('1000 / 999');
    expect(sendButton().title).toBe('At most 999 characters can be sent.');
    await key('Enter');
    expect(harness.sent).toEqual([]);
    await write('x'.repeat(MAX_TEXT_LENGTH));
    await key('Enter');
    expect(sentTexts()[0]).toHaveLength(MAX_TEXT_LENGTH);
  });
});

describe('templates', () => {
  const TEMPLATES = [
    { id: '1', name: 'Hello', text: 'Hello, {my name} of {queue} here.' },
    { id: '2', name: 'Thanks', text: 'Thank you!' },
    { id: '3', name: 'Hours', text: 'We are open 8 to 5.' },
  ];
  beforeEach(() => set({ templates: TEMPLATES }));
  const offered = () =>
    [...document.querySelectorAll('ul[aria-label=Templates] strong')].map(({ textContent }) => textContent);
  const marked = () =>
    document.querySelector('ul[aria-label=Templates] [aria-current=true] strong')?.textContent;

  it('are offered at a slash, fewer with each letter, and not in the middle of a word', async () => {
    await draw();
    await write('/');
    expect(offered()).toEqual(['Hello', 'Thanks', 'Hours']);
    await expectAccessible();
    await write('/o');
    expect(offered()).toEqual(['Hello', 'Hours', 'Thanks']);
    await write('/hou');
    expect(offered()).toEqual(['Hours']);
    await write('and/or');
    expect(offered()).toEqual([]);
  });

  it('are chosen with the keys, filled in, where the slash was; nothing is sent by that', async () => {
    await draw();
    await write('Hi! /');
    expect(marked()).toBe('Hello');
    await key('ArrowDown');
    await key('ArrowDown');
    expect(marked()).toBe('Hours');
    await key('ArrowDown');
    expect(marked()).toBe('Hello');
    await key('ArrowUp');
    await key('ArrowUp');
    expect(marked()).toBe('Thanks');
    expect(await key('Enter')).toBe(false);
    expect([field().value, offered(), harness.sent]).toEqual(['Hi! Thank you!', [], []]);
  });

  it.each(['Enter', 'Tab'])('are taken with %s', async (name) => {
    await draw();
    await write('/hello');
    await key(name);
    expect(field().value).toBe('Hello, Alex Rivera of Billing here.');
  });

  it('are taken at a click', async () => {
    await draw();
    await write('/');
    await press(/Thanks/);
    expect(field().value).toBe('Thank you!');
  });

  it('are left with Escape: the slash stays, and Enter sends again', async () => {
    await draw();
    await write('/hello');
    await key('Escape');
    expect([offered(), field().value]).toEqual([[], '/hello']);
    await key('Enter');
    expect(sentTexts()).toEqual(['/hello']);
  });

  it('are in nobody’s way where none fits', async () => {
    await draw();
    await write('/nothing like it');
    await key('Enter');
    expect(sentTexts()).toEqual(['/nothing like it']);
  });
});
