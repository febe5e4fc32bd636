import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, failed, type Harness, press, settle, type } from '../../support/component-harness.ts';
import { BILLING, drawComposer, knowNumbers, newCustomer, SUPPORT } from '../../support/draw-composer.ts';
import { alex, at, beth, makeMessage, makeStored } from '../../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await knowNumbers(harness, BILLING, SUPPORT);
});
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const tab = (name: string) => screen.getByRole('tab', { name });
const chosen = () => screen.getByRole('tab', { selected: true }).textContent;
const choose = async (name: string) => {
  fireEvent.click(tab(name));
  await settle();
};
const submitButton = () =>
  screen.getAllByRole('button').filter((one) => (one as HTMLButtonElement).type === 'submit');
const all = () => document.body.textContent ?? '';
const RESOLVED: Partial<StoredThread> = { status: 'Resolved', statusReason: 'Manual' };

describe('the two modes', () => {
  it('begin with the customer, and read, look and press differently', async () => {
    await drawComposer(harness, { assignee: alex });
    expect(chosen()).toBe('Text to customer');
    expect([field().placeholder, submitButton()[0]?.textContent]).toEqual(['Text to the customer', 'Send']);
    const look = screen.getByRole('region', { name: 'Write' }).className;
    await expectAccessible();
    await choose('Internal note');
    expect(chosen()).toBe('Internal note');
    expect([field().placeholder, submitButton()[0]?.textContent]).toEqual([
      'Internal note: only colleagues see it',
      'Add note',
    ]);
    expect(all()).toContain('The customer does not see this.');
    expect(screen.getByRole('region', { name: 'Write' }).className).not.toBe(look);
    await expectAccessible();
  });

  it('have each a text of their own', async () => {
    await drawComposer(harness, { assignee: alex });
    await type(field(), 'It is ready');
    await choose('Internal note');
    expect(field().value).toBe('');
    await type(field(), 'She is upset');
    await choose('Text to customer');
    expect(field().value).toBe('It is ready');
    await choose('Internal note');
    expect(field().value).toBe('She is upset');
  });

  it('take the cursor when the agent asks for one, and not before', async () => {
    await drawComposer(harness, { assignee: alex });
    expect(document.activeElement).not.toBe(field());
    await choose('Internal note');
    expect(document.activeElement).toBe(field());
  });

  it('stay at notes after a note', async () => {
    await drawComposer(harness, { assignee: alex });
    await choose('Internal note');
    await type(field(), 'She is upset');
    await press('Add note');
    expect(harness.sentNames()).toEqual(['addNote']);
    expect([chosen(), field().value]).toEqual(['Internal note', '']);
  });

  it('stay as they were for this customer while the panel is open, and are another’s own', async () => {
    const phoneNumber = newCustomer();
    const first = await drawComposer(harness, {}, { phoneNumber, mode: 'note' });
    first.unmount();
    const second = await drawComposer(harness, {}, { phoneNumber });
    expect(chosen()).toBe('Internal note');
    second.unmount();
    await drawComposer(harness, {});
    expect(chosen()).toBe('Text to customer');
  });

  it('say why a note was refused, also when what refused it was shown first', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof failed>>();
    harness.answer(() => answer.promise);
    const { redraw } = await drawComposer(harness, { assignee: alex }, { mode: 'note' });
    await type(field(), 'Too late');
    await press('Add note');
    await redraw({ assignee: alex, ...RESOLVED });
    const sentence = 'Beth Nolan resolved this conversation meanwhile.';
    answer.resolve(failed({ kind: 'refused', errorCode: 'RESOLVED', sentence }));
    await settle();
    expect(all()).toContain(sentence);
    expect(field().value).toBe('Too late');
  });

  it('have no note where there is no conversation', async () => {
    await drawComposer(harness, null, { mode: 'note' });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(all()).toContain('There is no conversation to add a note to yet.');
    await expectAccessible();
  });
});

