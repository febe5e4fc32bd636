import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Menu, type MenuItem } from '../../components/ui/Menu.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness } from '../support/component-harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const chosen = vi.fn();
const ITEMS: MenuItem[] = [
  { text: 'Edit', icon: 'pencil', onChoose: () => chosen('Edit') },
  { text: 'Share', hint: 'With everybody', onChoose: () => chosen('Share') },
  { text: 'Delete', disabledReason: 'Not yours.', onChoose: () => chosen('Delete') },
];
const draw = (change: Partial<Parameters<typeof Menu>[0]> = {}) => {
  chosen.mockClear();
  return harness.draw(
    <>
      <button type="button">elsewhere</button>
      <Menu button="Actions" items={ITEMS} {...change} />
    </>,
  );
};
const button = () => screen.getByRole('button', { name: 'Actions' });
const items = () => screen.queryAllByRole('menuitem');
const focused = () => document.activeElement?.textContent;
const open = () => act(() => void fireEvent.click(button()));
const key = (name: string) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key: name }));

describe('a menu', () => {
  it('is a button that says whether it is open', async () => {
    draw();
    expect([button().getAttribute('aria-haspopup'), button().getAttribute('aria-expanded')]).toEqual([
      'menu',
      'false',
    ]);
    expect(items()).toEqual([]);
    await open();
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(items()).toHaveLength(3);
    await expectAccessible();
    await open();
    expect(items()).toEqual([]);
  });

  // ARIA Authoring Practices, menu button pattern.
  it('begins at its first item and moves by arrows, around its ends', async () => {
    draw();
    await open();
    const path = [focused()];
    for (const name of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await key(name);
      path.push(focused());
    }
    expect(path.map((text) => text?.slice(0, 4))).toEqual([
      'Edit',
      'Shar',
      'Dele',
      'Edit',
      'Dele',
      'Edit',
      'Dele',
    ]);
  });

  it('closes by Escape, back at its button', async () => {
    draw();
    await open();
    await key('Escape');
    expect([items().length, document.activeElement]).toEqual([0, button()]);
  });

  it('closes by Tab without holding the focus', async () => {
    draw();
    await open();
    await key('Tab');
    expect(items()).toEqual([]);
    expect(document.activeElement).not.toBe(button());
  });

  it('closes when something else is pressed', async () => {
    draw();
    await open();
    await act(() => void fireEvent.pointerDown(items()[0] ?? document.body));
    expect(items()).toHaveLength(3);
    await act(() => void fireEvent.pointerDown(screen.getByText('elsewhere')));
    expect(items()).toEqual([]);
  });

  it('does what is chosen, closed and back at its button', async () => {
    draw();
    await open();
    await act(() => void fireEvent.click(items()[1] ?? document.body));
    expect(chosen).toHaveBeenCalledExactlyOnceWith('Share');
    expect([items().length, document.activeElement]).toEqual([0, button()]);
  });

  it('says why an item cannot be chosen, and stays open', async () => {
    draw();
    await open();
    expect(items()[2]?.textContent).toBe('DeleteNot yours.');
    await act(() => void fireEvent.click(items()[2] ?? document.body));
    expect(chosen).not.toHaveBeenCalled();
    expect(items()).toHaveLength(3);
  });

  it('leaves keys alone while it is closed', async () => {
    draw();
    button().focus();
    await key('ArrowDown');
    await key('Escape');
    expect(items()).toEqual([]);
  });

  it.each([
    ['busy', { isBusy: true }],
    ['disabled', { disabledReason: 'Not now.' }],
  ])('does not open while it is %s', async (_, change) => {
    const onOpen = vi.fn();
    draw({ ...change, onOpen });
    await open();
    expect([items().length, onOpen.mock.calls.length]).toEqual([0, 0]);
  });

  it('tells when it opens, not when it closes', async () => {
    const onOpen = vi.fn();
    draw({ onOpen });
    await open();
    await open();
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('says so when there is nothing to choose, and closes by Escape all the same', async () => {
    draw({ items: [], emptyText: 'Nobody yet' });
    button().focus();
    await open();
    expect(screen.getByRole('status').textContent).toBe('Nobody yet');
    await expectAccessible();
    await key('Escape');
    expect(screen.queryByRole('status')).toBeNull();
  });
});
