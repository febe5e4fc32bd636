import { databasesOf } from '../browser/databases.ts';
import { noteField } from '../browser/note-field.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { customers } from '../emulator/seed/customers.ts';
import {
  command,
  dumpStore,
  freshConnections,
  readStorage,
  refreshCount,
  ringAlarm,
  storedRefreshToken,
  waitForSync,
} from './levers.ts';
import {
  allow,
  openInbox,
  openSignInWindow,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeSignedOut,
  seeUnassigned,
  signInToInbox,
  signOut,
  typeNote,
} from './panel-steps.ts';

const TOKEN = '/restapi/oauth/token';
const tokenPosts = ({ emulator }: Desk) => emulator.control.requests.count({ path: TOKEN });

/** Starts a second sign-in while somebody is signed in, as the settings page could. */
async function signInAgain(desk: Desk) {
  const window = desk.context.waitForEvent('page');
  const answer = command(desk.panel, 'signIn');
  const page = await window;
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  return { page, answer };
}

test('F08 window closed or denied: said, the button lives, who is signed in stays so', async ({ desk }) => {
  const { panel } = desk;
  await (await openSignInWindow(desk)).close();
  await see(panel, 'The sign-in window was closed before you were signed in');
  const window = await openSignInWindow(desk);
  await window.getByRole('button', { name: 'Deny' }).click();
  await see(panel, 'RingCentral was told not to give Threadside access');
  expect(tokenPosts(desk)).toBe(0);

  await desk.signIn();
  const session = await storedRefreshToken(desk);
  const again = await signInAgain(desk);
  await again.page.close();
  expect(await again.answer).toMatchObject({ ok: false, error: { reason: 'cancelled' } });
  expect(await storedRefreshToken(desk)).toBe(session);
  await waitForSync(desk, () => refresh(panel));
  await seeSignedIn(panel);
});

test('F09 worker killed while signing in: no half session, and a sentence about the orphaned window', async ({
  desk,
}) => {
  const { panel } = desk;
  const window = await openSignInWindow(desk);
  await desk.worker.stop();
  await see(panel, 'The browser stopped Threadside for a moment.');
  await panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await see(panel, 'The last sign-in was interrupted. Close its window and try again.');
  await allow(window);
  await expect.poll(() => window.isClosed()).toBe(true);
  expect(await storedRefreshToken(desk)).toBe('');
  expect(tokenPosts(desk)).toBe(0);
  await seeSignedOut(panel);
  await signInToInbox(desk);
});

const FORGED = [
  { name: 'another state', forge: { state: 'somebody-elses-state' }, sentence: 'could not be verified' },
  { name: 'no state', forge: { state: '' }, sentence: 'could not be verified' },
];
for (const { name, forge, sentence } of FORGED) {
  test(`F10 an answer with ${name} is not used`, async ({ desk }) => {
    const window = await openSignInWindow(desk);
    await window.locator('input[name=state]').evaluate((field: HTMLInputElement, value) => {
      field.value = value;
    }, forge.state);
    await allow(window);
    await see(desk.panel, sentence);
    expect(tokenPosts(desk)).toBe(0);
    expect(await storedRefreshToken(desk)).toBe('');
  });
}

test('F10 a replayed code and an error redirect leave nobody signed in', async ({ desk }) => {
  const { panel, emulator } = desk;
  // The code is spent by its first use: the answer to that is lost, so a client that repeats would be refused.
  const lost = emulator.control.faults.add({ path: TOKEN, destroy: 'after', times: 1 });
  freshConnections(desk);
  await allow(await openSignInWindow(desk));
  await lost.hit();
  await see(panel, 'RingCentral cannot be reached');
  expect(tokenPosts(desk), 'a code is sent once').toBe(1);
  expect(await storedRefreshToken(desk)).toBe('');

  const window = await openSignInWindow(desk);
  await window.locator('input[name=code_challenge]').evaluate((field: HTMLInputElement) => {
    field.value = 'A'.repeat(43);
  });
  await allow(window);
  await expect.poll(() => tokenPosts(desk)).toBe(2);
  await see(panel, /RingCentral refused this/);
  expect(await storedRefreshToken(desk)).toBe('');
  const [first, second] = emulator.control
    .requests({ path: TOKEN })
    .map(({ body }) => (body as { code_verifier?: string }).code_verifier);
  expect(first).toMatch(/^[\w-]{43,}$/);
  expect(second, 'each sign-in has its own verifier').not.toBe(first);
});

