import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { draftKey } from '../../../utils/drafts.ts';
import { type MessageRow, OUTBOX_KEY } from '../../../utils/outbox/outbox.ts';
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
import {
  BILLING,
  choosePictures,
  drawComposer,
  knowNumbers,
  makeTextRow,
  newCustomer,
  picture,
} from '../../support/draw-composer.ts';
import { alex, at, ME } from '../../support/make-records.ts';

const SEEN = at(3);
const UNCLEAR = failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: true });
const LEAK = { name: 'leak.png', dataUrl: 'data:image/png;base64,AAAA' };

let harness: Harness;
let phoneNumber: string;
beforeEach(async () => {
  harness = await createHarness();
  await knowNumbers(harness, BILLING);
  phoneNumber = newCustomer();
});

const row = (change: Partial<MessageRow>) =>
  makeTextRow({
    pressId: 'of another panel',
    guestPhoneNumber: phoneNumber,
    text: 'See this',
    fileNames: ['leak.png'],
    state: 'failed',
    ...change,
  });
const put = (...rows: MessageRow[]) => act(() => harness.local.set({ [OUTBOX_KEY]: rows }));
const draw = (mode: 'reply' | 'note' = 'reply') =>
  drawComposer(harness, { assignee: alex }, { phoneNumber, seenUpTo: SEEN, mode });
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const all = () => document.body.textContent ?? '';
const attached = () => screen.queryByRole('list', { name: 'Pictures to send' })?.textContent;
const attach = () => choosePictures(picture('leak.png'));

/** A text with a picture is sent, its end is unclear, and later it turns out not to have gone. */
async function fail(): Promise<string> {
  harness.answer(() => UNCLEAR);
  await attach();
  await type(field(), 'See this');
  await press('Send');
  const [{ payload } = { payload: {} }] = harness.sent.slice(-1);
  const { pressId } = payload as { pressId: string };
  await put(row({ pressId, state: 'unconfirmed' }));
  await settle();
  await put(row({ pressId, state: 'failed' }));
  await settle();
  harness.answer(() => OK);
  harness.sent.length = 0;
  return pressId;
}

describe('a text that was not sent, whose pictures this panel still has', () => {
  it('is sent again with them in one press', async () => {
    await draw();
    const pressId = await fail();
    expect([field().value, attached(), all().includes('With leak.png.')]).toEqual(['', undefined, true]);
    await expectAccessible();
    await press('Send again');
    expect(harness.sent).toEqual([
      { name: 'retryUnsent', payload: { pressId, seenUpTo: SEEN, pictures: [LEAK] } },
    ]);
  });

  it('has them also after the agent looked at another customer', async () => {
    const { unmount } = await draw();
    await fail();
    unmount();
    await draw();
    expect(screen.getByRole('button', { name: 'Send again' })).toBeTruthy();
  });

  it('loses them when it is discarded', async () => {
    await draw();
    const pressId = await fail();
    await press('Discard');
    await put();
    await put(row({ pressId }));
    expect(all()).toContain('The picture is no longer at hand: attach it again.');
  });

  it('does not stand in the field as well, where it would be sent twice', async () => {
    await draw();
    const pressId = await fail();
    await attach();
    await type(field(), 'See this');
    await put(row({ pressId, state: 'unconfirmed' }));
    await settle();
    expect([field().value, attached()]).toEqual(['', undefined]);
  });
});

const place = () => draftKey({ extensionId: ME, kind: 'reply', guestPhoneNumber: phoneNumber });

describe('a text that is on its way since another form sent it', () => {
  it('stands in the field until it is there, and cannot be sent a second time', async () => {
    await harness.local.set({ [place()]: 'See this' });
    await put(row({ state: 'sending', fileNames: [] }));
    await draw();
    await press('Send');
    await act(() => void fireEvent.keyDown(field(), { key: 'Enter' }));
    await settle();
    expect([harness.sent, field().value]).toEqual([[], 'See this']);
    expect(screen.getByRole('button', { name: 'Send' }).title).toBe('This text is being sent.');
    await type(field(), 'Something else');
    await press('Send');
    expect(harness.sentNames()).toEqual(['sendText']);
  });
});

describe('a text that was not sent, whose pictures are gone', () => {
  it('says so, and is not offered without them', async () => {
    await put(row({}));
    await draw();
    expect(all()).toContain('With leak.png. The picture is no longer at hand: attach it again.');
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    await expectAccessible();
  });

  it.each(['reply', 'note'] as const)('comes back into the field from the mode %s', async (mode) => {
    await put(row({}));
    await draw(mode);
    await press('Write again');
    expect(field().getAttribute('aria-label')).toBe('Text to the customer');
    expect(field().value).toBe('See this');
    expect(harness.local.dump()[place()]).toBe('See this');
    expect(harness.sent).toEqual([{ name: 'discardUnsent', payload: { pressId: 'of another panel' } }]);
  });

  it('goes below what the agent has begun to write, and once, however often that is pressed', async () => {
    await harness.local.set({ [place()]: 'Good morning!' });
    await put(row({}));
    await draw();
    await press('Write again');
    await press('Write again');
    expect(field().value).toBe('Good morning!\nSee this');
  });

  it('without a word has nothing to write again', async () => {
    await put(row({ text: '', fileNames: ['leak.png', 'plan.png'] }));
    await draw();
    expect(all()).toContain('The pictures are no longer at hand: attach them again.');
    expect(screen.queryByRole('button', { name: 'Write again' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Discard' })).toBeTruthy();
  });
});
