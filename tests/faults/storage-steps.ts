import { noteField } from '../browser/note-field.ts';
import { type Desk, expect } from '../e2e/fixtures.ts';
import { storedRefreshToken } from './levers.ts';
import { openInbox, openThread, seeSignedIn, seeUnassigned, typeNote } from './panel-steps.ts';

const DRAFT = 'Typed before it went wrong';

/** Signed in, the inbox in view, and a draft on Marcus's thread. */
export async function settleIn(desk: Desk): Promise<string> {
  await desk.signIn();
  await openThread(desk.panel);
  await typeNote(desk.panel, DRAFT);
  await openInbox(desk.panel);
  await desk.panel.getByRole('button', { name: /^Unassigned/ }).click();
  await seeUnassigned(desk.panel, 6);
  return DRAFT;
}

/** Tokens and draft are where `settleIn` left them. */
export async function seeNothingLost(desk: Desk): Promise<void> {
  await seeSignedIn(desk.panel);
  expect(await storedRefreshToken(desk)).not.toBe('');
  await openThread(desk.panel);
  await expect(await noteField(desk.panel)).toHaveValue(DRAFT);
}
