import { expect } from '@playwright/test';
import type { Panel } from '../browser/panel.ts';
import { customers } from '../emulator/seed/customers.ts';
import type { Desk } from './fixtures.ts';
import { CRM_HOST } from './prepare-profile.ts';

/** Before each step, whatever a test wants to happen between the steps. */
export type Between = () => Promise<void>;

const NOTE = 'Rinnai, six years old: needs the flow sensor.';

/** Signs in through RingCentral's window, which is a page of its own. */
export async function signIn(desk: Desk, panel: Panel): Promise<void> {
  const window = desk.context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  const consent = await window;
  await consent.getByLabel('Alex Rivera').check();
  await consent.getByRole('button', { name: 'Allow' }).click();
  await panel.seeText('Inbox');
}

const expectBadge = (desk: Desk, text: string) =>
  expect.poll(() => desk.badge(), { message: 'the badge' }).toBe(text);

/**
 * An agent's morning: sign in, allow the CRM, open a record, see the history, take a thread, note, see a colleague's
 * change arrive, resolve; the badge is right at each step.
 */
export async function agentsMorning(desk: Desk, panel: Panel, between: Between): Promise<void> {
  const { emulator } = desk;
  const steps: (() => Promise<void>)[] = [
    () => signIn(desk, panel),
    () => expectBadge(desk, '6'),
    async () => {
      await panel.press('Address of your CRM');
      await panel.type(CRM_HOST);
      await panel.press('Allow');
      await panel.seeText(/several people|On this page/);
    },
    async () => {
      await desk.open(`/contacts/${customers.dana.crmId}`);
      await panel.seeText('(212) 555-0114');
      await panel.seeText('Closed automatically after 72 h without activity');
    },
    async () => {
      await desk.open(`/contacts/${customers.marcus.crmId}`);
      await panel.seeText('(415) 555-0127');
      await panel.seeText('It is a Rinnai');
    },
    async () => {
      await panel.press(/^Assign to me$/);
      await panel.seeText('You took this conversation');
      await expectBadge(desk, '5');
    },
    async () => {
      await panel.press('Internal note');
      await panel.type(NOTE);
      await panel.press('Add note');
      await expect.poll(() => notesOf(desk)).toEqual([NOTE]);
      await panel.seeText(NOTE);
    },
    async () => {
      const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
      emulator.control.as('Beth Nolan').note(thread?.id ?? '', 'He also called the office.');
      await panel.press('Refresh');
      await panel.seeText('He also called the office.');
    },
    async () => {
      emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'Is anybody there?' });
      await panel.press('Refresh');
      await expectBadge(desk, '6');
    },
    async () => {
      await panel.press('Resolve');
      await panel.seeText('cannot be reopened');
      await panel.press(/^Resolve$/);
      await panel.seeText('Resolved by you');
      await panel.seeText('no note can be added');
      await expectBadge(desk, '6');
    },
  ];
  for (const step of steps) {
    await between();
    await step();
  }
}

/** What the emulator has noted on Marcus's conversation by Alex. */
function notesOf({ emulator }: Desk): (string | undefined)[] {
  const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  return emulator.control.state
    .entries(thread?.id ?? '')
    .filter(({ recordType, author }) => recordType === 'AliveNote' && author?.name === 'Alex Rivera')
    .map(({ text }) => text);
}
