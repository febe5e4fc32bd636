import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerThreads } from '../../components/panel/CustomerThreads.tsx';
import { save } from '../../utils/store/save.ts';
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
import { at, CUSTOMER, ME, makeThread } from '../support/make-records.ts';

const past = (id: string, minutes: number) =>
  makeThread({ id, status: 'Resolved', statusReason: 'Manual', label: id, lastModifiedTime: at(minutes) });
const OFFLINE = failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false });

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
});
/** The background's answer to `loadHistory`, with what it leaves in the store. */
const knowHistory = async () => {
  await harness.db.put('history', { guestPhoneNumber: CUSTOMER, fetchedAt: harness.now });
  return OK;
};
const draw = async () => {
  const onOpen = vi.fn();
  harness.draw(<CustomerThreads phoneNumber={CUSTOMER} onOpen={onOpen} />);
  await settle();
  return onOpen;
};
const section = (name: string) => screen.queryByRole('region', { name });
const never = () => new Promise<never>(() => {});

describe('a customer’s conversations', () => {
  it('are the open ones, then the earlier ones, each a press away', async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread({ label: 'now' }), past('long ago', 1), past('lately', 9)] });
    const onOpen = await draw();
    const labels = (name: string) =>
      within(section(name) ?? document.body)
        .getAllByRole('button')
        .map(({ textContent }) => /now|lately|long ago/.exec(textContent ?? '')?.[0]);
    expect([labels('Open'), labels('Earlier')]).toEqual([['now'], ['lately', 'long ago']]);
    fireEvent.click(screen.getByRole('button', { name: /lately/ }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('lately');
    await expectAccessible();
  });

  it('ask for the past once, and show what is there meanwhile', async () => {
    harness.answer(never);
    await harness.arrive({ threads: [makeThread()] });
    await draw();
    expect(harness.sent).toEqual([{ name: 'loadHistory', payload: { guestPhoneNumber: CUSTOMER } }]);
    expect(section('Open')).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Loading earlier conversations' })).toBeTruthy();
    await expectAccessible();
  });

  it.each([
    ['before the first sync', false, 'Fetching your team’s conversations for the first time'],
    ['later', true, 'Looking for conversations'],
  ])('say what is awaited while there are none: %s', async (_, hasSynced, label) => {
    harness.answer(never);
    if (hasSynced) await save(harness.db, ME, {}, { from: {}, to: { lastSuccessAt: 1 } });
    await draw();
    expect(screen.getByRole('status', { name: label })).toBeTruthy();
    await expectAccessible();
  });

  it('may be none, which is said only when it is known', async () => {
    harness.answer(knowHistory);
    await draw();
    await harness.tell({ topics: ['history'], guestPhoneNumbers: [CUSTOMER] });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'No conversation yet' })).toBeTruthy());
    expect(screen.getByText(/\(415\) 555-0127/)).toBeTruthy();
    await expectAccessible();
  });

  it('tell that the past could not be loaded, keep the present, and try again when asked', async () => {
    harness.answer(() => OFFLINE);
    await harness.arrive({ threads: [makeThread()] });
    await draw();
    expect(screen.getByRole('alert').textContent).toMatch(/could not be loaded\. RingCentral cannot be/);
    expect(section('Open')).toBeTruthy();
    await expectAccessible();
    harness.answer(knowHistory);
    await press('Try again');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(harness.sentNames()).toEqual(['loadHistory', 'loadHistory']);
  });

  it('are not said to be none when nobody could be asked', async () => {
    harness.answer(() => OFFLINE);
    await draw();
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.queryByText(/No conversation yet/)).toBeNull();
  });

  it('follow what happens to this customer', async () => {
    harness.answer(knowHistory);
    await harness.arrive({ threads: [makeThread({ label: 'before' })] });
    await draw();
    await harness.arrive({ threads: [makeThread({ label: 'after', lastModifiedTime: at(1) })] });
    expect(await screen.findByText('after')).toBeTruthy();
    await harness.arrive({ threads: [past('t1', 2)] });
    await waitFor(() => expect([section('Open'), section('Earlier')].map(Boolean)).toEqual([false, true]));
  });

  it('do not seem to be on their way for ever when the store cannot be read', async () => {
    harness.services.openStore = () => Promise.reject(new Error('backing store'));
    await draw();
    expect(screen.queryByRole('status', { name: /Fetching|Looking|Loading/ })).toBeNull();
    expect(screen.getByRole('heading', { name: STORE_FAILED })).toBeTruthy();
    await expectAccessible();
  });
});
