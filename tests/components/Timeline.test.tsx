import { screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Timeline } from '../../components/panel/Timeline.tsx';
import type { AppError } from '../../utils/app-error.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, type Harness, press, settle } from '../support/component-harness.ts';
import {
  at,
  beth,
  makeHint,
  makeMessage,
  makeMessages,
  makeNote,
  makeStored,
  makeThread,
} from '../support/make-records.ts';

const local = (text: string) => new Date(text).toISOString();
const scrollTo = vi.fn();
let harness: Harness;

beforeEach(async () => {
  harness = await createHarness();
  harness.now = Date.parse('2026-03-10T12:00:00');
  scrollTo.mockClear();
  vi.spyOn(Element.prototype, 'scrollTo').mockImplementation(scrollTo);
});
afterEach(() => vi.restoreAllMocks());

const draw = async (
  change: Partial<StoredThread> = {},
  { isLoading = false, error }: { isLoading?: boolean; error?: AppError } = {},
) => {
  const onRetry = vi.fn();
  harness.draw(
    <Timeline thread={makeStored(change)} isLoading={isLoading} error={error} onRetry={onRetry} />,
  );
  await settle();
  return onRetry;
};
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
const days = () => screen.queryAllByRole('heading').map(({ textContent }) => textContent);

describe('what happened in a conversation', () => {
  it('stands in the order it happened, whatever it is', async () => {
    await harness.arrive({
      entries: [
        makeNote({ id: 'n', text: 'A note', creationTime: at(3), author: beth }),
        makeMessage({ id: 'm2', text: 'Second', creationTime: at(4) }),
        makeHint('ThreadAssignedHint', { id: 'h', lastModifiedTime: at(2), initiator: beth, assignee: beth }),
        makeMessage({ id: 'm1', text: 'First', creationTime: at(1) }),
        makeHint('ThreadSnoozedHint', { id: 'h2', lastModifiedTime: at(5) }),
      ],
    });
    await draw();
    expect(rows().map((row) => /First|took|A note|Second|Something changed/.exec(row)?.[0])).toEqual([
      'First',
      'took',
      'A note',
      'Second',
      'Something changed',
    ]);
    await expectAccessible();
  });

  it('is divided by days, each said once', async () => {
    const times = [
      '2026-03-01T10:00:00',
      '2026-03-09T23:59:00',
      '2026-03-10T00:01:00',
      '2026-03-10T09:00:00',
    ];
    await harness.arrive({
      entries: times.map((time) => makeMessage({ id: time, text: time, creationTime: local(time) })),
    });
    await draw();
    expect(days().slice(1)).toEqual(['Yesterday', 'Today']);
    expect(days()).toHaveLength(3);
  });

  it('grows as things happen, and the newest is in view', async () => {
    await harness.arrive({ threads: [makeThread()], entries: makeMessages(3) });
    await draw();
    expect(scrollTo).toHaveBeenCalled();
    scrollTo.mockClear();
    await harness.arrive({ entries: makeMessages(1, 3) });
    await waitFor(() => expect(screen.getByText('Text 3')).toBeTruthy());
    expect(scrollTo).toHaveBeenCalled();
  });

  it('changes where it stands', async () => {
    await harness.arrive({ threads: [makeThread()], entries: [makeNote({ text: 'before' })] });
    await draw();
    await harness.arrive({ entries: [makeNote({ text: 'after', lastModifiedTime: at(9) })] });
    expect(await screen.findByText('after')).toBeTruthy();
    expect(screen.queryByText('before')).toBeNull();
    await harness.arrive({ deletedEntries: [{ id: 'e1', threadId: 't1' }] });
    await waitFor(() => expect(screen.queryByText('after')).toBeNull());
  });
});

describe('a long conversation', () => {
  beforeEach(() => harness.arrive({ threads: [makeThread()], entries: makeMessages(120) }));
  const range = () => [rows().length, document.querySelector('li p')?.textContent];

  it('shows its end, and more of it at each press', async () => {
    await draw();
    expect(range()).toEqual([50, 'Text 70']);
    await press('Show older');
    expect(range()).toEqual([100, 'Text 20']);
    await press('Show older');
    expect(range()).toEqual([120, 'Text 0']);
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });

  it('does not run away to its end when older things are asked for', async () => {
    await draw();
    scrollTo.mockClear();
    await press('Show older');
    expect(range()).toEqual([100, 'Text 20']);
    expect(scrollTo).not.toHaveBeenCalled();
  });
});

