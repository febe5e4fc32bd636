import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import type { Panel } from '../browser/panel.ts';
import type { ListeningEmulator } from '../emulator/emulator.ts';
import { customers } from '../emulator/seed/customers.ts';

type Stage = {
  context: BrowserContext;
  page: Page;
  panel: Panel;
  emulator: ListeningEmulator;
  folder: string;
  crmHost: string;
};

/** An agent's first minutes in the real side panel, with a picture of each step in `folder`. */
export async function walk(stage: Stage): Promise<void> {
  const { context, page, panel, emulator, folder, crmHost } = stage;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let step = 0;
  const picture = async (name: string, image?: Buffer) => {
    step += 1;
    const file = `${folder}/${String(step).padStart(2, '0')}-${name}.png`;
    await writeFile(file, image ?? (await panel.screenshot()));
    console.log(`  ${file}`);
  };

  await panel.seeText('Sign in with RingCentral');
  await picture('signed-out');
  const window = context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  const consent = await window;
  await consent.getByLabel('Alex Rivera').check();
  await picture('ringcentral-sign-in', await consent.screenshot());
  await consent.getByRole('button', { name: 'Allow' }).click();

  await panel.seeText('cannot read this page');
  await picture('site-not-allowed');
  await panel.press('Address of your CRM');
  await panel.type(crmHost);
  await panel.press('Allow');
  await panel.seeText('(212) 555-0114');
  await picture('customer', await panel.screenshot());
  await picture('customer-in-the-crm', await page.screenshot());

  await page.goto(`https://${crmHost}/contacts/${customers.marcus.crmId}`);
  await panel.seeText('(415) 555-0127');
  await panel.seeText('Rinnai');
  await picture('conversation');
  await panel.press(/^Assign to me$/);
  await panel.seeText('You took this conversation');
  await picture('taken');
  const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  emulator.control
    .as('Beth Nolan')
    .note(thread?.id ?? '', 'Marcus called the office too, he is home after five.');
  await panel.press('Refresh');
  await panel.seeText('home after five');
  await picture('note-of-a-colleague');
  await panel.press('Resolve');
  await panel.seeText('cannot be reopened');
  await picture('resolve-asks');
  await panel.press(/^Resolve$/);
  await panel.seeText('This conversation is resolved');
  await picture('resolved');
  await panel.press('Inbox');
  await panel.seeText('Unassigned');
  await picture('inbox');
}
