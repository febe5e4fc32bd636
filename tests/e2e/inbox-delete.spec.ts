import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';

const ROSA = /305\D+555-0122/;
const button = ({ panel }: Desk, name: string | RegExp) => panel.getByRole('button', { name });
const requests = ({ emulator }: Desk) => emulator.control.requests.count({ method: 'DELETE' });
const thread = ({ emulator }: Desk) => {
  const [found] = emulator.control.state.threads({ guestNumber: customers.rosa.phoneNumber });
  return { id: found?.id ?? '', availability: found?.availability };
};

async function agreeToDelete(desk: Desk): Promise<void> {
  await desk.signIn();
  await button(desk, /^Inbox/).click();
  await button(desk, /^All open/).click();
  await button(desk, ROSA).click();
  await button(desk, 'More about this conversation').click();
  await desk.panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await expect(desk.panel.getByRole('dialog')).toContainText(
    '3 messages, 3 notes, assigned to Beth Nolan, open',
  );
  await button(desk, 'Delete for everybody').click();
  await expect(desk.panel.getByText(/Deleting the conversation with/)).toBeVisible();
}

test('is sent after the seconds to take it back, and says who did it', async ({ desk }) => {
  await agreeToDelete(desk);
  expect(requests(desk)).toBe(0);
  await expect.poll(() => requests(desk), { timeout: 15_000 }).toBe(1);
  expect(thread(desk).availability).toBe('Deleted');
  await expect(desk.panel.getByText('Deleted by you')).toBeVisible();
  await expect(desk.panel.getByText('Asked accounting')).toBeHidden();
  await button(desk, 'Back').click();
  await expect(button(desk, 'All open 14')).toBeVisible();
  await expect(button(desk, ROSA)).toBeHidden();
});

test('is taken back from wherever the agent has gone meanwhile', async ({ desk }) => {
  await agreeToDelete(desk);
  await button(desk, 'Back').click();
  await button(desk, 'Keep it').click();
  await desk.panel.waitForTimeout(7_000);
  expect([requests(desk), thread(desk).availability]).toEqual([0, 'Alive']);
});

test('ends with the panel', async ({ desk }) => {
  await agreeToDelete(desk);
  await desk.panel.close();
  await desk.crm.waitForTimeout(8_000);
  expect([requests(desk), thread(desk).availability]).toEqual([0, 'Alive']);
});

test('is not done when the customer wrote meanwhile', async ({ desk }) => {
  await agreeToDelete(desk);
  const { rosa } = customers;
  desk.emulator.control.inbound({ from: rosa.phoneNumber, to: 'Billing', text: 'Wait, one more thing' });
  await button(desk, 'Refresh').click();
  await expect(desk.panel.getByRole('alert')).toContainText(
    'A new text came in meanwhile, so nothing was deleted.',
  );
  await expect(desk.panel.getByText('Wait, one more thing')).toBeVisible();
  expect(requests(desk)).toBe(0);
});

test('by a colleague is seen as what it is', async ({ desk }) => {
  await desk.signIn();
  await button(desk, /^Inbox/).click();
  await button(desk, /^All open/).click();
  await button(desk, ROSA).click();
  await expect(desk.panel.getByText('Asked accounting')).toBeVisible();
  desk.emulator.control.as('Beth Nolan').deleteThread(thread(desk).id);
  await button(desk, 'Refresh').click();
  await expect(desk.panel.getByText('Deleted by Beth Nolan')).toBeVisible();
  await expect(desk.panel.getByText('Asked accounting')).toBeHidden();
  await expect(button(desk, 'More about this conversation')).toBeHidden();
});