describe('a conversation without a word', () => {
  it.each<[Partial<StoredThread>, string]>([
    [{}, 'Nothing was said here.'],
    [{ availability: 'Deleted' }, 'Everything said here was deleted.'],
  ])('says why: %j', async (change, words) => {
    await draw(change);
    expect(screen.getByText(words)).toBeTruthy();
    await expectAccessible();
  });

  it('says what is awaited while it is loaded', async () => {
    await draw({}, { isLoading: true });
    expect(screen.getByRole('status', { name: 'Loading what was said' })).toBeTruthy();
    expect(screen.queryByText('Nothing was said here.')).toBeNull();
  });

  it('claims nothing when the store cannot be read', async () => {
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.queryByText('Nothing was said here.')).toBeNull();
  });
});

describe('what was said that could not be fetched', () => {
  const error: AppError = { kind: 'offline', cause: 'network', isOutcomeUnknown: false };

  it('is said to be missing, and why, and is asked for again when the agent wants it', async () => {
    const onRetry = await draw({ status: 'Resolved' }, { error });
    expect(screen.getByRole('alert').textContent).toContain(
      'What was said could not be loaded. RingCentral cannot be reached.',
    );
    expect(screen.queryByText('Nothing was said here.')).toBeNull();
    await expectAccessible();
    expect(onRetry).not.toHaveBeenCalled();
    await press('Try again');
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('does not hide what is there', async () => {
    await harness.arrive({ threads: [makeThread()], entries: makeMessages(2) });
    await draw({}, { error });
    expect(rows()).toHaveLength(2);
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('a system line about the end', () => {
  const hint = makeHint('ThreadResolvedHint', { id: 'h', lastModifiedTime: at(2) });

  it.each<[string | undefined, string]>([
    ['ThreadExpired', 'Closed automatically after 72 h without activity'],
    ['OwnerDeleted', 'Closed because the queue was deleted'],
    [undefined, 'This conversation was resolved'],
  ])('says the reason the conversation gives: %s', async (statusReason, words) => {
    await harness.arrive({ entries: [hint] });
    await draw({ status: 'Resolved', statusReason });
    expect(rows()[0]).toContain(words);
  });
});

it('draws an entry whose time nobody knows', async () => {
  await harness.arrive({ entries: [makeMessage({ text: 'When?', creationTime: '', lastModifiedTime: '' })] });
  await draw();
  expect(screen.getByText('When?')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/Invalid|NaN/);
});

it('does not head with nothing what happened on a day nobody knows', async () => {
  await harness.arrive({ entries: [makeMessage({ text: 'When?', creationTime: '', lastModifiedTime: '' })] });
  await draw();
  expect(days()).toEqual([]);
});

describe('a conversation opened at an entry', () => {
  it('goes as far back as it takes, shows it in the middle and marks it', async () => {
    const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
    await harness.arrive({ entries: makeMessages(230) });
    harness.draw(
      <Timeline
        thread={makeStored()}
        focusEntryId="m7"
        isLoading={false}
        error={undefined}
        onRetry={() => {}}
      />,
    );
    await settle();
    const marked = document.querySelectorAll('[data-focus]');
    expect([...marked].map((one) => one.getAttribute('data-entry'))).toEqual(['m7']);
    expect(scrollIntoView.mock.contexts).toEqual([marked[0]]);
    expect(scrollTo).not.toHaveBeenCalled();
  });

  it('that is gone is shown from its end as far back as there is', async () => {
    await harness.arrive({ entries: makeMessages(60) });
    harness.draw(
      <Timeline
        thread={makeStored()}
        focusEntryId="gone"
        isLoading={false}
        error={undefined}
        onRetry={() => {}}
      />,
    );
    await settle();
    expect(document.querySelectorAll('[data-entry]')).toHaveLength(60);
    expect(document.querySelector('[data-focus]')).toBeNull();
  });
});
