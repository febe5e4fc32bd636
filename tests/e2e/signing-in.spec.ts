import { databasesOf } from '../browser/databases.ts';
import { pagePanel } from '../browser/panel.ts';
import { agents } from '../emulator/seed/agents.ts';
import { signIn } from './agents-morning.ts';
import { expect, test } from './fixtures.ts';

test('closing the window leaves a sentence and a live button', async ({ desk }) => {
  const panel = pagePanel(desk.panel);
  const window = desk.context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  await (await window).close();
  await panel.seeText('The sign-in window was closed before you were signed in');
  await signIn(desk, panel);
});

test('denying is said, and nothing is stored', async ({ desk }) => {
  const panel = pagePanel(desk.panel);
  const window = desk.context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  await (await window).getByRole('button', { name: 'Deny' }).click();
  await panel.seeText('RingCentral was told not to give Threadside access');
  expect(desk.emulator.control.requests.count({ path: '/restapi/oauth/token' })).toBe(0);
  const keys = await desk.panel.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
  expect(keys).not.toContain('refreshToken');
});

test('an answer with another state is not used', async ({ desk }) => {
  const panel = pagePanel(desk.panel);
  const window = desk.context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  const consent = await window;
  await consent.locator('input[name=state]').evaluate((field: HTMLInputElement) => {
    field.value = 'somebody-elses-state';
  });
  await consent.getByRole('button', { name: 'Allow' }).click();
  await panel.seeText('could not be verified');
  expect(desk.emulator.control.requests.count({ path: '/restapi/oauth/token' })).toBe(0);
});

test('without the licence the agent learns what is missing, and goes on when it is there', async ({
  desk,
}) => {
  const panel = pagePanel(desk.panel);
  const window = desk.context.waitForEvent('page');
  await panel.press('Sign in with RingCentral');
  const consent = await window;
  await consent.getByLabel('Tom Becker').check();
  await consent.getByRole('button', { name: 'Allow' }).click();
  await panel.seeText('Shared texting is not switched on for you');
  await panel.seeText('Business SMS Booster license required');
  desk.emulator.control.features.set(agents.tom.name, true);
  await panel.press('Check again');
  await panel.seeText('Inbox');
});

test('signing out leaves nothing of the customers in this browser', async ({ desk }) => {
  const panel = pagePanel(desk.panel);
  await signIn(desk, panel);
  await panel.press('More');
  await panel.press('Sign out');
  await panel.press('Sign out');
  await panel.seeText('Sign in with RingCentral');
  // The panel says so at once, also while the traces are still being removed.
  await expect.poll(() => databasesOf(desk.panel)).toEqual([]);
  const stored = () =>
    desk.panel.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]),
    );
  await expect.poll(stored).not.toMatch(/Rivera|accessToken|refreshToken/);
  await expect.poll(() => desk.emulator.control.requests.count({ path: '/restapi/oauth/revoke' })).toBe(1);
  expect(await desk.badge()).toBe('!');
});
