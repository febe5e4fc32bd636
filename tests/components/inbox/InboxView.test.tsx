import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InboxView } from '../../../components/inbox/InboxView.tsx';
import { OpenThreadsProvider } from '../../../components/inbox/OpenThreads.tsx';
import { writeDraft } from '../../../utils/drafts.ts';
import { type InboxChoice, inboxChoiceKey } from '../../../utils/inbox/choose-rows.ts';
import { save } from '../../../utils/store/save.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, type Harness, press, STORE_FAILED, settle } from '../../support/component-harness.ts';
import { alex, at, beth, ME, makeMessage, makeThread, START, support } from '../../support/make-records.ts';

const HOUR = 3_600_000;
let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
});
afterEach(() => vi.restoreAllMocks());

const thread = (id: string, minutes: number, change: Parameters<typeof makeThread>[0] = {}) =>
  makeThread({ id, label: id, lastModifiedTime: at(minutes), ...change });
const onOpen = vi.fn();
const scrollTop = { current: 0 };
const inbox = (query = '') => (
  <OpenThreadsProvider>
    <InboxView
      query={query}
      isSearching={false}
      onQuery={() => {}}
      onOpen={onOpen}
      onLookUp={() => {}}
      scrollTop={scrollTop}
    />
  </OpenThreadsProvider>
);
const draw = async () => {
  await save(harness.db, ME, {}, { from: {}, to: { lastSuccessAt: 1, firstSuccessAt: START } });
  const drawn = harness.draw(inbox());
  await settle();
  return drawn;
};
const rowOf = (id: string) => screen.getByRole('button', { name: new RegExp(id) });
const shown = () =>
  screen
    .queryAllByRole('listitem')
    .map(({ textContent }) => /(?:nobody’s|mine|Beth’s|over) \d/.exec(textContent ?? '')?.[0]);
const filters = () =>
  screen
    .getAllByRole('button')
    .flatMap((button) =>
      button.hasAttribute('aria-pressed') ? [[button.textContent, button.getAttribute('aria-pressed')]] : [],
    );
