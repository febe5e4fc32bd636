import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageList } from '../../components/panel/PageList.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, STORE_FAILED, settle } from '../support/component-harness.ts';
import { pageNumber } from '../support/make-page.ts';
import { alex, beth, makeThread } from '../support/make-records.ts';

const NUMBERS = ['+12125550114', '+14155550127', '+13125550135'].map((number) => pageNumber(number));
const [DANA = '', MARCUS = '', LEILA = ''] = NUMBERS.map(({ phoneNumber }) => phoneNumber);
const thread = (phoneNumber: string, change: Parameters<typeof makeThread>[0] = {}) =>
  makeThread({ id: `t ${phoneNumber}`, guestParty: { phoneNumber }, ...change });

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async () => {
  const onChoose = vi.fn();
  harness.draw(<PageList numbers={NUMBERS} onChoose={onChoose} />);
  await settle();
  return onChoose;
};
const rows = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

describe('a page that lists many people', () => {
  it('offers those with conversations, in the order of the page, and says who has them', async () => {
    await harness.arrive({
      threads: [thread(LEILA, { assignee: beth }), thread(DANA, { assignee: alex })],
    });
    const onChoose = await draw();
    expect(rows()).toEqual(['(212) 555-0114You', '(312) 555-0135Beth Nolan']);
    fireEvent.click(screen.getByRole('button', { name: /312/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(LEILA);
    await expectAccessible();
  });

  it('offers the reading of digits that has conversations', async () => {
    await harness.arrive({ threads: [thread(MARCUS)] });
    const onChoose = vi.fn();
    const numbers = [{ ...pageNumber('+4930901820'), alternatives: [MARCUS] }, pageNumber(LEILA)];
    harness.draw(<PageList numbers={numbers} onChoose={onChoose} />);
    await settle();
    expect(rows()).toEqual(['(415) 555-0127Unassigned']);
    fireEvent.click(screen.getByRole('button', { name: /415/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(MARCUS);
  });

  it('says so when nobody has one', async () => {
    await draw();
    expect(screen.getByText(/None of the 3 numbers/)).toBeTruthy();
    await expectAccessible();
  });

  it('follows what happens', async () => {
    await draw();
    await harness.arrive({ threads: [thread(MARCUS)] });
    await settle();
    expect(rows()).toEqual(['(415) 555-0127Unassigned']);
    await harness.arrive({ threads: [thread(MARCUS, { assignee: beth })] });
    await settle();
    expect(rows()).toEqual(['(415) 555-0127Beth Nolan']);
  });

  it('does not say that nobody has one when the store cannot be read', async () => {
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    expect(screen.queryByText(/None of the 3 numbers/)).toBeNull();
  });
});
