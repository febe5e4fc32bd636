import { act, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { CustomerView } from '../../components/panel/CustomerView.tsx';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';
import { pageNumber, pageWith } from '../support/make-page.ts';
import { at, makeThread } from '../support/make-records.ts';

const DANA = '+12125550114';
const MARCUS = '+14155550127';
const STRANGER = '+12125550199';
const NAMES = { [DANA]: '(212) 555-0114', [MARCUS]: '(415) 555-0127' };

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  const resolved = { status: 'Resolved', statusReason: 'Manual', lastModifiedTime: at(9) };
  await harness.arrive({
    threads: [
      makeThread({ id: 't1', guestParty: { phoneNumber: DANA }, ...resolved }),
      makeThread({ id: 't2', guestParty: { phoneNumber: MARCUS } }),
    ],
  });
  harness.draw(<CustomerView onPin={() => {}} />);
});

type Kind = Parameters<typeof pageWith>[0];
/** What the page shows from now on; not what comes of it in the panel. */
const show = (phoneNumbers: string[], tabId = 1, kind: Kind = 'record') =>
  harness.showPage(
    pageWith(
      kind,
      phoneNumbers.map((one) => pageNumber(one)),
      tabId,
    ),
  );
const open = async (...now: Parameters<typeof show>) => {
  await show(...now);
  await settle();
};
const shown = () => screen.queryByRole('heading', { level: 1 })?.textContent;
const work = () => act(() => screen.getByRole('log').focus());

describe('the customer, while the numbers of the page change', () => {
  it.each([
    ['one more', [DANA, STRANGER, '+12125550198']],
    ['one less', [DANA]],
    ['another order', [STRANGER, DANA]],
  ])('stays as it is: %s', async (_, numbers) => {
    await open([DANA, STRANGER]);
    const screenBefore = screen.getByRole('article', { name: 'Conversation' });
    await work();
    await show(numbers);
    expect(screen.getByRole('article', { name: 'Conversation' })).toBe(screenBefore);
    await settle();
    expect(screen.getByRole('article', { name: 'Conversation' })).toBe(screenBefore);
    expect(document.activeElement).toBe(screen.getByRole('log'));
    const asked = harness.sent.filter(({ payload }) => JSON.stringify(payload).includes(DANA));
    expect(asked).toHaveLength(1);
  });

  it('is the likelier one that is found a moment later, drawn once', async () => {
    await open([DANA, STRANGER]);
    await show([STRANGER, MARCUS, DANA]);
    expect(shown()).toBe(NAMES[DANA]);
    await settle();
    expect(shown()).toBe(NAMES[MARCUS]);
  });

  it('is not taken from under the agent’s hands, and is the likelier one when they are elsewhere', async () => {
    await open([DANA, STRANGER]);
    await work();
    await open([MARCUS, DANA]);
    expect(shown()).toBe(NAMES[DANA]);
    await act(() => screen.getByRole('log').blur());
    await open([MARCUS, DANA, STRANGER]);
    expect(shown()).toBe(NAMES[MARCUS]);
  });

  it('stays under the agent’s hands also when the page no longer tells who is meant', async () => {
    await open([DANA]);
    await work();
    await open([DANA, MARCUS], 1, 'list');
    expect([shown(), document.activeElement]).toEqual([NAMES[DANA], screen.getByRole('log')]);
  });

  it('goes with its number', async () => {
    await open([DANA, STRANGER]);
    await work();
    await open([MARCUS, STRANGER]);
    expect(shown()).toBe(NAMES[MARCUS]);
  });

  it('is found anew in another tab, and not guessed', async () => {
    await open([DANA, STRANGER]);
    await work();
    await show([DANA, MARCUS], 2);
    expect(shown()).toBeUndefined();
    await settle();
    expect(shown()).toBe(NAMES[MARCUS]);
  });

  it('chosen from a list is left when the agent goes back', async () => {
    await open([DANA, MARCUS], 1, 'list');
    await press(/212/);
    await act(() => screen.getByRole('button', { name: 'Back' }).focus());
    await press('Back');
    expect(shown()).toBe('On this page');
  });
});
