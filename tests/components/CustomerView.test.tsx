import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerView } from '../../components/panel/CustomerView.tsx';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import { CLEAR_SCORE } from '../../utils/phone/score-number.ts';
import { SYNC_HEALTH_KEY, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, STORE_FAILED, settle } from '../support/component-harness.ts';
import { pageNumber, pageWith } from '../support/make-page.ts';
import { at, makeMessage, makeThread } from '../support/make-records.ts';

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
const draw = () => harness.draw(<CustomerView onPin={onPin} />);
/** The numbers whose past was asked for, each as often as it was. */
const askedFor = () =>
  harness.sent
    .filter(({ name }) => name === 'loadHistory')
    .map(({ payload }) => (payload as { guestPhoneNumber: string }).guestPhoneNumber)
    .toSorted();
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
    ['there is no number', { kind: 'none' as const, numbers: [], record: '' }],
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
    await settle();
    expect(shownNumber()).toBe('(212) 555-0114');
    expect(screen.getByRole('log', { name: 'Messages and notes' })).toBeTruthy();
    expect(harness.sent).toEqual([{ name: 'loadHistory', payload: { guestPhoneNumber: DANA } }]);
    await expectAccessible();
  });

  it('is another number of the record when the agent says so', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    await press(/415/);
    expect(shownNumber()).toBe('(415) 555-0127');
    expect(harness.sent.at(-1)?.payload).toEqual({ guestPhoneNumber: MARCUS });
  });

  it('is learned to be preferred when another number than the page’s first was chosen', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)], 7));
    await settle();
    await press(/415/);
    expect(harness.sent).toContainEqual({ name: 'preferNumber', payload: { tabId: 7, phoneNumber: MARCUS } });
  });

  it('says why it was taken for the customer’s, when asked', async () => {
    draw();
    const first = pageNumber(DANA, 'mobile', { reasons: ['mobileLabel', 'inMain', 'isLink'] });
    await harness.showPage(pageWith('record', [first, pageNumber(MARCUS)]));
    await settle();
    const why = screen.getByText('Why this number?').closest('details');
    expect(why?.open).toBe(false);
    expect([...(why?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'labelled as a mobile number',
      'in the main part of the page',
      'a link to call or text',
    ]);
    await expectAccessible();
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
    await settle();
    await press(/415/);
    await harness.showPage(pageWith('record', [pageNumber(LEILA), pageNumber(MARCUS)]));
    await settle();
    expect(shownNumber()).toBe('(415) 555-0127');
    await harness.showPage(pageWith('record', [pageNumber(DANA)]));
    await settle();
    expect(shownNumber()).toBe('(212) 555-0114');
  });

  it('is chosen anew on another record that names the chosen number, too', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)], 1, 'first'));
    await settle();
    await press(/415/);
    expect(shownNumber()).toBe('(415) 555-0127');
    await harness.showPage(pageWith('record', [], 1, 'first'));
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)], 1, 'first'));
    await settle();
    expect(shownNumber()).toBe('(415) 555-0127');
    await harness.showPage(pageWith('record', [pageNumber(LEILA), pageNumber(MARCUS)], 1, 'second'));
    await settle();
    expect(shownNumber()).toBe('(312) 555-0135');
  });

  it('is chosen anew in another tab, and still chosen back in the first', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    await press(/415/);
    await harness.showPage(pageWith('record', [pageNumber(LEILA), pageNumber(MARCUS)], 2));
    await settle();
    expect(shownNumber()).toBe('(312) 555-0135');
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    expect(shownNumber()).toBe('(415) 555-0127');
  });

  it('is nobody on a list, until the agent chooses one; and back', async () => {
    draw();
    await harness.showPage(pageWith('list', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    expect(shownNumber()).toBe('On this page');
    expect(harness.sent).toEqual([]);
    await press(/212/);
    expect(shownNumber()).toBe('(212) 555-0114');
    await press('Back');
    expect(shownNumber()).toBe('On this page');
  });

  it('is never two: the threads are those of the number above them', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await harness.arrive({ entries: [makeMessage({ threadId: 't1', text: 'Dana wrote this' })] });
    await screen.findByText('Dana wrote this');
    await settle();
    await press(/415/);
    expect(screen.queryByText('Dana wrote this')).toBeNull();
  });

  describe('of several', () => {
    const resolved = { status: 'Resolved', statusReason: 'Manual', lastModifiedTime: at(9) };
    const shownOf = async (...numbers: PageNumber[]) => {
      draw();
      await harness.showPage(pageWith('record', numbers));
      await settle();
      return shownNumber();
    };

    it('is the one with the most active conversation', async () => {
      await harness.arrive({ threads: [{ ...ofGuest(DANA, 't1'), ...resolved }] });
      expect(await shownOf(pageNumber(DANA), pageNumber(MARCUS))).toBe('(415) 555-0127');
      const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
      expect([first, second]).toEqual([
        expect.stringMatching(/212.*Resolved/),
        expect.stringMatching(/415.*Open · unassigned/),
      ]);
    });

    it('is not one that only happens to be on the page', async () => {
      await harness.arrive({ threads: [{ ...ofGuest(DANA, 't1'), ...resolved }] });
      const unclear = pageNumber(MARCUS, undefined, { score: CLEAR_SCORE - 1 });
      expect(await shownOf(pageNumber(DANA), unclear)).toBe('(212) 555-0114');
    });

    it('is the one in the place the agent has chosen on such pages before', async () => {
      await harness.arrive({ threads: [{ ...ofGuest(DANA, 't1'), ...resolved }] });
      const learned = pageNumber(DANA, undefined, { reasons: ['chosenHereBefore'] });
      expect(await shownOf(learned, pageNumber(MARCUS))).toBe('(212) 555-0114');
    });

    it('is the first while nobody was ever written to', async () => {
      expect(await shownOf(pageNumber('+12125550111'), pageNumber('+12125550112'))).toBe('(212) 555-0111');
    });

    it('does not leave the panel empty when the store cannot tell', async () => {
      harness.services.openStore = () => Promise.reject(new Error('backing store'));
      draw();
      await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
      await settle();
      expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    });
  });

  it('has other numbers, whose past is asked for once where nothing is known of them', async () => {
    draw();
    const strangers = ['+12125550111', '+12125550112'].map((one) => pageNumber(one));
    await harness.showPage(pageWith('record', [pageNumber(DANA), ...strangers]));
    await settle();
    await harness.arrive({ entries: [makeMessage({ threadId: 't1' })] });
    await settle();
    expect(askedFor()).toEqual(['+12125550111', '+12125550112', DANA]);
  });

  it('is asked about once, also when nobody knows them', async () => {
    draw();
    const strangers = ['+12125550111', '+12125550112'].map((one) => pageNumber(one));
    await harness.showPage(pageWith('record', strangers));
    await settle();
    expect(askedFor()).toEqual(['+12125550111', '+12125550112']);
  });

  it('has other numbers, asked for anew when RingCentral can be reached again', async () => {
    const health: SyncHealth = {
      failures: 1,
      error: { kind: 'offline', cause: 'network', isOutcomeUnknown: false },
      failedAt: 0,
      nextAllowedAt: 0,
    };
    await harness.local.set({ [SYNC_HEALTH_KEY]: health });
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber('+12125550111')]));
    await settle();
    expect(askedFor()).toEqual([DANA]);
    await harness.local.remove(SYNC_HEALTH_KEY);
    await settle();
    expect(askedFor()).toEqual(['+12125550111', DANA]);
  });

  it('of a list has no other numbers to ask about: they are strangers', async () => {
    draw();
    const strangers = ['+12125550111', '+12125550112'].map((one) => pageNumber(one));
    await harness.showPage(pageWith('list', [pageNumber(DANA), ...strangers]));
    await settle();
    expect(harness.sent).toEqual([]);
  });

  it('is read from the page’s digits as the inbox knows them', async () => {
    draw();
    const local = pageNumber('+496912345678', undefined, { alternatives: [MARCUS] });
    await harness.showPage(pageWith('record', [local]));
    await settle();
    expect(shownNumber()).toBe('(415) 555-0127');
  });

  it('has the chips of a record, and on a list a way back instead', async () => {
    draw();
    await harness.showPage(pageWith('record', [pageNumber(DANA), pageNumber(MARCUS)]));
    await settle();
    expect(screen.getByRole('list', { name: 'Numbers on this page' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
    await harness.showPage(pageWith('list', [pageNumber(DANA), pageNumber(MARCUS)], 2));
    await settle();
    await press(/212/);
    expect(screen.queryByRole('list', { name: 'Numbers on this page' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy();
  });
});
