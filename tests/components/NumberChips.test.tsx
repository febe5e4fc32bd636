import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberChips } from '../../components/panel/NumberChips.tsx';
import type { KnownNumber } from '../../utils/customer/known-numbers.ts';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press } from '../support/component-harness.ts';
import { pageNumber } from '../support/make-page.ts';
import { alex, at, beth, makeStored } from '../support/make-records.ts';

const known = (page: PageNumber, thread?: StoredThread, isKnown = true): KnownNumber => ({
  page,
  state: { phoneNumber: page.phoneNumber, thread, isKnown },
});
const NUMBERS = Array.from({ length: 8 }, (_, index) => known(pageNumber(`+1212555010${index}`)));
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = (numbers: KnownNumber[], chosen = numbers[0]?.state.phoneNumber ?? '') => {
  const onChoose = vi.fn();
  harness.draw(<NumberChips numbers={numbers} chosen={chosen} onChoose={onChoose} />);
  return onChoose;
};
const chips = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

describe('the numbers of a page', () => {
  it('are no choice when there is one alone', () => {
    draw(NUMBERS.slice(0, 1));
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('are offered with the shown one among them, marked', async () => {
    const onChoose = draw(NUMBERS.slice(0, 3), '+12125550101');
    expect(chips()).toEqual(['(212) 555-0100No texts', '(212) 555-0101No texts', '(212) 555-0102No texts']);
    expect(screen.getByRole('button', { pressed: true }).textContent).toContain('0101');
    fireEvent.click(screen.getByRole('button', { name: /0102/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(NUMBERS[2]);
    await expectAccessible();
  });

  it('say what the page calls them, and the number itself where one points', () => {
    draw([known(pageNumber('+12125550100', 'mobile')), known(pageNumber('+12125550101', 'work'))]);
    expect(chips()).toEqual(['mobileNo texts', 'workNo texts']);
    expect(screen.getByRole('button', { name: /mobile/ }).title).toBe('(212) 555-0100');
  });

  it('say what is going on with each, now', async () => {
    harness.now = Date.parse(at(13));
    const activity = { lastInboundTime: at(1), lastOutboundTime: '', lastMessageTime: at(1) };
    const numbers = [
      makeStored({ activity }),
      makeStored({ activity, assignee: alex }),
      makeStored({ assignee: beth }),
      makeStored({ isUnverified: true }),
    ].map((thread, index) => known(pageNumber(`+1212555010${index}`), thread));
    draw(numbers);
    expect(chips().map((chip) => chip?.slice('(212) 555-0100'.length))).toEqual([
      'Open · unassigned 12 min',
      'Open · you 12 min',
      'Open · Beth Nolan',
      'Checking',
    ]);
    await expectAccessible();
  });

  it('claim nothing about one whose past was not asked for yet', () => {
    draw([known(pageNumber('+12125550100'), undefined, false), known(pageNumber('+12125550101'))]);
    expect(chips()).toEqual(['(212) 555-0100Checking', '(212) 555-0101No texts']);
  });

  it('are those the inbox reads from the page’s digits', () => {
    const read = {
      page: pageNumber('+12125550100'),
      state: { phoneNumber: '+442071838750', thread: makeStored(), isKnown: true },
    };
    draw([read, known(pageNumber('+4930901820'))], '+442071838750');
    expect(chips().map((chip) => chip?.replace(/Open.*|No.*/, ''))).toEqual([
      '+44 20 7183 8750',
      '+49 30 901820',
    ]);
    expect(screen.getByRole('button', { pressed: true }).textContent).toContain('+44 20');
  });

  it.each([
    [4, 4],
    [5, 5],
  ])('of which %i are on the page stand side by side as far as there is room', (count, shown) => {
    draw(NUMBERS.slice(0, count));
    expect(chips()).toHaveLength(shown);
    expect(screen.queryAllByRole('button', { name: /more$/ })).toHaveLength(count > 4 ? 1 : 0);
  });

  it('can all be reached, however many there are', async () => {
    const onChoose = draw(NUMBERS);
    expect(chips()).toHaveLength(5);
    expect(chips().at(-1)).toBe('4 more');
    for (const { page } of NUMBERS.slice(0, 4)) {
      fireEvent.click(screen.getByRole('button', { name: new RegExp(page.phoneNumber.slice(-4)) }));
    }
    for (const { page } of NUMBERS.slice(4)) {
      await press('4 more');
      await expectAccessible();
      const item = screen.getByRole('menuitem', { name: new RegExp(page.phoneNumber.slice(-4)) });
      expect(item.textContent).toContain('No texts');
      fireEvent.click(item);
    }
    expect(onChoose.mock.calls.flat()).toEqual(NUMBERS);
  });
});