describe('answering', () => {
  it.each<[string, Partial<StoredThread> | null, string, RegExp]>([
    ['mine', { assignee: alex }, 'Send', /^(?!.*conversation)/],
    ['nobody’s', {}, 'Assign to me and send', /^(?!.*conversation)/],
    [
      'a colleague’s',
      { assignee: beth },
      'Take over',
      /Beth Nolan has this conversation, so only they can reply/,
    ],
    [
      'resolved',
      RESOLVED,
      'Send',
      /This conversation is resolved\. Your text starts a new one, assigned to you\./,
    ],
    [
      'closed by itself',
      { status: 'Resolved', statusReason: 'ThreadExpired' },
      'Send',
      /Closed automatically after 72 h without activity\. Your text starts a new one/,
    ],
    [
      'deleted',
      { availability: 'Deleted' },
      'Send',
      /This conversation was deleted\. Your text starts a new one/,
    ],
    ['to begin', null, 'Send', /^(?!.*conversation)/],
    ['being checked', { isUnverified: true }, 'Send', /./],
  ])('a conversation that is %s says what the press does', async (_, change, text, words) => {
    await drawComposer(harness, change);
    expect(submitButton().map(({ textContent }) => textContent)).toEqual([text]);
    expect(all()).toMatch(words);
    await expectAccessible();
  });

  it('says why it is not possible, and sends nothing', async () => {
    await knowNumbers(harness);
    await drawComposer(harness, { assignee: alex });
    expect(all()).toContain('You are not set up to send texts from this queue’s number.');
    await type(field(), 'It is ready');
    await press('Send');
    fireEvent.keyDown(field(), { key: 'Enter' });
    await settle();
    expect(harness.sent).toEqual([]);
    expect(field().value).toBe('It is ready');
    await expectAccessible();
  });

  it('a colleague’s conversation takes it over, without a text, and keeps one', async () => {
    const { redraw } = await drawComposer(harness, { assignee: beth });
    await type(field(), 'It is ready');
    await press('Take over');
    expect(harness.sent).toEqual([
      { name: 'assignThread', payload: { threadId: 't1', extensionId: alex.extensionId } },
    ]);
    await redraw({ assignee: alex });
    expect([field().value, submitButton()[0]?.textContent]).toEqual(['It is ready', 'Send']);
  });
});

describe('a first text', () => {
  const sender = () => screen.getByRole('combobox', { name: 'From' }) as HTMLSelectElement;

  it('goes out from one of my numbers, to be chosen', async () => {
    const { phoneNumber } = await drawComposer(harness, null);
    expect(
      within(sender())
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Billing · (650) 555-0110', 'Support · (650) 555-0120']);
    expect(sender().value).toBe(BILLING.phoneNumber);
    await expectAccessible();
    fireEvent.change(sender(), { target: { value: SUPPORT.phoneNumber } });
    await settle();
    await type(field(), 'Hello');
    await press('Send');
    expect(harness.sent).toEqual([
      {
        name: 'sendText',
        payload: {
          pressId: expect.any(String),
          guestPhoneNumber: phoneNumber,
          from: SUPPORT.phoneNumber,
          text: 'Hello',
          seenUpTo: '',
          pictures: [],
        },
      },
    ]);
  });

  it('remembers the number for the next one', async () => {
    const { unmount } = await drawComposer(harness, null);
    fireEvent.change(sender(), { target: { value: SUPPORT.phoneNumber } });
    await settle();
    await type(field(), 'Hello');
    await press('Send');
    unmount();
    await drawComposer(harness, null);
    expect(sender().value).toBe(SUPPORT.phoneNumber);
  });

  it('goes out from the number the customer knows, unless I choose another', async () => {
    await drawComposer(harness, { ...RESOLVED, ownerParty: { phoneNumber: SUPPORT.phoneNumber } });
    expect(sender().value).toBe(SUPPORT.phoneNumber);
  });

  it('has nothing to choose where there is an open conversation', async () => {
    await drawComposer(harness, { assignee: alex });
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

describe('a customer who sent STOP', () => {
  const past = { thread: makeStored(), hasOlderEntries: false };
  const notice = 'The customer probably opted out (STOP). RingCentral may refuse this text.';

  it('is said to have probably opted out before anything is sent', async () => {
    const entries = [makeMessage({ text: 'Stop', creationTime: at(3) })];
    await drawComposer(harness, { assignee: alex }, { sections: [{ ...past, entries }] });
    expect(screen.getByRole('status').textContent).toBe(notice);
    await expectAccessible();
  });

  it('is said so also where a new conversation would begin, and for no other number', async () => {
    await knowNumbers(harness, SUPPORT, BILLING);
    const entries = [makeMessage({ text: 'Stop', creationTime: at(3) })];
    const resolved = { status: 'Resolved' } as const;
    const { unmount } = await drawComposer(harness, resolved, { sections: [{ ...past, entries }] });
    expect(all()).toContain(notice);
    unmount();
    const ofSupport = makeStored({ ownerParty: { phoneNumber: SUPPORT.phoneNumber } });
    await drawComposer(harness, resolved, { sections: [{ ...past, thread: ofSupport, entries }] });
    expect(all()).not.toContain('opted out');
  });

  it('is not when they want texts again', async () => {
    const entries = ['Stop', 'Start'].map((text, index) =>
      makeMessage({ id: text, text, creationTime: at(index) }),
    );
    await drawComposer(harness, { assignee: alex }, { sections: [{ ...past, entries }] });
    expect(all()).not.toContain('opted out');
  });
});
