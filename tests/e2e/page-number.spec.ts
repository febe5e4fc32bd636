import { pagePanel } from '../browser/panel.ts';
import { customers } from '../emulator/seed/customers.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

test('a record page shows its customer; its ids, dates and amounts are no numbers', async ({ desk }) => {
  const panel = pagePanel(desk.panel);
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(212) 555-0114');
  await expect(desk.panel.getByLabel('Numbers on this page')).toBeHidden();
  await panel.seeText('Perfect, thanks Alex!');
});

test('a list page forces nobody on the agent and offers those with conversations', async ({ desk }) => {
  await desk.open('/contacts');
  await expect(desk.panel.getByRole('heading', { name: 'On this page' })).toBeVisible();
  await desk.panel.getByRole('button', { name: '(415) 555-0127' }).click();
  await expect(desk.panel.getByText('It is a Rinnai')).toBeVisible();
  await desk.panel.getByRole('button', { name: 'Back' }).click();
  await expect(desk.panel.getByRole('heading', { name: 'On this page' })).toBeVisible();
});

test('a page without numbers says so', async ({ desk }) => {
  await desk.open('/reports');
  await expect(desk.panel.getByText('No phone number on this page')).toBeVisible();
});

test('the panel follows navigation inside the page', async ({ desk }) => {
  await desk.open('/contacts');
  await desk.crm.getByRole('link', { name: 'Grace' }).click();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(512) 555-0158');
  await desk.crm.getByRole('link', { name: 'Reports' }).click();
  await expect(desk.panel.getByText('No phone number on this page')).toBeVisible();
  await desk.crm.goBack();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(512) 555-0158');
});

test('a number nobody has texted says so', async ({ desk }) => {
  await desk.open(`/contacts/${customers.amelia.crmId}`);
  await expect(desk.panel.getByText('No conversation yet')).toBeVisible();
});

test('the panel follows the active tab, and a site without access shows how to allow it', async ({
  desk,
}) => {
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(212) 555-0114');
  const second = await desk.context.newPage();
  await second.goto(desk.crmUrl(`/contacts/${customers.marcus.crmId}`));
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(415) 555-0127');
  await second.goto('about:blank');
  await expect(desk.panel.getByText('Threadside cannot read this page')).toBeVisible();
  await second.close();
  await desk.crm.bringToFront();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('(212) 555-0114');
});

test('an address that is none, and a site that is declined, are explained', async ({ desk }) => {
  const second = await desk.context.newPage();
  await second.goto('about:blank');
  const panel = pagePanel(desk.panel);
  await panel.press('Address of your CRM');
  await panel.type('my crm');
  await panel.press('Allow');
  await panel.seeText('That is not a site’s address');
});
