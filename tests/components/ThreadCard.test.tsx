import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ThreadCard } from '../../components/panel/ThreadCard.tsx';
import { NO_ACTIVITY, type StoredThread } from '../../utils/store/schema.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, pass } from '../support/component-harness.ts';
import { alex, at, beth, billing, makeStored } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
const draw = (change: Partial<StoredThread> = {}) => {
  const onOpen = vi.fn();
  harness.draw(<ThreadCard thread={makeStored(change)} onOpen={onOpen} />);
  return onOpen;
};
const words = () => screen.getByRole('button').textContent ?? '';

describe('a conversation in a list', () => {
  it('says queue, last text, who has it and when, and opens', async () => {
    harness.now = Date.parse(at(30));
    const onOpen = draw({ assignee: beth, activity: { ...NO_ACTIVITY, lastMessageTime: at(5) } });
    for (const part of ['Billing', 'Is my order ready?', 'Beth Nolan', formatTimeOfDay(at(5))]) {
      expect(words()).toContain(part);
    }
    fireEvent.click(screen.getByRole('button'));
    expect(onOpen).toHaveBeenCalledTimes(1);
    await expectAccessible();
  });

  it.each<[string, Partial<StoredThread>, string]>([
    ['nobody has', {}, 'Unassigned'],
    ['is mine', { assignee: alex }, 'You'],
    ['is over', { status: 'Resolved', statusReason: 'ThreadExpired' }, 'Closed automatically'],
    ['is being checked', { isUnverified: true }, 'Checking'],
    [
      'has only a picture',
      { label: undefined, activity: { ...NO_ACTIVITY, lastMessageTime: at(1) } },
      'A picture or file',
    ],
    ['has no text yet', { label: undefined }, 'No text yet'],
    ['was deleted', { availability: 'Deleted', label: undefined }, 'The texts were deleted'],
    ['has a queue without a name', { owner: { ...billing, name: '' } }, '+16505550110'],
  ])('that %s says so', (_, change, expected) => {
    draw(change);
    expect(words()).toContain(expected);
  });

  it('shows markup in a text as text', () => {
    draw({ label: '<img src=x onerror="alert(1)"> & <b>bold</b>' });
    expect(words()).toContain('<img src=x onerror="alert(1)"> & <b>bold</b>');
    expect(document.querySelector('img, b')).toBeNull();
  });

  it('keeps the direction of foreign text to itself', () => {
    draw({ label: '\u202Eevil', assignee: { ...beth, name: 'שלום' } });
    expect(document.querySelector('bdi')).toBeTruthy();
    expect(screen.getByText('\u202Eevil').tagName).toBe('BDI');
  });

  it('grows older while it is looked at', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    harness.now = Date.parse('2026-03-10T23:59:50');
    draw({ lastModifiedTime: new Date('2026-03-10T10:00:00').toISOString() });
    expect(words()).not.toContain('Yesterday');
    harness.now += 60_000;
    await pass(60_000);
    expect(words()).toContain('Yesterday');
    vi.useRealTimers();
  });

  it('survives times nobody knows', () => {
    draw({ lastModifiedTime: '', creationTime: '' });
    expect(document.querySelector('time')).toBeNull();
  });
});
