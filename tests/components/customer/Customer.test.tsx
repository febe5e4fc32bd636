import { screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Customer } from '../../../components/customer/Customer.tsx';
import { save } from '../../../utils/store/save.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  failed,
  type Harness,
  OK,
  press,
  STORE_FAILED,
  settle,
} from '../../support/component-harness.ts';
import {
  alex,
  at,
  beth,
  CUSTOMER,
  ME,
  makeHint,
  makeMessage,
  makeMessages,
  makeNote,
  makeThread,
  support,
} from '../../support/make-records.ts';

const past = (id: string, minutes: number) =>
  makeThread({
    id,
    status: 'Resolved',
    statusReason: 'Manual',
    creationTime: at(minutes),
    lastModifiedTime: at(minutes),
  });
const said = (threadId: string, text = threadId) => makeMessage({ id: `e ${threadId}`, threadId, text });
const OFFLINE = failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false });

let harness: Harness;
let seeTop: () => Promise<void>;
beforeEach(async () => {
  harness = await createHarness();
  seeTop = async () => {};
  class Observer {
    constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
      seeTop = async () => {
        callback([{ isIntersecting: true }]);
        await settle();
      };
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => vi.unstubAllGlobals());

/** The background's answer to `loadHistory`, with what it leaves in the store. */
const knowHistory = async () => {
  await harness.db.put('history', { guestPhoneNumber: CUSTOMER, fetchedAt: harness.now });
  return OK;
};
const draw = async (over: Partial<Parameters<typeof Customer>[0]> = {}) => {
  const drawn = harness.draw(<Customer phoneNumber={CUSTOMER} {...over} />);
  await settle();
  return drawn;
};
const never = () => new Promise<never>(() => {});
const texts = () =>
  [...document.querySelectorAll('[data-entry] p[dir]')].map(({ textContent }) => textContent);
const all = () => document.body.textContent ?? '';

describe('a customer’s conversations', () => {
  it('are one timeline over all queues, the one that can be answered last', async () => {
    harness.answer(knowHistory);
    const open = makeThread({ id: 'open', owner: support, creationTime: at(5) });
    await harness.arrive({
      threads: [open, past('lately', 9), past('long ago', 1)],
      entries: [said('open'), said('lately'), said('long ago')],
      completeThreadIds: ['lately', 'long ago'],
    });
    await draw();
    expect(texts()).toEqual(['long ago', 'lately', 'open']);
    await expectAccessible();
  });

  it('ask for the past once, and show what is there meanwhile', async () => {
    harness.answer(never);
    await harness.arrive({ threads: [makeThread()], entries: [said('t1', 'Hello there')] });
    await draw();
    expect(harness.sent.filter(({ name }) => name !== 'markRead')).toEqual([
      { name: 'loadHistory', payload: { guestPhoneNumber: CUSTOMER } },
    ]);
    expect(texts()).toEqual(['Hello there']);
    expect(screen.getByRole('status', { name: 'Earlier conversations' })).toBeTruthy();
    await expectAccessible();
  });

  it('go further back as the agent scrolls up, a few at a time', async () => {
    harness.answer(knowHistory);
    const ids = Array.from({ length: 9 }, (_, index) => `p${index}`);
    await harness.arrive({
      threads: [makeThread(), ...ids.map((id, index) => past(id, index - 100))],
      entries: [said('t1'), ...ids.map((id) => said(id))],
      completeThreadIds: ids,
    });
    await draw();
    expect(texts()).toEqual(['p6', 'p7', 'p8', 't1']);
    await seeTop();
    expect(texts()).toEqual([...ids.slice(2), 't1']);
    await seeTop();
    expect(texts()).toEqual([...ids, 't1']);
  });

  it('show the end of a long one, and more of it at a press', async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread()], entries: makeMessages(200) });
    await draw();
    expect([texts().length, texts()[0]]).toEqual([60, 'Text 140']);
    await press('Show older');
    expect([texts().length, texts()[0]]).toEqual([160, 'Text 40']);
  });

  it('show the one the agent came for, however long ago it was', async () => {
    harness.answer(knowHistory);
    const ids = Array.from({ length: 9 }, (_, index) => `p${index}`);
    await harness.arrive({
      threads: ids.map((id, index) => past(id, index - 100)),
      entries: ids.map((id) => said(id)),
      completeThreadIds: ids,
    });
    await draw({ threadId: 'p2' });
    expect(texts()[0]).toBe('p2');
  });

  it('show the text a search led to, however far back it is', async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread()], entries: makeMessages(90) });
    await draw({ threadId: 't1', focusEntryId: 'm7' });
    expect(document.querySelector('[data-focus]')?.textContent).toContain('Text 7');
  });

  it('follow what happens to this customer', async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread()], entries: [said('t1', 'before')] });
    await draw();
    await harness.arrive({ entries: [makeMessage({ id: 'e2', text: 'after', creationTime: at(9) })] });
    await waitFor(() => expect(texts()).toEqual(['before', 'after']));
    await harness.arrive({
      threads: [{ ...past('t1', 0), lastModifiedTime: at(10) }],
      completeThreadIds: ['t1'],
    });
    expect(await screen.findByText(/^Resolved$/, { selector: 'bdi' })).toBeTruthy();
  });

  it('do not seem to be on their way for ever when the store cannot be read', async () => {
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.queryByRole('status', { name: /Fetching|Looking|Loading/ })).toBeNull();
    expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    await expectAccessible();
  });
});

