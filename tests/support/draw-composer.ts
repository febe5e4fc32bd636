import { act, fireEvent, screen } from '@testing-library/preact';
import { h } from 'preact';
import { Composer, type ComposerProps } from '../../components/customer/Composer.tsx';
import type { MessageRow } from '../../utils/outbox/outbox.ts';
import type { SharedNumber } from '../../utils/ringcentral/people-api.ts';
import { PROFILE_KEY, type Profile } from '../../utils/session/session-state.ts';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { type Harness, settle } from './component-harness.ts';
import { alex, at, CUSTOMER, ME, makeStored } from './make-records.ts';

/** The number of the thread that records are made of, and another one without pictures. */
export const BILLING: SharedNumber = { phoneNumber: '+16505550110', name: 'Billing', hasMms: true };
export const SUPPORT: SharedNumber = { phoneNumber: '+16505550120', name: 'Support', hasMms: false };

/** What the agent at the screen may send from. */
export const knowNumbers = (harness: Harness, ...sharedNumbers: SharedNumber[]): Promise<void> => {
  const profile: Profile = {
    me: { extensionId: ME, name: alex.name, homeCountry: 'US' },
    feature: { available: true },
    sharedNumbers,
    fetchedAt: 0,
  };
  return harness.local.set({ [PROFILE_KEY]: profile });
};

/** A text in the outbox whose outcome is not known. */
export const makeTextRow = (change: Partial<MessageRow> = {}): MessageRow => ({
  pressId: 'p1',
  kind: 'message',
  extensionId: ME,
  guestPhoneNumber: CUSTOMER,
  from: BILLING.phoneNumber,
  threadId: 't1',
  text: 'It is ready',
  notBefore: at(0),
  knownIds: [],
  state: 'unconfirmed',
  pressedAt: 1,
  ...change,
});

let drawn = 0;

/** A customer of their own for each test: which mode a composer was left in is kept by number. */
export function newCustomer(): string {
  drawn += 1;
  return `+1415556${String(drawn).padStart(4, '0')}`;
}

/** The composer below one conversation (null: there never was one), in the mode asked for. */
export async function drawComposer(
  harness: Harness,
  change: Partial<StoredThread> | null = {},
  over: Partial<ComposerProps> & { mode?: 'reply' | 'note' } = {},
): Promise<{
  phoneNumber: string;
  redraw(next: Partial<StoredThread>): Promise<void>;
  unmount(): void;
}> {
  const { mode = 'reply', ...props } = over;
  const phoneNumber = over.phoneNumber ?? newCustomer();
  const composer = (of: Partial<StoredThread> | null) => {
    const thread = of === null ? undefined : makeStored({ guestParty: { phoneNumber }, ...of });
    return h(Composer, {
      phoneNumber,
      threads: thread ? [thread] : [],
      thread: thread && isOpen(thread) ? thread : undefined,
      sections: [],
      onHold: () => {},
      seenUpTo: '',
      ...props,
    });
  };
  const { redraw, unmount } = harness.draw(composer(change));
  await settle();
  if (mode === 'note') {
    fireEvent.click(screen.getByRole('tab', { name: 'Internal note' }));
    await settle();
  }
  return {
    phoneNumber,
    unmount: () => void unmount(),
    redraw: async (next) => {
      redraw(composer(next));
      await settle();
    },
  };
}

/** A picture of so many bytes, as the agent's disk has it. */
export const picture = (name: string, type = 'image/png', bytes = 3): File =>
  new File([new Uint8Array(bytes)], name, { type });

/** Lets something happen that has files read: that takes the DOM a moment longer than drawing. */
export async function andRead(happen: () => void): Promise<void> {
  await act(happen);
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await settle();
}

/** Chooses pictures as files. */
export const choosePictures = (...files: File[]): Promise<void> =>
  andRead(() => void fireEvent.change(screen.getByLabelText('Pictures'), { target: { files } }));
