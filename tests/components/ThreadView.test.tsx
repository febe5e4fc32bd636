import { act, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ThreadView } from '../../components/panel/ThreadView.tsx';
import type { Thread } from '../../utils/ringcentral/thread-record.ts';
import { expectAccessible } from '../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  STORE_FAILED,
  settle,
} from '../support/component-harness.ts';
import { BILLING, knowNumbers } from '../support/draw-composer.ts';
import { at, beth, billing, CUSTOMER, makeMessage, makeThread } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = async () => {
  const onBack = vi.fn();
  harness.draw(<ThreadView threadId="t1" onBack={onBack} />);
  await settle();
  return onBack;
};
const open = async (change: Partial<Thread> = {}) => {
  await harness.arrive({ threads: [makeThread(change)], entries: [makeMessage({ text: 'Hello there' })] });
  return draw();
};
const all = () => document.body.textContent ?? '';
const buttons = () => screen.getAllByRole('button').map((one) => one.textContent || one.title);

describe('a conversation', () => {
  it('says with whom, through which queue and number, and who has it', async () => {
    await open({ assignee: beth });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('(415) 555-0127');
    for (const part of ['Billing', '(650) 555-0110', 'Beth Nolan', 'Hello there']) {
      expect(all()).toContain(part);
    }
    await expectAccessible();
  });

  it('that is open can be taken, assigned, resolved and answered', async () => {
    await knowNumbers(harness, BILLING);
    await open();
    expect(buttons()).toEqual(
      expect.arrayContaining([
        'Back',
        'Assign to me',
        'Resolve',
        'Assign to me and send',
        expect.stringContaining('Assign '),
      ]),
    );
  });

  it.each<[string, Partial<Thread>, RegExp]>([
    ['resolved', { status: 'Resolved', statusReason: 'Manual' }, /Resolved/],
    ['closed by itself', { status: 'Resolved', statusReason: 'ThreadExpired' }, /Closed automatically/],
    ['deleted', { availability: 'Deleted' }, /Deleted/],
  ])('that was %s offers nothing to change, but a new one', async (_, change, words) => {
    await knowNumbers(harness, BILLING);
    await open(change);
    expect(all()).toMatch(words);
    expect(buttons()).toEqual(['Back', 'Attach pictures', 'Send']);
    expect(all()).toContain('Your text starts a new one, assigned to you.');
    await expectAccessible();
  });

  it('shows nothing of what was said once it was deleted', async () => {
    await open();
    await harness.arrive({ deletedThreadIds: ['t1'] });
    await settle();
    expect(all()).not.toContain('Hello there');
    expect(all()).toContain('This conversation was deleted');
  });

  it('follows what colleagues do', async () => {
    await open();
    await harness.arrive({ threads: [makeThread({ assignee: beth, lastModifiedTime: at(5) })] });
    expect(await screen.findByText('Beth Nolan')).toBeTruthy();
    expect(buttons()).toContain('Take over');
  });

  it('that is gone says so and leads back', async () => {
    const onBack = await draw();
    expect(screen.getByRole('heading', { name: 'This conversation is gone' })).toBeTruthy();
    await expectAccessible();
    await press('Back');
    expect(onBack).toHaveBeenCalledTimes(1);
  });

  it('goes when its queue is no longer mine', async () => {
    await open();
    await harness.arrive({ forgottenThreadIds: ['t1'] });
    expect(await screen.findByRole('heading', { name: 'This conversation is gone' })).toBeTruthy();
    expect(all()).not.toContain('Hello there');
  });

  it('asks for what was said, and says so while it waits', async () => {
    await harness.db.put('history', { guestPhoneNumber: CUSTOMER, fetchedAt: harness.now });
    harness.answer((name) => (name === 'loadEntries' ? new Promise(() => {}) : OK));
    await open({ status: 'Resolved' });
    expect(harness.sent).toContainEqual({ name: 'loadEntries', payload: { threadIds: ['t1'] } });
    expect(all()).toContain('Fetching what was said');
    await harness.arrive({ completeThreadIds: ['t1'], entries: [makeMessage({ text: 'Hello there' })] });
    await settle();
    expect(all()).not.toContain('Fetching what was said');
  });

  it('is read by being seen, and again with each new text; what is over needs no reading', async () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const seen = () => harness.sent.filter(({ name }) => name === 'markRead').map(({ payload }) => payload);
    await open();
    expect(seen()).toEqual([]);
    visibility.mockReturnValue('visible');
    await act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(seen()).toEqual([{ threadId: 't1', upTo: at(1) }]);
    await harness.arrive({ entries: [makeMessage({ id: 'e2', creationTime: at(7) })] });
    await settle();
    expect(seen().at(-1)).toEqual({ threadId: 't1', upTo: at(7) });
    await harness.arrive({ threads: [makeThread({ status: 'Resolved', lastModifiedTime: at(9) })] });
    const before = seen().length;
    await harness.arrive({ entries: [makeMessage({ id: 'e3', creationTime: at(10) })] });
    await settle();
    expect(seen()).toHaveLength(before);
    visibility.mockRestore();
  });

  it('begins at its way back, for those who use keys', async () => {
    await open();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Back');
  });

  it('does without names and numbers nobody knows', async () => {
    await open({ owner: { ...billing, name: '' }, ownerParty: { phoneNumber: '' } });
    expect(all()).toContain('Shared inbox');
    expect(all()).not.toMatch(/undefined|null/);
  });

  it('does not complain of what it has already', async () => {
    harness.answer((name) =>
      name === 'loadEntries' ? failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false }) : OK,
    );
    await harness.arrive({
      threads: [makeThread({ status: 'Resolved' })],
      entries: [makeMessage({ text: 'Hello there' })],
      completeThreadIds: ['t1'],
    });
    await draw();
    expect(harness.sentNames()).not.toContain('loadEntries');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(all()).toContain('Hello there');
  });

  it('is that of its customer: the others are above it', async () => {
    const past = { status: 'Resolved', statusReason: 'Manual', creationTime: at(-9_000) };
    await harness.arrive({
      threads: [makeThread({ id: 't0', ...past })],
      entries: [makeMessage({ id: 'e0', threadId: 't0', text: 'Last year', creationTime: at(-9_000) })],
      completeThreadIds: ['t0'],
    });
    await open();
    expect(all().indexOf('Last year')).toBeGreaterThan(0);
    expect(all().indexOf('Hello there')).toBeGreaterThan(all().indexOf('Last year'));
  });

  it('is not called gone when the store cannot be read', async () => {
    await harness.arrive({ threads: [makeThread()] });
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.queryByText('It was deleted, or its queue is no longer yours.')).toBeNull();
    expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    await expectAccessible();
  });
});
