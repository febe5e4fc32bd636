import type { Page } from '@playwright/test';
import { noteField } from '../browser/note-field.ts';
import { type Desk, expect } from '../e2e/fixtures.ts';
import { customers } from '../emulator/seed/customers.ts';

/** The customer of most tests: one thread ever, unassigned, in Support. */
export const MARCUS = customers.marcus;
/** How the panel writes Marcus's number. */
export const MARCUS_NAME = /415\D+555-0127/;
/** What Marcus said last. */
export const MARCUS_TEXT = 'It is a Rinnai';

/** Presses Refresh. */
export const refresh = (panel: Page) => panel.getByRole('button', { name: 'Refresh' }).click();

/** Goes to the inbox. */
export const openInbox = (panel: Page) => panel.getByRole('button', { name: /^Inbox/ }).click();

/** Waits for the inbox to count so many unassigned threads. */
export const seeUnassigned = (panel: Page, count: number) =>
  expect(panel.getByRole('button', { name: `Unassigned ${count}` })).toBeVisible();

/** Signs in and waits in the inbox until the first sync has shown what the seed holds. */
export async function signInToInbox(desk: Desk): Promise<void> {
  await desk.signIn();
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
}

/** Opens a thread of the inbox by how its number is written. */
export async function openThread(panel: Page, name: RegExp = MARCUS_NAME): Promise<void> {
  // The list draws only the rows in view.
  await panel.setViewportSize({ width: 420, height: 2_400 });
  await openInbox(panel);
  await panel.getByRole('button', { name: /^All/ }).click();
  await panel.getByRole('button', { name }).click();
  await expect(panel.getByRole('button', { name: 'Back' })).toBeVisible();
}

/** Types a note and waits until its draft is stored. */
export async function typeNote(panel: Page, text: string): Promise<void> {
  await (await noteField(panel)).fill(text);
  await expect
    .poll(() => panel.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null))))
    .toContain(text);
}

/** Presses "Add note". */
export const addNote = (panel: Page) => panel.getByRole('button', { name: 'Add note' }).click();

/** Waits for a sentence anywhere in the panel. */
export const see = (panel: Page, text: string | RegExp) => expect(panel.locator('body')).toContainText(text);

/** Waits until a sentence is nowhere in the panel. */
export const miss = (panel: Page, text: string | RegExp) =>
  expect(panel.locator('body')).not.toContainText(text);

/** The panel shows the team's conversations and no way to sign in. */
export async function seeSignedIn(panel: Page): Promise<void> {
  await expect(panel.getByRole('button', { name: /^Inbox/ })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Sign in with RingCentral' })).toBeHidden();
}

/** The panel offers to sign in. */
export const seeSignedOut = (panel: Page) =>
  expect(panel.getByRole('button', { name: 'Sign in with RingCentral' })).toBeVisible();

/** Presses the sign-in button and gives RingCentral's window. */
export async function openSignInWindow(desk: Desk): Promise<Page> {
  const window = desk.context.waitForEvent('page');
  await desk.panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  const page = await window;
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  return page;
}

/** Agrees in RingCentral's window as this agent. */
export async function allow(window: Page, agent = 'Alex Rivera'): Promise<void> {
  await window.getByLabel(agent).check();
  await window.getByRole('button', { name: 'Allow' }).click();
}

/** Marcus's open thread as the emulator has it; throws when there is none. */
export function marcusThread({ emulator }: Desk): { id: string } {
  const thread = emulator.control.state.openThread('Support', MARCUS.phoneNumber);
  if (!thread?.id) throw new Error('Marcus has no open thread');
  return { id: thread.id };
}

/** The texts of the notes of a thread that RingCentral holds now. */
export const notesOf = ({ emulator }: Desk, threadId: string): string[] =>
  emulator.control.state
    .entries(threadId)
    .filter(({ recordType }) => recordType === 'AliveNote')
    .map(({ text }) => text ?? '');

/** Signs out by the menu, the question answered. */
export async function signOut(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  await panel.getByRole('menuitem', { name: /Sign out/ }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
}

/** Resolves the open thread, the question answered. */
export async function resolve(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Resolve', exact: true }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
}
