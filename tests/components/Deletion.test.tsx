import { act, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DeletionProvider,
  SECONDS_TO_CANCEL,
  useCountedDeletion,
} from '../../components/hooks/use-deletion.ts';
import { DeletionBar } from '../../components/panel/DeletionBar.tsx';
import { ThreadMenu } from '../../components/panel/ThreadMenu.tsx';
import type { AppError } from '../../utils/app-error.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { createHarness, failed, type Harness, pass, press, settle } from '../support/component-harness.ts';
import { at, beth, makeMessages, makeNote, makeStored, makeThread } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  const thread = makeThread({ assignee: beth });
  const entries = [...makeMessages(3), makeNote({ id: 'n1' })];
  await harness.arrive({ threads: [thread], entries, completeThreadIds: ['t1'] });
});
afterEach(() => vi.useRealTimers());

function Panel({ thread, onMarkUnread }: { thread: StoredThread; onMarkUnread?: () => void }) {
  const deletion = useCountedDeletion();
  return (
    <DeletionProvider value={deletion}>
      <ThreadMenu thread={thread} {...(onMarkUnread && { onMarkUnread })} />
      <DeletionBar deletion={deletion} />
    </DeletionProvider>
  );
}
const activity = { lastMessageTime: at(2), lastInboundTime: at(2), lastOutboundTime: '' };
const stored = makeStored({ assignee: beth, hasAllEntries: true, activity });
const dialog = () => screen.getByRole('dialog');
const open = async (thread = stored) => {
  const drawn = harness.draw(<Panel thread={thread} />);
  await press('More about this conversation');
  return drawn;
};
const ask = async () => {
  const drawn = await open();
  fireEvent.click(screen.getByRole('menuitem', { name: /Delete conversation/ }));
  await settle();
  return drawn;
};
/** Agrees, with a clock that stands still until a test moves it. */
const agree = async () => {
  const drawn = await ask();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await act(
    () => void fireEvent.click(within(dialog()).getByRole('button', { name: 'Delete for everybody' })),
  );
  return drawn;
};
const wait = async (seconds: number) => {
  for (let second = 0; second < seconds; second += 1) await pass(1_000);
};

describe('deleting a conversation', () => {
  it('says exactly what goes before anything is done', async () => {
    await ask();
    expect(dialog().textContent).toContain('3 messages, 1 note, assigned to Beth Nolan, open');
    await expectAccessible();
    fireEvent.click(within(dialog()).getByRole('button', { name: 'Cancel' }));
    await settle();
    expect([screen.queryByRole('dialog'), harness.sent]).toEqual([null, []]);
  });

  it('is sent once the seconds are over, with what the agent agreed to lose', async () => {
    await agree();
    expect(document.body.textContent).toContain(
      `Deleting the conversation with (415) 555-0127. ${SECONDS_TO_CANCEL} s`,
    );
    await wait(SECONDS_TO_CANCEL - 1);
    expect(harness.sent).toEqual([]);
    await wait(1);
    expect(harness.sent).toEqual([
      { name: 'deleteThread', payload: { threadId: 't1', lastMessageTime: at(2) } },
    ]);
    expect(document.body.textContent).not.toContain('Deleting');
  });

  it('can be taken back until then', async () => {
    await agree();
    await wait(SECONDS_TO_CANCEL - 1);
    await act(() => void fireEvent.click(screen.getByRole('button', { name: 'Keep it' })));
    await wait(SECONDS_TO_CANCEL);
    expect(harness.sent).toEqual([]);
    expect(document.body.textContent).not.toContain('Deleting');
  });

  it('ends with the panel: nothing is sent after it was closed', async () => {
    const { unmount } = await agree();
    await wait(2);
    unmount();
    await wait(SECONDS_TO_CANCEL);
    expect(harness.sent).toEqual([]);
  });

  it.each<[AppError, RegExp]>([
    [
      { kind: 'refused', errorCode: 'X', sentence: 'A new text came in meanwhile, so nothing was deleted.' },
      /was not deleted\. A new text came in/,
    ],
    [{ kind: 'offline', cause: 'network', isOutcomeUnknown: false }, /was not deleted\. RingCentral cannot/],
    [{ kind: 'offline', cause: 'network', isOutcomeUnknown: true }, /not certain whether/],
  ])('says when it did not work: %j', async (error, words) => {
    harness.answer(() => failed(error));
    await agree();
    await wait(SECONDS_TO_CANCEL);
    expect(screen.getByRole('alert').textContent).toMatch(words);
    await act(() => void fireEvent.click(screen.getByRole('button', { name: 'OK' })));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is one at a time', async () => {
    await agree();
    vi.useRealTimers();
    await expectAccessible();
    await press('More about this conversation');
    const item = screen.getByRole('menuitem', { name: /Delete conversation/ });
    expect(item.textContent).toContain('A conversation is being deleted.');
    fireEvent.click(item);
    await settle();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the menu of a conversation', () => {
  it('is also there for a resolved one', async () => {
    await open(makeStored({ status: 'Resolved' }));
    expect(screen.getByRole('menuitem', { name: /Delete conversation/ })).toBeTruthy();
    await expectAccessible();
  });

  it('is not there for a deleted one', () => {
    harness.draw(<Panel thread={makeStored({ availability: 'Deleted' })} />);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('closes what cannot be deleted, with the reason', async () => {
    await open(makeStored({ isUnverified: true }));
    expect(screen.getByRole('menuitem').textContent).toContain('Checking with RingCentral');
  });

  it('leaves it unread', async () => {
    const onMarkUnread = vi.fn();
    harness.draw(<Panel thread={stored} onMarkUnread={onMarkUnread} />);
    await press('More about this conversation');
    fireEvent.click(screen.getByRole('menuitem', { name: 'Mark as unread' }));
    expect(onMarkUnread).toHaveBeenCalledTimes(1);
  });
});
