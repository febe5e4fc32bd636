import { screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerView } from '../../components/panel/CustomerView.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';
import { pageNumber, pageWith } from '../support/make-page.ts';
import { makeThread } from '../support/make-records.ts';

const DANA = '+12125550114';
const MARCUS = '+14155550127';
const LEILA = '+13125550135';
const ofGuest = (phoneNumber: string, id: string) => makeThread({ id, guestParty: { phoneNumber } });

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await harness.arrive({ threads: [ofGuest(DANA, 't1'), ofGuest(MARCUS, 't2'), ofGuest(LEILA, 't3')] });
});
const onPin = vi.fn();
const draw = () => harness.draw(<CustomerView onOpen={() => {}} onPin={onPin} />);
const shownNumber = () => screen.queryByRole('heading', { level: 1 })?.textContent;

describe('the customer beside the panel', () => {
  it('is not guessed before the page is known', () => {
    expect(draw().container.textContent).toBe('');
  });

  it('needs the site to be allowed', async () => {
    draw();
    await harness.showPage({ kind: 'noAccess' });
    expect(screen.getByRole('heading', { name: 'Threadside cannot read this page' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Address of your CRM' })).toBeTruthy();
    await expectAccessible();
  });

  it.each([
    ['nothing was read yet', undefined],
    ['there is no number', { kind: 'none' as const, numbers: [] }],
  ])('is missing when %s', async (_, numbers) => {
    draw();
    await harness.showPage({ kind: 'page', tabId: 1, host: 'crm.example.com', numbers });
    expect(screen.getByRole('heading', { name: 'No phone number on this page' })).toBeTruthy();
    expect(screen.getByText(/record on crm\.example\.com/)).toBeTruthy();
    await expectAccessible();
  });

  it('is the first number of a record', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    expect(shownNumber()).toBe('(212) 555-0114');
    await waitFor(() => expect(screen.getByRole('region', { name: 'Open' })).toBeTruthy());
    expect(harness.sent).toEqual([{ name: 'loadHistory', payload: { guestPhoneNumber: DANA } }]);
    await expectAccessible();
  });

  it('is another number of the record when the agent says so', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await press(/415/);
    expect(shownNumber()).toBe('(415) 555-0127');
    expect(harness.sent.at(-1)?.payload).toEqual({ guestPhoneNumber: MARCUS });
  });

  it('is learned to be preferred when another number than the page’s first was chosen', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)], 7));
    await press(/415/);
    expect(harness.sent).toContainEqual({ name: 'preferNumber', payload: { tabId: 7, phoneNumber: MARCUS } });
  });

  it('comes with the offer to allow the site, where it was read once only', async () => {
    draw();
    const page = pageWith('record', [pageNumber(DANA)]);
    await harness.showPage({ ...page, isOnce: true });
    await press('Use on crm.example.com');
    expect(harness.asked).toEqual(['site https://crm.example.com/*']);
    await expectAccessible();
    await harness.showPage(page);
    expect(screen.queryByRole('button', { name: 'Use on crm.example.com' })).toBeNull();
  });

  it('stays chosen while the page still shows the number, and no longer', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await press(/415/);
    await harness.showPage(pageWith('record', [pageNumber(LEILA), pageNumber(MARCUS)]));
    expect(shownNumber()).toBe('(415) 555-0127');
    await harness.showPage(pageWith('record', [pageNumber(DANA)]));
    expect(shownNumber()).toBe('(212) 555-0114');
  });

  it('is chosen anew in another tab', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await press(/415/);
    await harness.showPage(pageWith('record', [pageNumber(LEILA), pageNumber(MARCUS)], 2));
    await settle();
    expect(shownNumber()).toBe('(312) 555-0135');
  });

  it('is nobody on a list, until the agent chooses one; and back', async () => {
    draw();
    await harness.showPage(pageWith('list', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    expect(shownNumber()).toBe('On this page');
    expect(harness.sent).toEqual([]);
    await press(/212/);
    expect(shownNumber()).toBe('(212) 555-0114');
    await press(/Back to the page/);
    expect(shownNumber()).toBe('On this page');
  });

  it('is never two: the threads are those of the number above them', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await harness.arrive({ threads: [{ ...ofGuest(DANA, 't1'), label: 'Dana wrote this' }] });
    await screen.findByText('Dana wrote this');
    await press(/415/);
    expect(screen.queryByText('Dana wrote this')).toBeNull();
  });
});
