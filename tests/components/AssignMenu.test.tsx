import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AssignMenu } from '../../components/panel/AssignMenu.tsx';
import type { SmsRecipient } from '../../utils/ringcentral/people-api.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, press, settle } from '../support/component-harness.ts';
import { alex, beth, billing, ME, makeStored, sam } from '../support/make-records.ts';

const recipient = (id: string, name: string, assignable = true): SmsRecipient => ({
  id,
  name,
  extensionNumber: id,
  extensionType: 'User',
  assignable,
  hasLicense: true,
});
const EVERYBODY = [
  recipient(sam.extensionId, sam.name),
  recipient(ME, alex.name),
  recipient('199', 'After-Hours Bot', false),
  recipient(beth.extensionId, beth.name),
];

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const know = (recipients: SmsRecipient[]) =>
  harness.db.put('handlers', { ownerId: billing.extensionId, recipients, fetchedAt: 0 });
const onHandOver = vi.fn<(colleagues: readonly SmsRecipient[]) => void>();
const open = async (change: Partial<StoredThread> = {}, isBusy = false) => {
  const onAssign = vi.fn();
  const thread = makeStored(change);
  harness.draw(<AssignMenu thread={thread} isBusy={isBusy} onAssign={onAssign} onHandOver={onHandOver} />);
  await settle();
  await press('Assign to a colleague');
  return onAssign;
};
const items = () => screen.queryAllByRole('menuitem');
const item = (name: RegExp) => screen.getByRole('menuitem', { name });

describe('the colleagues of a queue', () => {
  beforeEach(() => know(EVERYBODY));

  it('are those who may be assigned, by name, without me', async () => {
    const onAssign = await open();
    expect(items().map(({ textContent }) => textContent)).toEqual([
      'Beth Nolan',
      'Sam Ortiz',
      'Hand over with a note…',
    ]);
    await expectAccessible();
    fireEvent.click(item(/Beth/));
    expect(onAssign).toHaveBeenCalledExactlyOnceWith(beth.extensionId);
    expect(items()).toEqual([]);
  });

  it('are asked for when the menu opens, of this queue', async () => {
    await open();
    expect(harness.sent).toEqual([{ name: 'loadHandlers', payload: { ownerId: billing.extensionId } }]);
  });

  it('may be given what is mine, and the queue may have it back', async () => {
    const onAssign = await open({ assignee: alex });
    expect(items().map(({ textContent }) => textContent)).toEqual([
      'Beth Nolan',
      'Sam Ortiz',
      'Hand over with a note…',
      'UnassignBack to the queue',
    ]);
    fireEvent.click(item(/Unassign/));
    expect(onAssign).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('cannot be given what another has; the reason stands there', async () => {
    const onAssign = await open({ assignee: beth });
    for (const [name, reason] of [
      [/^Beth/, 'Beth Nolan already has it.'],
      [/^Sam/, 'Only Beth Nolan can hand this conversation on'],
      [/^Unassign/, 'Only Beth Nolan can hand this conversation on'],
    ] as const) {
      expect(item(name).textContent).toContain(reason);
      expect(item(name).getAttribute('aria-disabled')).toBe('true');
      fireEvent.click(item(name));
    }
    expect(onAssign).not.toHaveBeenCalled();
    expect(screen.queryByRole('menuitem', { name: /Hand over/ })).toBeNull();
    await expectAccessible();
  });

  it('may be handed it with a note: those who may have it, to be chosen from', async () => {
    await open({ assignee: alex });
    fireEvent.click(item(/Hand over/));
    const names = onHandOver.mock.lastCall?.[0].map(({ name }) => name);
    expect(names).toEqual(['Beth Nolan', 'Sam Ortiz']);
  });

  it('wait while an assignment is on its way', async () => {
    await open({}, true);
    expect(items()).toEqual([]);
  });
});

describe('colleagues nobody knows yet', () => {
  it('are awaited, and come into the open menu', async () => {
    await open();
    expect(screen.getByRole('status').textContent).toBe('Asking who handles this queue');
    await expectAccessible();
    await know(EVERYBODY);
    await harness.tell({ topics: ['handlers'] });
    await settle();
    expect(items()).toHaveLength(3);
    expect(document.activeElement).toBe(items()[0]);
  });

  it('could not be asked for: why', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false }));
    await open();
    expect(screen.getByRole('status').textContent).toMatch(/cannot be reached/);
  });

  it.each([
    ['nobody at all', []],
    ['nobody but me', [recipient(ME, alex.name)]],
  ])('may turn out to be %s, which is then said', async (_, recipients) => {
    await know(recipients);
    await open();
    expect(screen.getByRole('status').textContent).toBe('Nobody else handles this queue');
  });
});
