import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InboxView } from '../../../components/inbox/InboxView.tsx';
import { OpenThreadsProvider } from '../../../components/inbox/OpenThreads.tsx';
import { expectAccessible } from '../../support/accessibility.ts';
import {
  createHarness,
  type Harness,
  press,
  STORE_FAILED,
  settle,
  type,
} from '../../support/component-harness.ts';
import { at, makeMessage, makeNote, makeThread, sam } from '../../support/make-records.ts';

let harness: Harness;
const onOpen = vi.fn();
const onLookUp = vi.fn();
function Inbox() {
  const [query, setQuery] = useState('');
  return (
    <OpenThreadsProvider>
      <InboxView
        query={query}
        isSearching
        onQuery={setQuery}
        onOpen={onOpen}
        onLookUp={onLookUp}
        scrollTop={{ current: 0 }}
      />
    </OpenThreadsProvider>
  );
}
beforeEach(async () => {
  onOpen.mockClear();
  harness = await createHarness();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
  await harness.arrive({
    threads: [
      makeThread({ id: 't1', lastModifiedTime: at(1) }),
      makeThread({ id: 't2', lastModifiedTime: at(2), guestParty: { phoneNumber: '+13055550122' } }),
    ],
    entries: [
      makeMessage({ id: 'm1', threadId: 't1', text: 'The boiler leaks since Monday' }),
      makeNote({ id: 'n1', threadId: 't2', text: 'Asked about the boiler', author: sam }),
    ],
  });
});
afterEach(() => vi.restoreAllMocks());

const field = () => screen.getByLabelText<HTMLInputElement>(/^Search conversations/);
const search = async (words: string) => {
  await type(field(), words);
  await waitFor(() => expect(status()).toMatch(/found/));
};
const status = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join();
const rows = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent ?? '');

describe('searching in the inbox', () => {
  beforeEach(async () => {
    harness.draw(<Inbox />);
    await settle();
  });

  it('begins at the field, for those who came to search', () => {
    expect(document.activeElement).toBe(field());
  });

  it('shows what was found, where it was said and by whom, and counts it', async () => {
    await search('boiler');
    expect(status()).toBe('2 conversations found');
    expect(rows()[0]).toContain('(305) 555-0122');
    expect(rows()[0]).toMatch(/Note Sam Ortiz: Asked about the boiler/);
    expect(rows()[1]).toContain('The boiler leaks since Monday');
    expect([...document.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual([
      'boiler',
      'boiler',
    ]);
    await expectAccessible();
  });

  it('opens at the message', async () => {
    await search('leaks');
    await press(/leaks since Monday/);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('t1', 'm1');
  });

  it('opens a conversation found by its number at its end, and offers the customer', async () => {
    await search('305-555-0122');
    await press('Look up (305) 555-0122');
    expect(onLookUp).toHaveBeenCalledExactlyOnceWith('+13055550122');
    fireEvent.click(screen.getByRole('listitem').querySelector('button') as HTMLElement);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('t2', undefined);
    await expectAccessible();
  });

  it('offers any number to be looked up, known or not', async () => {
    await search('+44 20 7183 8750');
    expect(status()).toBe('0 conversations found');
    expect(screen.getByRole('button', { name: 'Look up +44 20 7183 8750' })).toBeTruthy();
  });

  it('says when there is nothing', async () => {
    await search('xyzzy');
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeTruthy();
    await expectAccessible();
  });

  it('goes back to the list with Escape, and with the cross', async () => {
    await search('boiler');
    fireEvent.keyDown(field(), { key: 'Escape' });
    await settle();
    expect(screen.getByRole('group', { name: 'Show' })).toBeTruthy();
    await search('boiler');
    await press('Clear the search');
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  it('shows the newest query’s results only', async () => {
    await type(field(), 'boiler');
    await search('leaks');
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(rows()).toHaveLength(1);
  });
});

it('says when the store cannot be read', async () => {
  harness.services.openStore = () => Promise.reject(new Error('backing store'));
  harness.draw(<Inbox />);
  await type(field(), 'boiler');
  expect(await screen.findByRole('heading', { name: STORE_FAILED })).toBeTruthy();
});
