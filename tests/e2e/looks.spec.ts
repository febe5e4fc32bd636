import { customers } from '../emulator/seed/customers.ts';
import { type Desk, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

const see = (desk: Desk, text: string | RegExp) => desk.panel.getByText(text).first().waitFor();

test('before signing in', async ({ desk }) => {
  await see(desk, 'Sign in with RingCentral');
  await lookAt(desk.panel, 'signed-out');
  const window = desk.context.waitForEvent('page');
  await desk.panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await (await window).getByRole('button', { name: 'Deny' }).click();
  await see(desk, 'RingCentral was told not to');
  await lookAt(desk.panel, 'sign-in-denied');
});

test('without the licence', async ({ desk }) => {
  const window = desk.context.waitForEvent('page');
  await desk.panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  const consent = await window;
  await consent.getByLabel('Tom Becker').check();
  await consent.getByRole('button', { name: 'Allow' }).click();
  await see(desk, 'Shared texting is not switched on');
  await lookAt(desk.panel, 'feature-missing');
});

test('the customer beside the page', async ({ desk }) => {
  await desk.signIn();
  await see(desk, 'cannot read this page');
  await lookAt(desk.panel, 'site-not-allowed');
  await desk.allowSite();
  await see(desk, /^On this page/);
  await lookAt(desk.panel, 'list-page');
  await desk.open('/reports');
  await see(desk, 'No phone number on this page');
  await lookAt(desk.panel, 'no-number');
  await desk.open(`/contacts/${customers.amelia.crmId}`);
  await see(desk, 'No conversation yet');
  await lookAt(desk.panel, 'no-conversation');
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await see(desk, 'Perfect, thanks Alex!');
  await lookAt(desk.panel, 'customer');
});

test('the first sync', async ({ desk }) => {
  const hold = desk.emulator.control.faults.add({ path: 'message-threads', hold: 'before' });
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await see(desk, 'for the first time');
  await lookAt(desk.panel, 'first-sync');
  hold.remove();
  hold.release();
});

test('the inbox', async ({ desk }) => {
  await desk.signIn();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await see(desk, 'Unassigned 6');
  await lookAt(desk.panel, 'inbox');
  await desk.panel.getByRole('button', { name: 'More' }).click();
  await lookAt(desk.panel, 'menu');
  await desk.panel.keyboard.press('Escape');
  desk.emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await see(desk, 'cannot be reached');
  await lookAt(desk.panel, 'offline');
});

const CONVERSATIONS = [
  ['with-notes', customers.rosa],
  ['very-long', customers.victor],
  ['right-to-left', customers.leila],
  ['mixed-directions', customers.noam],
  ['emoji', customers.yuki],
  ['like-html', customers.mallory],
  ['links', customers.omar],
  ['pictures', customers.grace],
  ['failed', customers.hannah],
] as const;

for (const [name, customer] of CONVERSATIONS) {
  test(`a conversation: ${name}`, async ({ desk }) => {
    await desk.signIn();
    await desk.allowSite();
    await desk.open(`/contacts/${customer.crmId}`);
    await desk.panel.getByRole('log').waitFor();
    await desk.panel.waitForTimeout(300);
    await lookAt(desk.panel, `conversation-${name}`);
  });
}

test('a conversation with everything open', async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await desk.panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await see(desk, 'Beth Nolan');
  await lookAt(desk.panel, 'assign-menu');
  await desk.panel.keyboard.press('Escape');
  await desk.panel.getByRole('button', { name: 'Resolve' }).click();
  await lookAt(desk.panel, 'resolve-asks');
  await desk.panel.getByRole('button', { name: 'Cancel' }).click();
  const [thread] = desk.emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  desk.emulator.control.as('Beth Nolan').resolve(thread?.id ?? '');
  await desk.panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await see(desk, 'Beth Nolan resolved this conversation meanwhile');
  await lookAt(desk.panel, 'refused');
});

test('the settings', async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.panel.goto(desk.panel.url().replace('sidepanel', 'options'));
  await see(desk, 'crm.example.com');
  await lookAt(desk.panel, 'settings');
});
