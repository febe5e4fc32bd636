import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Filter, InboxView } from '../../components/panel/InboxView.tsx';
import { save } from '../../utils/store/save.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, STORE_FAILED, settle } from '../support/component-harness.ts';
import { alex, at, beth, ME, makeThread } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
});
afterEach(() => vi.restoreAllMocks());

const thread = (id: string, minutes: number, change: Parameters<typeof makeThread>[0] = {}) =>
  makeThread({ id, label: id, lastModifiedTime: at(minutes), ...change });
const onOpen = vi.fn();
function Inbox() {
  const [filter, setFilter] = useState<Filter>('unassigned');
  return <InboxView filter={filter} onFilter={setFilter} onOpen={onOpen} />;
}
const draw = async () => {
  await save(harness.db, ME, {}, { from: {}, to: { lastSuccessAt: 1 } });
  harness.draw(<Inbox />);
  await settle();
};
const shown = () =>
  screen
    .queryAllByRole('listitem')
    .map(({ textContent }) => /(?:nobody’s|mine|Beth’s) \d/.exec(textContent ?? '')?.[0]);
const filters = () =>
  screen
    .getAllByRole('button')
    .flatMap((button) =>
      button.hasAttribute('aria-pressed') ? [[button.textContent, button.getAttribute('aria-pressed')]] : [],
    );

describe('the inbox', () => {
  beforeEach(() =>
    harness.arrive({
      threads: [
        thread('nobody’s 1', 1),
        thread('nobody’s 2', 9),
        thread('mine 1', 5, { assignee: alex }),
        thread('Beth’s 1', 7, { assignee: beth }),
        thread('over', 8, { status: 'Resolved' }),
        thread('deleted', 8, { availability: 'Deleted' }),
      ],
    }),
  );

  it('shows what nobody has first, the latest on top, and counts what each filter lists', async () => {
    await draw();
    expect(shown()).toEqual(['nobody’s 2', 'nobody’s 1']);
    expect(filters()).toEqual([
      ['Unassigned 2', 'true'],
      ['Assigned to me 1', 'false'],
      ['All 4', 'false'],
    ]);
    await expectAccessible();
  });

  it.each([
    [/Assigned to me/, ['mine 1']],
    [/^All/, ['nobody’s 2', 'Beth’s 1', 'mine 1', 'nobody’s 1']],
  ])('shows %s', async (filter, expected) => {
    await draw();
    await press(filter);
    expect(shown()).toEqual(expected);
    expect(filters().filter(([, isPressed]) => isPressed === 'true')).toHaveLength(1);
  });

  it('follows what happens', async () => {
    await draw();
    await harness.arrive({ threads: [thread('nobody’s 2', 10, { assignee: beth })] });
    await waitFor(() => expect(shown()).toEqual(['nobody’s 1']));
    await harness.arrive({ unverifiedThreadIds: ['nobody’s 1'] });
    await waitFor(() => expect(shown()).toEqual([]));
  });

  it('opens what is pressed', async () => {
    await draw();
    fireEvent.click(screen.getByRole('button', { name: /nobody’s 1/ }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('nobody’s 1');
  });
});

describe('an inbox with nothing to show', () => {
  it.each([
    [/^Unassigned/, 'Every open conversation has somebody.'],
    [/Assigned to me/, 'Nothing is assigned to you.'],
    [/^All/, 'Your queues have no open conversations.'],
  ])('says what that means for %s', async (filter, words) => {
    await draw();
    await press(filter);
    expect(screen.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  it('claims nothing before the first sync', async () => {
    harness.draw(<Inbox />);
    await settle();
    expect(screen.queryByText('Every open conversation has somebody.')).toBeNull();
    expect(screen.getByRole('status').textContent).toContain(
      'Fetching your team’s conversations for the first time',
    );
    await expectAccessible();
  });

  it('shows what is there even before the first sync is complete', async () => {
    await harness.arrive({ threads: [thread('nobody’s 1', 1)] });
    harness.draw(<Inbox />);
    await settle();
    expect(shown()).toEqual(['nobody’s 1']);
  });

  it('claims nothing when the store cannot be read', async () => {
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    expect(screen.queryByText('Every open conversation has somebody.')).toBeNull();
    await expectAccessible();
  });
});
