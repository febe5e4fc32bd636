import { databasesOf } from '../browser/databases.ts';
import { noteField } from '../browser/note-field.ts';
import { expect, test } from '../e2e/fixtures.ts';
import {
  anotherPanel,
  expireAccess,
  freshConnections,
  passTime,
  readLocal,
  readStorage,
  refreshCount,
  ringAlarm,
  storedRefreshToken,
  waitForSync,
  wakeByAlarm,
} from './levers.ts';
import {
  addNote,
  MARCUS_NAME,
  miss,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeSignedOut,
  seeUnassigned,
  signInToInbox,
  typeNote,
} from './panel-steps.ts';

const TOKEN = '/restapi/oauth/token';
const DRAFT = 'A thought not yet sent';

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
});

test('F01 woken offline with an expired access token: cached list, its age, both tokens kept', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const before = await storedRefreshToken(desk);
  await expireAccess(desk);
  const cut = emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await wakeByAlarm(desk);
  await cut.hit();
  await see(panel, 'RingCentral cannot be reached. Check your connection.');
  await see(panel, /Last updated \d/);
  await seeUnassigned(panel, 6);
  await seeSignedIn(panel);
  expect(await storedRefreshToken(desk)).toBe(before);
  expect((await readStorage(desk)).session.accessToken).toBeDefined();

  cut.remove();
  await waitForSync(desk, () => panel.getByRole('button', { name: 'Try now' }).click());
  await miss(panel, 'RingCentral cannot be reached');
  expect(await storedRefreshToken(desk)).not.toBe(before);
});

const WEATHER = [
  { name: '503 with Retry-After', fault: { status: 503, headers: { 'Retry-After': '90' } }, pauseMs: 91_000 },
  { name: '429', fault: { status: 429, headers: { 'Retry-After': '60' } }, pauseMs: 61_000 },
  { name: '408', fault: { status: 408 }, pauseMs: 0 },
  { name: 'HTML 200', fault: { html: true }, pauseMs: 0 },
  { name: 'nothing, it hangs', fault: { hold: 'before' as const }, pauseMs: 0 },
];
for (const { name, fault, pauseMs } of WEATHER) {
  test(`F02 refresh answers ${name}: tokens kept, no call inside a pause, then all is well${name.includes('hangs') ? ' @slow' : ''}`, async ({
    desk,
  }) => {
    const { panel, emulator } = desk;
    freshConnections(desk);
    const before = await storedRefreshToken(desk);
    await expireAccess(desk);
    const harm = emulator.control.faults.add({ path: TOKEN, ...fault });
    await refresh(panel);
    await expect.poll(() => readLocal(desk, 'syncHealth'), { timeout: 40_000 }).toBeDefined();
    await seeSignedIn(panel);
    await see(panel, /Paused until|RingCentral has a problem|did not answer|Your network answered/);
    expect(await storedRefreshToken(desk)).toBe(before);
    expect(refreshCount(desk)).toBe(1);

    if (pauseMs) {
      await wakeByAlarm(desk);
      await refresh(panel);
      await desk.restart();
      await ringAlarm(desk);
      await refresh(desk.panel);
      await see(desk.panel, /Paused until|Trying again at/);
      expect(refreshCount(desk), 'calls inside the pause').toBe(1);
    }
    harm.remove();
    await passTime(desk, pauseMs + 1_000);
    await waitForSync(desk, () => refresh(desk.panel));
    expect(refreshCount(desk)).toBe(2);
  });
}

test('F03 refresh answers invalid_grant: signed out once, with the reason; drafts and outbox kept', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  freshConnections(desk);
  emulator.control.faults.add({ path: 'notes$', method: 'POST', destroy: 'after', times: 1 });
  await typeNote(panel, 'Already on its way');
  await addNote(panel);
  await see(panel, 'Not confirmed yet');
  await typeNote(panel, DRAFT);
  await expireAccess(desk);
  emulator.control.tokens.revokeRefresh();
  await refresh(panel);
  await see(panel, 'RingCentral ended your session. Sign in again; what you typed is still here.');
  await seeSignedOut(panel);
  await wakeByAlarm(desk);
  expect(refreshCount(desk)).toBe(1);
  await expect.poll(() => databasesOf(panel)).toEqual([]);
  await expect.poll(async () => (await readStorage(desk)).local.refreshToken).toBeUndefined();
  const { local } = await readStorage(desk);
  expect(JSON.stringify(local)).toContain(DRAFT);
  expect(JSON.stringify(local.outbox)).toContain('Already on its way');

  await desk.signIn();
  await openThread(panel);
  await expect(await noteField(panel)).toHaveValue(DRAFT);
});

