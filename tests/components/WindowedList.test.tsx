import { act, fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WindowedList } from '../../components/ui/WindowedList.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness } from '../support/component-harness.ts';

const ROW = 88;
const HEIGHT = 600;
const IN_VIEW = Math.ceil(HEIGHT / ROW);
/** Rows drawn beyond what is in view, at most. */
const SPARE = 20;

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
});
afterEach(() => vi.restoreAllMocks());

const list = (count: number) => (
  <WindowedList
    items={Array.from({ length: count }, (_, index) => `row ${index}`)}
    rowHeight={ROW}
    keyOf={(item) => item}
    draw={(item) => <button type="button">{item}</button>}
  />
);
const rows = () => screen.queryAllByRole('listitem');
const numbers = () => rows().map(({ textContent }) => Number(textContent?.slice(4)));
const scroll = (top: number) => {
  const box = screen.getByRole('list').parentElement as HTMLElement;
  box.scrollTop = top;
  return act(() => void fireEvent.scroll(box));
};

describe('a list of five thousand', () => {
  it('draws what is in view and little more', async () => {
    harness.draw(list(5000));
    expect(rows().length).toBeGreaterThanOrEqual(IN_VIEW);
    expect(rows().length).toBeLessThan(IN_VIEW + SPARE);
    expect(numbers()[0]).toBe(0);
    expect(screen.getByRole('list').style.height).toBe(`${5000 * ROW}px`);
    await expectAccessible();
  });

  it.each([0, 1, ROW * 100 + 13, ROW * 2500, 5000 * ROW - HEIGHT])(
    'draws every row that is in view at %i px, each in its place',
    async (top) => {
      harness.draw(list(5000));
      await scroll(top);
      const first = Math.floor(top / ROW);
      const last = Math.min(4999, Math.ceil((top + HEIGHT) / ROW) - 1);
      for (let index = first; index <= last; index += 1) expect(numbers()).toContain(index);
      expect(rows().length).toBeLessThan(IN_VIEW + SPARE);
      for (const [at, row] of rows().entries()) {
        const index = numbers()[at] ?? -1;
        expect(row.style.top).toBe(`${index * ROW}px`);
        expect([row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]).toEqual([
          String(index + 1),
          '5000',
        ]);
      }
    },
  );

  it('keeps the rows that stay in view: whoever uses keys does not lose their place', async () => {
    harness.draw(list(5000));
    const fifth = screen.getByRole('button', { name: 'row 5' });
    fifth.focus();
    await scroll(ROW * 2);
    expect(screen.getByRole('button', { name: 'row 5' })).toBe(fifth);
    expect(document.activeElement).toBe(fifth);
  });
});

describe('a list that changes', () => {
  it('draws nothing of nothing, and all of a few', () => {
    const { redraw } = harness.draw(list(0));
    expect(rows()).toEqual([]);
    redraw(list(3));
    expect(numbers()).toEqual([0, 1, 2]);
  });

  it('shows its end when it has grown shorter than where it was scrolled to', async () => {
    const { redraw } = harness.draw(list(5000));
    await scroll(ROW * 4000);
    redraw(list(2));
    await scroll(0);
    expect(numbers()).toEqual([0, 1]);
  });
});

it('is measured anew when the panel is resized, and no longer once it is gone', () => {
  const disconnect = vi.spyOn(ResizeObserver.prototype, 'disconnect');
  harness.draw(list(10)).unmount();
  expect(disconnect).toHaveBeenCalledTimes(1);
});

it('begins where it was left, and tells where it is and when its end is in view', async () => {
  const onScroll = vi.fn();
  const onEnd = vi.fn();
  const items = Array.from({ length: 100 }, (_, index) => `row ${index}`);
  harness.draw(
    <WindowedList
      items={items}
      rowHeight={ROW}
      keyOf={(item) => item}
      draw={(item) => item}
      startAt={ROW * 40}
      onScroll={onScroll}
      onEnd={onEnd}
    />,
  );
  expect(numbers()).toContain(40);
  expect(numbers()).not.toContain(0);
  await scroll(ROW * 20);
  expect(onScroll).toHaveBeenLastCalledWith(ROW * 20);
  expect(onEnd).not.toHaveBeenCalled();
  await scroll(ROW * 100 - HEIGHT);
  expect(onEnd).toHaveBeenCalledTimes(1);
});
