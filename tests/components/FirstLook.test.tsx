import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../components/panel/Panel.tsx';
import { readFirstLook } from '../../entrypoints/sidepanel/first-look.ts';
import { SESSION_KEY } from '../../utils/session/session-state.ts';
import { loadStoredValues } from '../../utils/stored-values.ts';
import { createHarness, type Harness, settle } from '../support/component-harness.ts';
import { CUSTOMER, ME, makeMessage, makeThread } from '../support/make-records.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await createHarness();
  await harness.local.set({ [SESSION_KEY]: { status: 'signedIn', extensionId: ME } });
  harness.services.stored = await loadStoredValues(harness.local);
  await harness.arrive({ threads: [makeThread()], entries: [makeMessage({ text: 'Is it ready?' })] });
});

const number = (phoneNumber: string) => ({
  phoneNumber,
  alternatives: [],
  text: phoneNumber,
  place: 'p',
  pattern: '/',
  score: 1_000,
  reasons: [],
});
const show = (...phoneNumbers: string[]) =>
  harness.showPage({
    kind: 'page',
    tabId: 1,
    host: 'crm.example.com',
    numbers: { kind: 'record', numbers: phoneNumbers.map(number), record: '' },
  });

describe('a panel that opens', () => {
  it.each([[[CUSTOMER]], [['+12125550114', CUSTOMER]]])(
    'has the customer in its first picture: page with %j',
    async (numbers) => {
      await show(...numbers);
      harness.services.early = await readFirstLook(harness.services);
      harness.draw(<Panel />);
      expect(screen.getByRole('log').textContent).toContain('Is it ready?');
    },
  );

  it('reads the likeliest customer beside the state of the page’s numbers, not after it', async () => {
    await show(CUSTOMER);
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const reading = readFirstLook(harness.services);
    // The store answers in tasks of its own: none has been by now.
    for (let step = 0; step < 50; step += 1) await Promise.resolve();
    const begun = begin.mock.calls.length;
    await reading;
    expect([begun, begin.mock.calls.length]).toEqual([3, 3]);
    begin.mockRestore();
  });

  it('has the pinned customer in it', async () => {
    await harness.services.place.write({ extensionId: ME, view: 'customer', pinned: CUSTOMER, query: '' });
    harness.services.early = await readFirstLook(harness.services);
    harness.draw(<Panel />);
    expect(screen.getByRole('log').textContent).toContain('Is it ready?');
  });

  it('learns what came between reading and drawing', async () => {
    await show(CUSTOMER);
    harness.services.early = await readFirstLook(harness.services);
    await harness.arrive({ entries: [makeMessage({ id: 'm2', text: 'Hello?' })] });
    harness.draw(<Panel />);
    expect(screen.getByRole('log').textContent).not.toContain('Hello?');
    await settle();
    expect(screen.getByRole('log').textContent).toContain('Hello?');
  });

  it('is drawn all the same when nothing can be read, or it takes long', async () => {
    harness.services.openStore = () => Promise.reject(new Error('no database'));
    await show(CUSTOMER);
    expect((await readFirstLook(harness.services)).size).toBe(0);
    vi.useFakeTimers();
    harness.services.openStore = () => new Promise(() => {});
    const early = readFirstLook(harness.services);
    await vi.advanceTimersByTimeAsync(150);
    expect((await early).size).toBe(0);
    vi.useRealTimers();
  });
});
