import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberChips } from '../../components/panel/NumberChips.tsx';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press } from '../support/component-harness.ts';
import { pageNumber } from '../support/make-page.ts';

const NUMBERS = Array.from({ length: 8 }, (_, index) => pageNumber(`+1212555010${index}`));
const onPin = vi.fn();
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = (numbers: PageNumber[], onBack?: () => void) => {
  const onChoose = vi.fn();
  const chosen = numbers[0]?.phoneNumber ?? '';
  harness.draw(
    <NumberChips numbers={numbers} chosen={chosen} onChoose={onChoose} onPin={onPin} onBack={onBack} />,
  );
  return onChoose;
};
const chips = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

describe('the numbers of a page', () => {
  it('are one alone, without anything to choose', async () => {
    draw(NUMBERS.slice(0, 1));
    expect(screen.getByRole('heading').textContent).toBe('(212) 555-0100');
    expect(screen.queryAllByRole('button').map((one) => one.title)).toEqual(['Pin this customer']);
    fireEvent.click(screen.getByRole('button', { name: 'Pin this customer' }));
    expect(onPin).toHaveBeenCalledTimes(1);
    await expectAccessible();
  });

  it('are offered beside the one that is shown', async () => {
    const onChoose = draw(NUMBERS.slice(0, 3));
    expect(chips()).toEqual(['(212) 555-0101', '(212) 555-0102']);
    fireEvent.click(screen.getByRole('button', { name: '(212) 555-0102' }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('+12125550102');
    await expectAccessible();
  });

  it('say what the page calls them', () => {
    draw([pageNumber('+12125550100', 'mobile'), pageNumber('+12125550101', 'work')]);
    expect(screen.getByText('mobile')).toBeTruthy();
    expect(chips()[0]).toContain('work');
  });

  it('say why the shown one was taken for the customer’s, when asked', async () => {
    draw([{ ...pageNumber('+12125550100', 'mobile'), reasons: ['mobileLabel', 'inMain', 'isLink'] }]);
    const why = screen.getByText('Why this number?').closest('details');
    expect(why?.open).toBe(false);
    expect([...(why?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'labelled as a mobile number',
      'in the main part of the page',
      'a link to call or text',
    ]);
    await expectAccessible();
  });

  it('abroad are written internationally', () => {
    draw([pageNumber('+442071838750'), pageNumber('+4930901820')]);
    expect(screen.getByRole('heading').textContent).toBe('+44 20 7183 8750');
  });

  it('are left for their list where they came from one', () => {
    const onBack = vi.fn();
    draw(NUMBERS.slice(0, 3), onBack);
    expect(chips()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to the page’s numbers' }));
    expect(onBack).toHaveBeenCalledTimes(1);
  });

  it.each([
    [5, 4],
    [6, 5],
  ])('of which %i are on the page stand side by side as far as there is room', (count, shown) => {
    draw(NUMBERS.slice(0, count));
    expect(chips()).toHaveLength(shown);
    expect(screen.queryAllByRole('button', { name: /more$/ })).toHaveLength(count - 1 > 4 ? 1 : 0);
  });

  it('can all be reached, however many there are', async () => {
    const onChoose = draw(NUMBERS);
    expect(chips()).toEqual([
      '(212) 555-0101',
      '(212) 555-0102',
      '(212) 555-0103',
      '(212) 555-0104',
      '3 more',
    ]);
    for (const { phoneNumber } of NUMBERS.slice(1, 5)) {
      fireEvent.click(screen.getByRole('button', { name: new RegExp(phoneNumber.slice(-4)) }));
    }
    for (const { phoneNumber } of NUMBERS.slice(5)) {
      await press('3 more');
      await expectAccessible();
      fireEvent.click(screen.getByRole('menuitem', { name: new RegExp(phoneNumber.slice(-4)) }));
    }
    expect(onChoose.mock.calls.flat()).toEqual(NUMBERS.slice(1).map(({ phoneNumber }) => phoneNumber));
  });
});
