import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Customer } from '../../../components/customer/Customer.tsx';
import { createHarness, type Harness, OK, press, settle, type } from '../../support/component-harness.ts';
import { BILLING, knowNumbers, newCustomer, SUPPORT } from '../../support/draw-composer.ts';
import { watchSight } from '../../support/draw-timeline.ts';
import { alex, at, billing, makeMessage, makeThread, support } from '../../support/make-records.ts';

let harness: Harness;
let phoneNumber: string;
beforeEach(async () => {
  watchSight();
  harness = await createHarness();
  await knowNumbers(harness, BILLING, SUPPORT);
  phoneNumber = newCustomer();
  await harness.db.put('history', { guestPhoneNumber: phoneNumber, fetchedAt: harness.now });
  harness.answer(() => OK);
  await harness.arrive({
    threads: [threadOf('billing', 6), threadOf('support', 5)],
    entries: [said('billing', 6), said('support', 5)],
  });
  harness.draw(<Customer phoneNumber={phoneNumber} />);
  await settle();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const OWNERS = { billing, support };
const NUMBERS = { billing: BILLING.phoneNumber, support: SUPPORT.phoneNumber };
const threadOf = (id: keyof typeof OWNERS, minutes: number, change: Parameters<typeof makeThread>[0] = {}) =>
  makeThread({
    id,
    assignee: alex,
    owner: OWNERS[id],
    ownerParty: { phoneNumber: NUMBERS[id] },
    guestParty: { phoneNumber },
    lastModifiedTime: at(minutes),
    ...change,
  });
const said = (threadId: string, minutes: number) =>
  makeMessage({ id: `${threadId} ${minutes}`, threadId, creationTime: at(minutes) });
const field = () => screen.getByRole('textbox') as HTMLTextAreaElement;
const chosen = () => screen.queryByRole('button', { pressed: true })?.textContent ?? '';
/** The other conversation has news: it is the latest now. */
const writeToSupport = async () => {
  await harness.arrive({ threads: [threadOf('support', 9)], entries: [said('support', 9)] });
  await settle();
};
const sent = () => harness.sent.filter(({ name }) => name === 'sendText').map(({ payload }) => payload);

it('follows the latest news while nothing is written', async () => {
  expect(chosen()).toContain('Billing');
  await writeToSupport();
  expect(chosen()).toContain('Support');
});

it('stays with the conversation a text is written in, whatever comes in another', async () => {
  await type(field(), 'About your bill');
  await writeToSupport();
  expect(chosen()).toContain('Billing');
  await press('Send');
  expect(sent()).toMatchObject([{ threadId: 'billing', from: BILLING.phoneNumber }]);
});

it('stays while the caret is in the field, before the first letter', async () => {
  fireEvent.focusIn(field());
  await settle();
  await writeToSupport();
  expect(chosen()).toContain('Billing');
  fireEvent.focusOut(field());
  await settle();
  expect(chosen()).toContain('Support');
});

describe('when the conversation a text is written in is over', () => {
  beforeEach(async () => {
    await type(field(), 'About your bill');
    const over = { status: 'Resolved', statusReason: 'Manual' } as const;
    await harness.arrive({ threads: [threadOf('billing', 9, over)] });
    await settle();
  });

  it('the text goes into no other one, but starts a new one from the same number', async () => {
    expect(field().value).toBe('About your bill');
    expect(document.body.textContent).toContain('Your text starts a new one');
    // The other number has an open conversation, which is chosen above.
    const from = screen.getByRole('combobox', { name: 'From' });
    expect([...from.children].map(({ textContent }) => textContent)).toEqual(['Billing · (650) 555-0110']);
    await press('Send');
    expect(sent()).toEqual([expect.objectContaining({ from: BILLING.phoneNumber })]);
    expect(sent()[0]).not.toHaveProperty('threadId');
  });

  it('the agent may choose the other one, though there is only one left', async () => {
    fireEvent.click(screen.getByRole('button', { name: /Support/ }));
    await settle();
    expect(field().value).toBe('About your bill');
    await press('Send');
    expect(sent()).toMatchObject([{ threadId: 'support', from: SUPPORT.phoneNumber }]);
  });
});
