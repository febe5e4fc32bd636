import { noteField } from '../browser/note-field.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Desk, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

// Four pictures of a screen, each looked over by axe, take a while.
test.setTimeout(150_000);
const HOUR = 3_600_000;
const see = (desk: Desk, text: string | RegExp) => desk.panel.getByText(text).first().waitFor();
const press = (desk: Desk, name: string | RegExp) => desk.panel.getByRole('button', { name }).first().click();
const inbox = async (desk: Desk) => {
  await desk.signIn();
  await press(desk, /^Inbox/);
  await see(desk, 'Unassigned 6');
};

test('the inbox’s lists', async ({ desk }) => {
  await inbox(desk);
  desk.emulator.control.inbound({
    from: customers.marcus.phoneNumber,
    to: 'Support',
    text: 'Are you there?',
  });
  await press(desk, 'Refresh');
  await see(desk, 'Are you there?');
  await press(desk, /^All open/);
  await press(desk, /415\D+555-0127/);
  await (await noteField(desk.panel)).fill('Call him ba');
  await press(desk, 'Back');
  await see(desk, 'Draft');
  desk.emulator.control.inbound({
    from: customers.leila.phoneNumber,
    to: 'Billing',
    text: 'مرحبا، هل من جديد؟',
  });
  await press(desk, 'Refresh');
  await see(desk, /هل من جديد/);
  await lookAt(desk.panel, 'inbox-open');
  await press(desk, 'Assigned to me');
  await lookAt(desk.panel, 'inbox-mine');
  await press(desk, /^Resolved/);
  await lookAt(desk.panel, 'inbox-resolved');
  await desk.panel.getByLabel('Queue').selectOption({ label: 'Billing' });
  await press(desk, /^Assigned to me/);
  await lookAt(desk.panel, 'inbox-queue');
});

test('conversations about to close', async ({ desk }) => {
  await inbox(desk);
  await press(desk, /^All open/);
  // What the agent sees two and a half days later, when nobody did anything.
  await desk.panel.clock.setFixedTime(Date.now() + 62 * HOUR);
  await desk.panel.reload();
  await see(desk, /Closes itself in/);
  await lookAt(desk.panel, 'inbox-clocks');
});

test('searching', async ({ desk }) => {
  await inbox(desk);
  await press(desk, 'Search');
  await lookAt(desk.panel, 'search-empty');
  const field = desk.panel.getByLabel('Search conversations');
  await field.fill('invoice');
  await see(desk, /found$/);
  await lookAt(desk.panel, 'search-words');
  await field.fill('415 555 0127');
  await see(desk, 'Look up');
  await see(desk, /found$/);
  await lookAt(desk.panel, 'search-number');
  await field.fill('xyzzy');
  await see(desk, 'Nothing found');
  await lookAt(desk.panel, 'search-nothing');
});

test('a customer who stays', async ({ desk }) => {
  await inbox(desk);
  await press(desk, 'Search');
  await desk.panel.getByLabel('Search conversations').fill(customers.dana.phoneNumber);
  await press(desk, /^Look up/);
  await see(desk, 'Pinned: stays here while you change tabs');
  await see(desk, 'Earlier');
  await lookAt(desk.panel, 'pinned');
});

test('deleting a conversation', async ({ desk }) => {
  await inbox(desk);
  await press(desk, /^All open/);
  await press(desk, /305\D+555-0122/);
  await press(desk, 'More about this conversation');
  await lookAt(desk.panel, 'thread-menu');
  await desk.panel.getByRole('menuitem', { name: 'Delete conversation' }).click();
  await see(desk, /messages?,/);
  await lookAt(desk.panel, 'delete-asks');
  await press(desk, 'Delete for everybody');
  await see(desk, 'Deleting the conversation');
  await lookAt(desk.panel, 'delete-counts-down');
});

test('resolving and going on', async ({ desk }) => {
  await inbox(desk);
  await press(desk, /415\D+555-0127/);
  await press(desk, 'Resolve');
  await see(desk, 'Resolve and next');
  await lookAt(desk.panel, 'resolve-and-next');
});
