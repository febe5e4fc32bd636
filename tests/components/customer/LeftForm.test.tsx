import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../utils/app-error.ts';
import { draftKey } from '../../../utils/drafts.ts';
import { type MessageRow, OUTBOX_KEY } from '../../../utils/outbox/outbox.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  settle,
  type,
} from '../../support/component-harness.ts';
import {
  BILLING,
  choosePictures,
  drawComposer,
  knowNumbers,
  makeTextRow,
  newCustomer,
  picture,
} from '../../support/draw-composer.ts';
import { alex, ME } from '../../support/make-records.ts';

const UNSEEN = failed({
  kind: 'refused',
  errorCode: 'UNSEEN',
  sentence: 'The customer wrote meanwhile. Read it, then send again.',
});

let harness: Harness;
let phoneNumber: string;
let answerSend: (result: Result<unknown>) => Promise<void>;
beforeEach(async () => {
  harness = await createHarness();
  await knowNumbers(harness, BILLING);
  phoneNumber = newCustomer();
  harness.answer((name) => {
    if (name !== 'sendText') return OK;
    return new Promise((resolve) => {
      answerSend = async (result) => {
        resolve(result);
        await settle();
      };
    });
  });
});
const draw = () => drawComposer(harness, { assignee: alex }, { phoneNumber });
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const attached = () => screen.queryByRole('list', { name: 'Pictures to send' })?.textContent;
const all = () => document.body.textContent ?? '';
const stored = () =>
  harness.local.dump()[draftKey({ extensionId: ME, kind: 'reply', guestPhoneNumber: phoneNumber })];
const row = (change: Partial<MessageRow>) =>
  makeTextRow({ pressId: 'earlier', guestPhoneNumber: phoneNumber, text: 'Hi', state: 'failed', ...change });
const put = async (...rows: MessageRow[]) => {
  await harness.local.set({ [OUTBOX_KEY]: rows });
  await settle();
};

describe('a text that is looked after when the agent leaves its form and comes back', () => {
  it('cannot be sent a second time', async () => {
    await draw();
    await type(field(), 'Hello');
    await press('Send');
    for (const name of ['Internal note', 'Text to customer']) {
      fireEvent.click(screen.getByRole('tab', { name }));
      await settle();
    }
    await press('Send');
    expect(harness.sentNames()).toEqual(['sendText']);
  });

  it('that was refused meanwhile is said to have been, and can be sent then', async () => {
    const { unmount } = await draw();
    await type(field(), 'Hello');
    await press('Send');
    unmount();
    await answerSend(UNSEEN);
    await draw();
    expect(all()).toContain('The customer wrote meanwhile. Read it, then send again. Your text is kept.');
    await press('Send');
    expect(harness.sentNames()).toEqual(['sendText', 'sendText']);
    expect(all()).not.toContain('meanwhile');
  });

  it('takes nothing with it of what was written and attached since', async () => {
    const { unmount } = await draw();
    await type(field(), 'Hello');
    await press('Send');
    unmount();
    await draw();
    await type(field(), 'And another thing');
    await choosePictures(picture('leak.png'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await answerSend(OK);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([field().value, attached(), stored()]).toEqual([
      'And another thing',
      'leak.png',
      'And another thing',
    ]);
  });

  it('leaves no error where nothing of it is left', async () => {
    await draw();
    await type(field(), 'Hello');
    await press('Send');
    await answerSend(UNSEEN);
    await type(field(), '');
    expect(all()).not.toContain('meanwhile');
  });
});

describe('a text that waits above the field', () => {
  it('hides no error of the next one', async () => {
    await put(row({ text: 'Something else' }));
    await draw();
    await type(field(), 'Hello');
    await press('Send');
    await answerSend(UNSEEN);
    expect(all()).toContain('The customer wrote meanwhile.');
  });

  it('is what says how its own sending ended', async () => {
    await draw();
    await type(field(), 'Hello');
    await press('Send');
    const [{ payload } = { payload: {} }] = harness.sent;
    await put(row({ pressId: (payload as { pressId: string }).pressId, text: 'Hello', state: 'failed' }));
    await answerSend(failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: true }));
    await type(field(), 'Next');
    expect(all()).not.toContain('Your text is kept.');
  });

  it('takes no word out of a text that begins alike', async () => {
    await put(row({ text: 'Hi' }));
    await draw();
    await type(field(), 'Hi');
    await type(field(), `${field().value} Dana`);
    expect(field().value).toBe('Hi Dana');
  });

  it('cannot be sent again from the field while nobody knows whether it went', async () => {
    await put(row({ text: 'Hi', state: 'unconfirmed' }));
    await draw();
    await type(field(), 'Hi');
    await press('Send');
    expect(harness.sentNames()).toEqual([]);
    expect(screen.getByRole('button', { name: 'Send' }).title).toBe('This text waits above.');
  });
});