test('F04 killed after the server rotated, before the tokens are stored: the session goes on', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const old = await storedRefreshToken(desk);
  await expireAccess(desk);
  const lost = emulator.control.faults.add({ path: TOKEN, hold: 'after', times: 1 });
  await refresh(panel);
  await lost.hit();
  await expect.poll(() => refreshCount(desk)).toBe(1);
  await desk.worker.stop();
  expect(await storedRefreshToken(desk), 'nothing was stored').toBe(old);
  lost.release();
  await waitForSync(desk, () => wakeByAlarm(desk));
  await seeSignedIn(panel);
  const sent = emulator.control
    .requests({ path: TOKEN })
    .map(({ body }) => (body as { refresh_token?: string }).refresh_token)
    .filter(Boolean);
  expect(sent).toEqual([old, old]);
  expect(await storedRefreshToken(desk)).not.toBe(old);
});

test('F05 two panels and the alarm hit the expiry together: one refresh on the wire', async ({ desk }) => {
  const { emulator } = desk;
  const second = await anotherPanel(desk);
  await seeSignedIn(second);
  await desk.worker.stop();
  await expireAccess(desk);
  emulator.control.faults.add({ path: TOKEN, delayBeforeMs: 400 });
  const ask = (page: typeof second) =>
    page.evaluate(() =>
      Promise.all([
        chrome.runtime.sendMessage({ name: 'syncNow' }),
        chrome.runtime.sendMessage({ name: 'loadHistory', payload: { guestPhoneNumber: '+12125550114' } }),
        chrome.runtime.sendMessage({ name: 'checkFeature' }),
      ]),
    );
  await Promise.all([ringAlarm(desk), ask(desk.panel), ask(second)]);
  expect(refreshCount(desk)).toBe(1);
  // The control: the count does see a second one.
  await expireAccess(desk);
  await ask(second);
  expect(refreshCount(desk)).toBe(2);
});

test('F06 a 401 that comes after the refresh does not undo it', async ({ desk }) => {
  const { panel, emulator } = desk;
  const old = await storedRefreshToken(desk);
  const late = emulator.control.faults.add({ path: 'entries/sync', hold: 'untilRefresh', times: 1 });
  await refresh(panel);
  await late.hit();
  emulator.control.tokens.expireAccess();
  const answer = await panel.evaluate(() =>
    chrome.runtime.sendMessage({ name: 'loadHistory', payload: { guestPhoneNumber: '+12125550114' } }),
  );
  expect(answer).toMatchObject({ ok: true });
  await expect.poll(() => emulator.control.requests.count({ path: 'entries/sync', status: 401 })).toBe(1);
  await expect.poll(() => readLocal(desk, 'syncHealth')).toBeUndefined();
  expect(refreshCount(desk)).toBe(1);
  const renewed = await storedRefreshToken(desk);
  expect(renewed).not.toBe(old);

  await desk.restart();
  await expireAccess(desk);
  await waitForSync(desk, () => refresh(desk.panel));
  expect(refreshCount(desk)).toBe(2);
  await seeSignedIn(desk.panel);
});

test('F07 the session is ended elsewhere: said promptly, drafts kept, signing in goes on', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  await typeNote(panel, DRAFT);
  for (let signIn = 1; signIn <= 6; signIn += 1) emulator.control.tokens.issue('Alex Rivera');
  await refresh(panel);
  await see(panel, 'RingCentral ended your session');
  expect(await desk.badge()).toBe('!');
  expect(JSON.stringify((await readStorage(desk)).local)).toContain(DRAFT);
  await miss(panel, MARCUS_NAME);
  await desk.signIn();
  await openThread(panel);
  await expect(await noteField(panel)).toHaveValue(DRAFT);
});
