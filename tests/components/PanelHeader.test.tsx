import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelHeader } from '../../components/panel/PanelHeader.tsx';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const onSearch = vi.fn();
const draw = (change: Partial<Parameters<typeof PanelHeader>[0]> = {}) => {
  const onView = vi.fn();
  harness.draw(
    <PanelHeader
      view="customer"
      unassigned={0}
      myName="Alex Rivera"
      onView={onView}
      onSearch={onSearch}
      {...change}
    />,
  );
  return onView;
};
const inbox = () => screen.getByRole('button', { name: /^Inbox/ });
const choose = async (name: RegExp) => {
  await press('More');
  fireEvent.click(screen.getByRole('menuitem', { name }));
  await settle();
};

describe('the head of the panel', () => {
  it.each([
    [0, 'Inbox'],
    [1, 'Inbox1 unassigned'],
    [99, 'Inbox99 unassigned'],
    [100, 'Inbox99+ unassigned'],
  ])('counts %i unassigned conversations', async (unassigned, words) => {
    draw({ unassigned });
    expect(inbox().textContent).toBe(words);
    await expectAccessible();
  });

  it('leads to the other view', () => {
    const onView = draw();
    fireEvent.click(inbox());
    expect(onView).toHaveBeenCalledExactlyOnceWith('inbox');
  });

  it('asks for fresh data, and shows that it does', async () => {
    harness.answer(() => new Promise(() => {}));
    draw();
    await press('Refresh');
    await press('Refresh');
    expect(harness.sentNames()).toEqual(['syncNow']);
    expect(screen.getByRole('button', { name: 'Refresh' }).getAttribute('aria-busy')).toBe('true');
  });

  it('leads to the settings', async () => {
    draw();
    await choose(/^Settings/);
    expect(harness.asked).toEqual(['options']);
  });

  it('says who signs out, asks first, and does it once', async () => {
    draw();
    await press('More');
    expect(screen.getByRole('menuitem', { name: /^Sign out/ }).textContent).toBe('Sign outAlex Rivera');
    await press('More');
    await choose(/^Sign out/);
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('Conversations and drafts are removed from this browser.');
    expect(harness.sent).toEqual([]);
    await expectAccessible();
    const yes = within(dialog).getByRole('button', { name: 'Sign out' });
    fireEvent.click(yes);
    fireEvent.click(yes);
    await settle();
    expect(harness.sentNames()).toEqual(['signOut']);
  });

  it('stays signed in after a no', async () => {
    draw();
    await choose(/^Sign out/);
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await settle();
    expect([screen.queryByRole('dialog'), harness.sent]).toEqual([null, []]);
  });
});
