import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../components/panel/Panel.tsx';
import type { AppError } from '../../utils/app-error.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../utils/session/session-state.ts';
import { save } from '../../utils/store/save.ts';
import { expectAccessible } from '../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  pass,
  press,
  settle,
  type,
} from '../support/component-harness.ts';
import { drawPanel, profileWith, SIGNED_IN, signInButton } from '../support/draw-panel.ts';
import { pageNumber, pageWith } from '../support/make-page.ts';
import { at, ME, makeThread } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
afterEach(() => vi.useRealTimers());

const open = (stored?: Record<string, unknown>) => drawPanel(harness, stored);

describe('the first picture', () => {
  it('is the right one: nobody who is signed in is asked to sign in, not even for a moment', async () => {
    await harness.local.set({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });
    harness.draw(<Panel />);
    expect(screen.queryByRole('button', { name: /sign in/i })).toBeNull();
    expect(screen.getByRole('navigation', { name: 'Views' })).toBeTruthy();
  });
});

describe('signed in', () => {
  const tab = (name: RegExp) => screen.getByRole('button', { name });
  const openSignedIn = () => open({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });

  it('shows the customer first and the inbox one press away, with what nobody has', async () => {
    await harness.arrive({ threads: [makeThread(), makeThread({ id: 't2' })] });
    await openSignedIn();
    expect(tab(/^Customer/).getAttribute('aria-current')).toBe('page');
    await waitFor(() => expect(tab(/^Inbox/).textContent).toBe('Inbox2 unassigned'));
    await press(/^Inbox/);
    expect(tab(/^Inbox/).getAttribute('aria-current')).toBe('page');
    expect(await screen.findByRole('region', { name: 'Inbox' })).toBeTruthy();
    await expectAccessible();
  });

  it('opens a thread over the inbox and comes back to it', async () => {
    await harness.arrive({ threads: [makeThread({ lastModifiedTime: at(0) })] });
    await openSignedIn();
    await press(/^Inbox/);
    await press(/Is my order ready/);
    expect(await screen.findByRole('article', { name: 'Conversation' })).toBeTruthy();
    await press(/^Back/);
    expect(await screen.findByRole('region', { name: 'Inbox' })).toBeTruthy();
  });

  it('comes back where it was left: view, conversation, search and the customer who stays', async () => {
    await harness.arrive({ threads: [makeThread({ lastModifiedTime: at(0) })] });
    const first = await openSignedIn();
    await press(/^Inbox/);
    await press(/Is my order ready/);
    first.unmount();
    const second = await openSignedIn();
    expect(await screen.findByRole('article', { name: 'Conversation' })).toBeTruthy();
    await press(/^Back/);
    const field = screen.getByLabelText(/^Search conversations/);
    await type(field, '415 555 0127');
    await press(/^Look up/);
    expect(screen.getByText('Pinned: stays here while you change tabs')).toBeTruthy();
    second.unmount();
    await openSignedIn();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('(415) 555-0127');
    await press(/^Inbox/);
    expect(screen.getByLabelText<HTMLInputElement>(/^Search conversations/).value).toBe('415 555 0127');
  });

  it('does not show one agent what another was looking at', async () => {
    const first = await openSignedIn();
    await press(/^Inbox/);
    first.unmount();
    await open({ [SESSION_KEY]: { status: 'signedIn', extensionId: '999' } });
    expect(tab(/^Customer/).getAttribute('aria-current')).toBe('page');
  });

  it('keeps a pinned customer while tabs change, until they are unpinned', async () => {
    const page = (tabId: number, phoneNumber: string) =>
      harness.showPage(pageWith('record', [pageNumber(phoneNumber)], tabId));
    const shown = () => screen.getByRole('heading', { level: 1 }).textContent;
    await openSignedIn();
    await page(1, '+14155550127');
    await settle();
    await press('Pin this customer');
    await page(2, '+13055550122');
    await settle();
    expect(shown()).toBe('(415) 555-0127');
    await expectAccessible();
    await press('Unpin');
    expect(shown()).toBe('(305) 555-0122');
  });

  it('goes to the search from everywhere', async () => {
    await openSignedIn();
    await press('Search');
    expect(document.activeElement).toBe(screen.getByLabelText(/^Search conversations/));
  });

  it('goes on to the next conversation of the list once one is resolved', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
    const named = (id: string, minutes: number) =>
      makeThread({
        id,
        label: id,
        guestParty: { phoneNumber: `+1415555010${minutes}` },
        lastModifiedTime: at(minutes),
      });
    await harness.arrive({ threads: [named('third', 1), named('second', 2), named('first', 3)] });
    await openSignedIn();
    await press(/^Inbox/);
    await press(/second/);
    harness.answer((name) => {
      if (name === 'resolveThread')
        void save(harness.db, ME, { threads: [{ ...named('second', 2), status: 'Resolved' }] });
      return OK;
    });
    await press('Resolve');
    await press('Resolve and next');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('(415) 555-0101');
    vi.restoreAllMocks();
  });

  it('stays with a conversation that could not be resolved', async () => {
    await harness.arrive({ threads: [makeThread(), makeThread({ id: 't2', label: 'other' })] });
    await openSignedIn();
    await press(/^Inbox/);
    await press(/Is my order ready/);
    harness.answer(() => failed({ kind: 'refused', errorCode: 'X', sentence: 'Beth resolved it.' }));
    await press('Resolve');
    await press('Resolve and next');
    expect(screen.getByRole('alert').textContent).toBe('Beth resolved it.');
  });

  it('reads the inbox once: coming back to it reads nothing, and finds what happened meanwhile', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
    await harness.arrive({ threads: [makeThread(), makeThread({ id: 't2', label: 'The other' })] });
    await openSignedIn();
    const lists = vi.spyOn(IDBIndex.prototype, 'getAll');
    await press(/^Inbox/);
    await press(/The other/);
    await harness.arrive({ threads: [makeThread({ id: 't3', label: 'Came meanwhile' })] });
    await press(/^Back/);
    expect(screen.getByRole('button', { name: /Came meanwhile/ })).toBeTruthy();
    expect(lists.mock.calls.filter(([query]) => query === 'Open')).toHaveLength(1);
    vi.restoreAllMocks();
  });

  it('asks half as often on battery', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    harness.isOnBattery = true;
    await harness.local.set({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });
    harness.draw(<Panel />);
    await pass(59_000);
    expect(harness.sentNames().filter((name) => name === 'panelIsOpen')).toHaveLength(2);
  });

  it('tells the background that it is open, at once and every 15 s while it can be seen', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    await harness.local.set({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });
    harness.draw(<Panel />);
    const beats = () => harness.sentNames().filter((name) => name === 'panelIsOpen').length;
    await pass(100);
    expect(beats()).toBe(1);
    await pass(30_000);
    expect(beats()).toBe(3);
    visibility.mockReturnValue('hidden');
    await pass(60_000);
    expect(beats()).toBe(3);
    visibility.mockReturnValue('visible');
    await act(() => void fireEvent(document, new Event('visibilitychange')));
    expect(beats()).toBe(4);
    visibility.mockRestore();
  });

  it('wakes a worker again that was stopped while it answered, soon and as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    harness.answer(() => failed({ kind: 'offline', cause: 'worker', isOutcomeUnknown: true }));
    await harness.local.set({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });
    const drawn = harness.draw(<Panel />);
    const beats = () => harness.sentNames().filter((name) => name === 'panelIsOpen').length;
    await pass(0);
    expect(beats()).toBe(1);
    await pass(1_000);
    expect(beats()).toBeGreaterThanOrEqual(3);
    harness.answer(() => OK);
    await pass(1_000);
    const settled = beats();
    await pass(10_000);
    expect(beats()).toBe(settled);
    harness.answer(() => failed({ kind: 'offline', cause: 'worker', isOutcomeUnknown: true }));
    drawn.unmount();
    await pass(60_000);
    expect(beats()).toBe(settled);
  });

  it.each<[string, AppError]>([
    ['no network', { kind: 'offline', cause: 'network', isOutcomeUnknown: false }],
    ['a pause', { kind: 'rateLimited', retryAt: 1 }],
  ])('does not hurry because of %s', async (_, error) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    harness.answer(() => failed(error));
    await harness.local.set({ ...SIGNED_IN, [PROFILE_KEY]: profileWith() });
    harness.draw(<Panel />);
    await pass(14_000);
    expect(harness.sentNames().filter((name) => name === 'panelIsOpen')).toHaveLength(1);
  });

  it('shows the sign-in screen and nothing of the customers once the session is over', async () => {
    await harness.arrive({ threads: [makeThread()] });
    await openSignedIn();
    await press(/^Inbox/);
    await act(() => harness.local.set({ [SESSION_KEY]: { status: 'signedOut', reason: 'expired' } }));
    expect(signInButton()).toBeTruthy();
    expect(document.body.textContent).not.toContain('Is my order ready');
  });
});
