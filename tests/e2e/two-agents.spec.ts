import type { Page } from '@playwright/test';
import { EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { copyProfile } from '../browser/profile.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { CRM_HOST } from './prepare-profile.ts';

/** A second agent on another computer, at the same RingCentral. */
type Colleague = { panel: Page; close(): Promise<void> };

async function sitDownAs(agent: string, desk: Desk): Promise<Colleague> {
  const profile = await copyProfile(process.env.THREADSIDE_TEST_PROFILE ?? '');
  const context = await launchExtension({ profile: profile.folder, hosts: desk.hosts });
  const crm = context.pages()[0] ?? (await context.newPage());
  await crm.goto(`https://${CRM_HOST}/contacts/${customers.marcus.crmId}`);
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 420, height: 860 });
  await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
  const window = context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  const page = await window;
  await page.getByLabel(agent).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await panel.getByLabel('Address of your CRM').fill(CRM_HOST);
  await panel.getByRole('button', { name: 'Allow' }).click();
  return {
    panel,
    close: async () => {
      await context.close();
      await profile.remove();
    },
  };
}

const refresh = (panel: Page) => panel.getByRole('button', { name: 'Refresh' }).click();
const field = (panel: Page) => panel.getByRole('textbox', { name: 'Text to the customer' });

async function note(panel: Page, text: string): Promise<void> {
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  await panel.getByRole('textbox', { name: 'Internal note' }).fill(text);
  await panel.getByRole('button', { name: 'Add note' }).click();
  await expect(panel.getByRole('log').getByText(text)).toBeVisible();
}

test('two agents on one conversation: take over, answer, note, resolve; both panels end true', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { emulator, panel: alex } = desk;
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  const beth = await sitDownAs('Beth Nolan', desk);
  await beth.panel.getByText('It is a Rinnai').waitFor();
  const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  const id = thread?.id ?? '';

  await alex.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await expect(alex.getByText('You took this conversation')).toBeVisible();
  // Beth's panel does not know yet: her press is refused by the truth, and her text stays.
  await field(beth.panel).fill('I can come today.');
  await beth.panel.getByRole('button', { name: 'Assign to me and send' }).click();
  await expect(beth.panel.getByText(/Alex Rivera (?:has|took) this conversation/).first()).toBeVisible();
  await expect(field(beth.panel)).toHaveValue('I can come today.');
  await beth.panel.getByRole('button', { name: 'Take over' }).last().click();
  await beth.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(beth.panel.getByRole('log').getByText('I can come today.')).toBeVisible();

  await field(alex).fill('A colleague will come today.');
  await alex.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(alex.getByText(/Beth Nolan (?:has|took|replied)/).first()).toBeVisible();
  await expect(field(alex)).toHaveValue('A colleague will come today.');

  await note(alex, 'Alex was here');
  await note(beth.panel, 'Beth was here');
  await beth.panel.getByRole('button', { name: 'Resolve' }).click();
  await alex.getByRole('button', { name: 'Resolve' }).click();
  await beth.panel.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await expect(beth.panel.getByText('Resolved by you')).toBeVisible();
  await alex.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await expect(alex.getByText('Beth Nolan resolved this conversation meanwhile.')).toBeVisible();

  for (const panel of [alex, beth.panel]) {
    await refresh(panel);
    const log = panel.getByRole('log');
    for (const text of ['I can come today.', 'Alex was here', 'Beth was here']) {
      await expect(log.getByText(text)).toHaveCount(1);
    }
    await expect(panel.getByText(/Resolved by (?:you|Beth Nolan)/)).toBeVisible();
  }
  expect(emulator.control.state.thread(id).status).toBe('Resolved');
  await beth.close();
});

test('a conversation deleted under the other’s eyes', async ({ desk }) => {
  test.setTimeout(120_000);
  const { emulator, panel } = desk;
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await field(panel).fill('Half a sentence');
  const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  emulator.control.as('Beth Nolan').deleteThread(thread?.id ?? '');
  await panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await expect(panel.getByText('Beth Nolan deleted this conversation meanwhile.')).toBeVisible();
  await expect(panel.getByText('Deleted by Beth Nolan')).toBeVisible();
  await expect(panel.getByText('It is a Rinnai')).toBeHidden();
  await expect(field(panel)).toHaveValue('Half a sentence');
});