const choose = async (label: string, value: string) => {
  await act(() => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
  await settle();
};

describe('the inbox', () => {
  beforeEach(() =>
    harness.arrive({
      threads: [
        thread('nobody’s 1', 1),
        thread('nobody’s 2', 9, { owner: support }),
        thread('mine 1', 5, { assignee: alex }),
        thread('Beth’s 1', 7, { assignee: beth }),
        thread('over 1', 8, { status: 'Resolved' }),
        thread('over 2', 9, { status: 'Resolved', owner: support }),
        thread('deleted', 8, { availability: 'Deleted' }),
      ],
      entries: [
        makeMessage({ id: 'a', threadId: 'nobody’s 1', creationTime: at(1) }),
        makeMessage({ id: 'b', threadId: 'nobody’s 2', creationTime: at(9) }),
        makeMessage({ id: 'c', threadId: 'Beth’s 1', creationTime: at(7) }),
      ],
    }),
  );

  it('shows what nobody has first, who waits longest on top, and counts what each filter lists', async () => {
    await draw();
    expect(shown()).toEqual(['nobody’s 1', 'nobody’s 2']);
    expect(filters()).toEqual([
      ['Unassigned 2', 'true'],
      ['Assigned to me 1', 'false'],
      ['All open 4', 'false'],
      ['Resolved', 'false'],
    ]);
    await expectAccessible();
  });

  it.each([
    [/Assigned to me/, ['mine 1']],
    [/^All/, ['nobody’s 1', 'Beth’s 1', 'nobody’s 2', 'mine 1']],
    [/^Resolved/, ['over 2', 'over 1']],
  ])('shows %s', async (filter, expected) => {
    await draw();
    await press(filter);
    expect(shown()).toEqual(expected);
    expect(filters().filter(([, isPressed]) => isPressed === 'true')).toHaveLength(1);
  });

  it('sorts by the latest text, shows one queue, and counts it alone', async () => {
    await draw();
    await choose('Order', 'latest');
    expect(shown()).toEqual(['nobody’s 2', 'nobody’s 1']);
    await choose('Queue', support.extensionId);
    expect(shown()).toEqual(['nobody’s 2']);
    expect(filters()[0]).toEqual(['Unassigned 1', 'true']);
    await press(/^Resolved/);
    expect(shown()).toEqual(['over 2']);
    await choose('Queue', '');
    expect(shown()).toEqual(['over 2', 'over 1']);
  });

  it('remembers the choice, also a queue that has nothing open any more', async () => {
    const chosen: InboxChoice = {
      filter: 'mine',
      order: 'latest',
      owner: { extensionId: '9', name: 'Sales' },
    };
    await harness.local.set({ [inboxChoiceKey(ME)]: chosen });
    await draw();
    expect(filters()[1]).toEqual(['Assigned to me 0', 'true']);
    expect(screen.getByText('Nothing of Sales is listed here now.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Queue').value).toBe('9');
    await press(/^All/);
    expect(harness.local.dump()[inboxChoiceKey(ME)]).toEqual({ ...chosen, filter: 'open' });
  });

  it('follows what happens, row by row', async () => {
    await draw();
    const getAll = vi.spyOn(IDBIndex.prototype, 'getAll');
    await harness.arrive({ threads: [thread('nobody’s 2', 10, { assignee: beth })] });
    await waitFor(() => expect(shown()).toEqual(['nobody’s 1']));
    await harness.arrive({ unverifiedThreadIds: ['nobody’s 1'] });
    await waitFor(() => expect(shown()).toEqual([]));
    await harness.arrive({ threads: [thread('nobody’s 3', 11)] });
    await waitFor(() => expect(shown()).toEqual(['nobody’s 3']));
    expect(getAll).not.toHaveBeenCalled();
  });

  it('follows what happens to resolved ones', async () => {
    await draw();
    await press(/^Resolved/);
    await harness.arrive({ threads: [thread('mine 1', 20, { status: 'Resolved' })] });
    await waitFor(() => expect(shown()).toEqual(['mine 1', 'over 2', 'over 1']));
  });

  it('reads everything again when told that much changed', async () => {
    await draw();
    await save(harness.db, ME, { threads: [thread('nobody’s 4', 12)] });
    await harness.tell({ isEverything: true });
    await waitFor(() => expect(shown()).toContain('nobody’s 4'));
  });

  it('opens what is pressed', async () => {
    await draw();
    fireEvent.click(rowOf('nobody’s 1'));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('nobody’s 1');
  });

  it('is where it was when one comes back', async () => {
    scrollTop.current = 44;
    const { container } = await draw();
    expect(container.querySelector('ul')?.parentElement?.scrollTop).toBe(44);
    await press(/^All/);
    expect(scrollTop.current).toBe(0);
  });
});

describe('a row', () => {
  const words = () => screen.getByRole('listitem').textContent ?? '';
  const inbound = (minutes: number) => makeMessage({ id: `m${minutes}`, creationTime: at(minutes) });

  it('says who, what, which queue, who has it, and how long they wait', async () => {
    harness.now = START + 2 * HOUR;
    await harness.arrive({ threads: [makeThread({ assignee: undefined })], entries: [inbound(60)] });
    await draw();
    for (const part of ['(415) 555-0127', 'Is my order ready?', 'Billing', 'Unassigned', 'Waiting 1 h']) {
      expect(words()).toContain(part);
    }
    await expectAccessible();
  });

  it('says when it closes itself', async () => {
    harness.now = START + 67 * HOUR;
    await harness.arrive({ threads: [makeThread()] });
    await draw();
    expect(words()).toContain('Closes itself in 5 h');
  });

  it('is unread until it was looked at, and again with the next text', async () => {
    await harness.arrive({ threads: [makeThread()], entries: [inbound(-5)] });
    await draw();
    expect(words()).not.toContain('Unread');
    await harness.arrive({ entries: [inbound(5)] });
    await waitFor(() => expect(words()).toContain('Unread'));
    const stored = await harness.db.get('threads', 't1');
    if (stored) await harness.db.put('threads', { ...stored, readTime: at(5) });
    await harness.tell({ threadIds: ['t1'], topics: ['reads'] });
    await waitFor(() => expect(words()).not.toContain('Unread'));
    await harness.arrive({ entries: [inbound(6)] });
    await waitFor(() => expect(words()).toContain('Unread'));
  });

  it('says that a draft is waiting, as long as it does', async () => {
    await harness.arrive({ threads: [makeThread()] });
    await draw();
    expect(words()).not.toContain('Draft');
    const place = { extensionId: ME, kind: 'note', threadId: 't1' } as const;
    await act(() => writeDraft(harness.local, place, 'Half a tho'));
    expect(words()).toContain('Draft');
    await act(() => writeDraft(harness.local, place, ''));
    expect(words()).not.toContain('Draft');
  });
});

describe('an inbox with nothing to show', () => {
  it.each([
    [/^Unassigned/, 'Every open conversation has somebody.'],
    [/Assigned to me/, 'Nothing is assigned to you.'],
    [/^All/, 'Your queues have no open conversations.'],
    [/^Resolved/, 'No conversation was resolved in the last 30 days.'],
  ])('says what that means for %s', async (filter, words) => {
    await draw();
    await press(filter);
    expect(screen.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  it('claims nothing before the first sync', async () => {
    harness.draw(inbox());
    await settle();
    expect(screen.queryByText('Every open conversation has somebody.')).toBeNull();
    expect(screen.getByRole('status').textContent).toContain(
      'Fetching your team’s conversations for the first time',
    );
    await expectAccessible();
  });

  it('shows what is there even before the first sync is complete', async () => {
    await harness.arrive({ threads: [thread('nobody’s 1', 1)] });
    harness.draw(inbox());
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