test('F11 the exchange fails or the code is too old: said, and the session before stays', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await signInToInbox(desk);
  const session = await storedRefreshToken(desk);
  const late = emulator.control.faults.add({ path: TOKEN, hold: 'before', times: 1 });
  const again = await signInAgain(desk);
  await allow(again.page, 'Beth Nolan');
  await late.hit();
  emulator.control.clock.advance(61_000);
  late.release();
  expect(await again.answer).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await storedRefreshToken(desk)).toBe(session);
  await seeUnassigned(panel, 6);
  await waitForSync(desk, () => refresh(panel));
});

test('F12 another account signs in: nothing of the first is shown, its drafts wait for it', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const ofSales = emulator.control.state.threads({ guestNumber: customers.amelia.phoneNumber })[0]?.id ?? '';
  await desk.signIn('Beth Nolan');
  await openThread(panel);
  await typeNote(panel, 'Beth only');
  expect(JSON.stringify(await dumpStore(desk)), 'Beth handles Sales').toContain(ofSales);
  const again = await signInAgain(desk);
  await allow(again.page);
  expect(await again.answer).toMatchObject({ ok: true });
  await seeSignedIn(panel);
  await openThread(panel);
  await expect(await noteField(panel)).toHaveValue('');
  await openInbox(panel);
  await panel.getByRole('button', { name: /^Unassigned/ }).click();
  await seeUnassigned(panel, 6);
  expect(JSON.stringify(await dumpStore(desk)), 'Alex does not').not.toContain(ofSales);
  expect(await databasesOf(panel)).toHaveLength(1);

  const back = await signInAgain(desk);
  await allow(back.page, 'Beth Nolan');
  await back.answer;
  await openThread(panel);
  await expect(await noteField(panel)).toHaveValue('Beth only');
});

test('F13 signed out offline: at once, nothing stays, the server is told once when it can be', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await desk.signIn();
  await openThread(panel);
  await typeNote(panel, 'Never to be seen again');
  expect(JSON.stringify(await dumpStore(desk)), 'the control').toContain('It is a Rinnai');
  freshConnections(desk);
  const cut = emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await signOut(panel);
  await seeSignedOut(panel);
  await expect.poll(() => databasesOf(panel)).toEqual([]);
  await expect
    .poll(async () => JSON.stringify(await readStorage(desk)))
    .not.toMatch(/Rinnai|Never to be seen|Rivera|\+1415|accessToken|refreshToken/);
  await expect.poll(() => cut.hits()).toBeGreaterThan(0);
  emulator.control.requests.clear();
  cut.remove();
  await desk.worker.stop();
  await ringAlarm(desk);
  await expect
    .poll(() => emulator.control.requests.count({ path: '/restapi/oauth/revoke', status: 200 }))
    .toBe(1);
  await expect
    .poll(async () => JSON.stringify((await readStorage(desk)).session))
    .not.toContain('endedToken');
  await ringAlarm(desk);
  await seeSignedOut(panel);
  expect(emulator.control.requests.count({ path: '/restapi/oauth/revoke', status: 200 })).toBe(1);
  expect(emulator.control.tokens.count('Alex Rivera')).toBe(0);
});

test('F14 feature off: which, who can fix it, and no retry loop', async ({ desk }) => {
  const { panel, emulator } = desk;
  await allow(await openSignInWindow(desk), 'Tom Becker');
  await see(panel, 'Shared texting is not switched on for you');
  await see(panel, 'Your RingCentral administrator can add it');
  emulator.control.requests.clear();
  for (let ring = 0; ring < 5; ring += 1) {
    await desk.worker.stop();
    await ringAlarm(desk);
    await command(panel, 'panelIsOpen');
  }
  expect(emulator.control.requests.count()).toBe(0);
});

test('F14 a permission of the app is missing: said, and no retry loop', async ({ desk }) => {
  const { panel, emulator } = desk;
  await signInToInbox(desk);
  emulator.control.permissions.set('SMS', false);
  emulator.control.requests.clear();
  await refresh(panel);
  await see(panel, 'Your RingCentral account lacks a permission for this. Ask your administrator.');
  await seeUnassigned(panel, 6);
  for (let beat = 0; beat < 5; beat += 1) await command(panel, 'panelIsOpen');
  expect(emulator.control.requests.count({ status: 403 })).toBeLessThanOrEqual(2);
  expect(refreshCount(desk)).toBe(0);
  emulator.control.permissions.set('SMS', true);
  await waitForSync(desk, () => refresh(panel));
});
