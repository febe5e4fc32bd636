import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '../../components/ui/ConfirmDialog.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness } from '../support/component-harness.ts';

let harness: Harness;
const onConfirm = vi.fn();
const onCancel = vi.fn();
beforeEach(async () => {
  harness = await createHarness();
  vi.clearAllMocks();
});
const draw = (isBusy = false) =>
  harness.draw(
    <ConfirmDialog
      title="Resolve it?"
      confirmText="Resolve"
      isBusy={isBusy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      It cannot be undone.
    </ConfirmDialog>,
  );
const press = (name: string) => act(() => void fireEvent.click(screen.getByRole('button', { name })));
const calls = () => [onConfirm.mock.calls.length, onCancel.mock.calls.length];

describe('a question before something that cannot be undone', () => {
  it('is modal, named by its title, and says what will happen', async () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    draw();
    expect(showModal).toHaveBeenCalledTimes(1);
    const dialog = screen.getByRole('dialog', { name: 'Resolve it?' });
    expect(dialog.textContent).toContain('It cannot be undone.');
    await expectAccessible();
  });

  it.each([
    ['Resolve', [1, 0]],
    ['Cancel', [0, 1]],
  ])('is answered by %s', async (name, expected) => {
    draw();
    await press(name);
    expect(calls()).toEqual(expected);
  });

  it('is left by Escape without the browser closing it behind our back', async () => {
    draw();
    const pressed = new Event('cancel', { cancelable: true });
    await act(() => void screen.getByRole('dialog').dispatchEvent(pressed));
    expect([...calls(), pressed.defaultPrevented]).toEqual([0, 1, true]);
  });

  it('offers the harmless answer first', () => {
    draw();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Cancel',
      'Resolve',
    ]);
  });

  it('takes no second yes while the first is carried out', async () => {
    draw(true);
    await press('Resolve');
    expect(calls()).toEqual([0, 0]);
    expect(screen.getByRole('button', { name: 'Resolve' }).getAttribute('aria-busy')).toBe('true');
  });

  it('closes with whoever asked', async () => {
    const { unmount } = draw();
    const dialog = screen.getByRole('dialog') as HTMLDialogElement;
    expect(dialog.open).toBe(true);
    unmount();
    await vi.waitFor(() => expect(dialog.open).toBe(false));
  });
});