describe('a customer without conversations', () => {
  it.each([
    ['before the first sync', false, 'Fetching your team’s conversations for the first time'],
    ['later', true, 'Looking for conversations'],
  ])('is not called one until RingCentral was asked: %s', async (_, hasSynced, label) => {
    harness.answer(never);
    if (hasSynced) await save(harness.db, ME, {}, { from: {}, to: { lastSuccessAt: 1 } });
    await draw();
    expect(screen.getByRole('status', { name: label })).toBeTruthy();
    expect(all()).not.toContain('No conversation yet');
    await expectAccessible();
  });

  it('is said to be one when it is known, and can be written to', async () => {
    harness.answer(knowHistory);
    await draw();
    await harness.tell({ topics: ['history'], guestPhoneNumbers: [CUSTOMER] });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'No conversation yet' })).toBeTruthy());
    expect(screen.getAllByText(/\(415\) 555-0127/)).toHaveLength(2);
    expect(screen.getByRole('region', { name: 'Write' })).toBeTruthy();
    await expectAccessible();
  });

  it('is not said to be one when nobody could be asked', async () => {
    harness.answer(() => OFFLINE);
    await draw();
    expect(screen.getByRole('alert').textContent).toMatch(/could not be loaded\. RingCentral cannot be/);
    expect(all()).not.toContain('No conversation yet');
  });
});

describe('a past that could not be loaded', () => {
  it('is said, hides nothing, and is asked for again at a press', async () => {
    harness.answer(() => OFFLINE);
    await harness.arrive({ threads: [makeThread()], entries: [said('t1', 'Hello there')] });
    await draw();
    expect(screen.getByRole('alert').textContent).toMatch(/could not be loaded\. RingCentral cannot be/);
    expect(texts()).toEqual(['Hello there']);
    await expectAccessible();
    harness.answer(knowHistory);
    await press('Try again');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(harness.sentNames().filter((name) => name !== 'markRead')).toEqual(['loadHistory', 'loadHistory']);
  });
});

describe('a note that handed the conversation over', () => {
  const handedOver = [
    makeNote({ id: 'n', text: 'Please call her back', author: beth, creationTime: at(3) }),
    makeHint('ThreadAssignedHint', { id: 'h', lastModifiedTime: at(3), initiator: beth, assignee: alex }),
  ];
  const pinned = () => screen.queryByRole('region', { name: 'Handed over to you' });
  beforeEach(async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread({ assignee: alex })], entries: handedOver });
  });

  it('stays in view, by whom, and can be read whole', async () => {
    await draw();
    expect(pinned()?.textContent).toMatch(/Handed over to you by Beth Nolan.*Please call her back/);
    await expectAccessible();
    const more = screen.getByRole('button', { name: 'More' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await press('More');
    expect(screen.getByRole('button', { name: 'Less' }).getAttribute('aria-expanded')).toBe('true');
  });

  it('goes when I have replied', async () => {
    await draw();
    const reply = makeMessage({
      id: 'r',
      direction: 'Outbound',
      author: alex,
      creationTime: at(5),
      text: 'On it',
    });
    await harness.arrive({ entries: [reply] });
    await settle();
    expect(pinned()).toBeNull();
    expect(texts()).toContain('Please call her back');
  });
});
