import type { Desk } from './fixtures.ts';

/** Where a text to the customer is written. */
export const field = ({ panel }: Desk) => panel.getByRole('textbox', { name: 'Text to the customer' });

/** Everything the emulator has that went out to a number, oldest first. */
export const sentTo = ({ emulator }: Desk, guestNumber: string): string[] =>
  emulator.control.state
    .threads({ guestNumber })
    .flatMap(({ id }) => emulator.control.state.entries(id ?? ''))
    .filter(({ direction, author }) => direction === 'Outbound' && author?.name === 'Alex Rivera')
    .map(({ text }) => text ?? '');

/** The open conversation with a number. */
export const openThread = ({ emulator }: Desk, guestNumber: string) => {
  const [thread] = emulator.control.state.threads({ guestNumber, status: 'Open' });
  if (!thread?.id) throw new Error(`no open conversation with ${guestNumber}`);
  return { ...thread, id: thread.id };
};

/** Opens a customer's record and waits for the field. */
export async function openCustomer(desk: Desk, customer: { crmId: string }): Promise<void> {
  await desk.open(`/contacts/${customer.crmId}`);
  await field(desk).waitFor();
}
