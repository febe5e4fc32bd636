import { noteField } from '../browser/note-field.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import {
  command,
  passTime,
  readLocal,
  readPosition,
  ringAlarm,
  THREADS,
  threadRequests,
  waitForSync,
  wake,
  wakeByAlarm,
} from './levers.ts';
import {
  addNote,
  marcusThread,
  miss,
  notesOf,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeUnassigned,
  signInToInbox,
  typeNote,
} from './panel-steps.ts';

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
});

/** Everything that may start a request, each once, and once more after the browser was closed. */
async function provoke(desk: Desk): Promise<void> {
  const ask = async () => {
    await refresh(desk.panel);
    await command(desk.panel, 'panelIsOpen');
    await command(desk.panel, 'loadHistory', { guestPhoneNumber: '+12125550114' });
    await command(desk.panel, 'syncNow');
  };
  await ask();
  await desk.worker.stop();
  await ringAlarm(desk);
  await ask();
  await desk.restart();
  await ringAlarm(desk);
  await ask();
}

/** Lets the server refuse from the second request of this minute on, as an account-wide limit would. */
function exhaust({ emulator }: Desk): void {
  emulator.control.clock.freeze();
  emulator.control.configure({ limits: { perWindow: { Medium: 1 } } });
  emulator.control.requests.clear();
}

const PENALTIES = [
  { row: 'F15', name: '429 with Retry-After 60', retryAfterHeader: true, errorCode: 'CMN-301', seconds: 60 },
  { row: 'F16', name: '429 without Retry-After', retryAfterHeader: false, errorCode: 'CMN-301', seconds: 30 },
  { row: 'F16', name: 'CMN-304', retryAfterHeader: false, errorCode: 'CMN-304', seconds: 30 },
] as const;
for (const { row, name, seconds, ...limits } of PENALTIES) {
  test(`${row} ${name} on sync: silent until then, over kills and restarts`, async ({ desk }) => {
    const { emulator } = desk;
    emulator.control.configure({ limits: { ...limits, penaltySeconds: seconds } });
    exhaust(desk);
    await refresh(desk.panel);
    await see(desk.panel, 'Paused until');
    await see(desk.panel, /Last updated/);
    const until = (await readLocal<number>(desk, 'pause:Medium')) ?? 0;
    expect(until - Date.now()).toBeGreaterThan((seconds - 15) * 1000);
    const sent = threadRequests(desk);
    await provoke(desk);
    await see(desk.panel, 'Paused until');
    expect(threadRequests(desk), 'requests inside the penalty').toBe(sent);

    emulator.control.configure({ limits: { perWindow: { Medium: 40 } } });
    await passTime(desk, (seconds + 2) * 1000);
    await waitForSync(desk, () => refresh(desk.panel));
    await miss(desk.panel, 'Paused until');
    // The control: the server does refuse again what comes too early.
    emulator.control.configure({ limits: { perWindow: { Medium: 1 } } });
    emulator.control.clock.flow();
    await command(desk.panel, 'syncNow');
    expect(emulator.control.requests.count({ status: 429 })).toBeGreaterThan(1);
  });
}

test('F17 the agent acts during a penalty: refused with the time, the text kept, nothing sent later by itself', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  const { id } = marcusThread(desk);
  await typeNote(panel, 'Call him back');
  exhaust(desk);
  await refresh(panel);
  await see(panel, 'Paused until');
  const sent = threadRequests(desk);
  await panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('Possible again at');
  await addNote(panel);
  await see(panel, /RingCentral asked for a pause. Possible again at .* Your text is kept/);
  await expect(await noteField(panel)).toHaveValue('Call him back');
  expect(threadRequests(desk)).toBe(sent);
  emulator.control.configure({ limits: { perWindow: { Medium: 40 } } });
  await passTime(desk, 62_000);
  await waitForSync(desk, () => refresh(panel));
  expect(notesOf(desk, id), 'nothing was queued in silence').not.toContain('Call him back');
  await addNote(panel);
  await expect.poll(() => notesOf(desk, id)).toContain('Call him back');
});

test('F18 a captive portal answers: said, cache and sync position unchanged', async ({ desk }) => {
  const { panel, emulator } = desk;
  const before = await readPosition(desk);
  const portal = emulator.control.faults.add({ path: '/restapi', html: true });
  await refresh(panel);
  await see(
    panel,
    'Your network answered instead of RingCentral. It may ask you to sign in to the network first.',
  );
  await seeUnassigned(panel, 6);
  expect(await readPosition(desk)).toEqual(before);
  await command(panel, 'loadHistory', { guestPhoneNumber: '+12125550114' });
  await seeSignedIn(panel);
  portal.remove();
  await waitForSync(desk, () => refresh(panel));
  await miss(panel, 'Your network answered');
});

const BROKEN = [
  { name: '5xx burst', fault: { status: 503 }, sentence: 'RingCentral has a problem on its side.' },
  { name: 'reset', fault: { destroy: 'before' as const }, sentence: 'RingCentral cannot be reached.' },
];
for (const { name, fault, sentence } of BROKEN) {
  test(`F19 ${name}: a stale mark with its age, fewer and fewer tries, cache kept`, async ({ desk }) => {
    const { panel, emulator } = desk;
    const harm = emulator.control.faults.add({ path: THREADS, ...fault });
    const waits: number[] = [];
    for (let failure = 1; failure <= 5; failure += 1) {
      await refresh(panel);
      await expect
        .poll(async () => (await readLocal<{ failures: number }>(desk, 'syncHealth'))?.failures)
        .toBeGreaterThanOrEqual(failure);
      const health = await readLocal<{ failedAt: number; nextAllowedAt: number }>(desk, 'syncHealth');
      waits.push((health?.nextAllowedAt ?? 0) - (health?.failedAt ?? 0));
      if (failure === 1) await see(panel, sentence);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(30_000);
    await see(panel, /Last updated/);
    await seeUnassigned(panel, 6);
    const sent = harm.hits();
    for (let beat = 0; beat < 5; beat += 1) await command(panel, 'panelIsOpen');
    expect(harm.hits(), 'no tries inside the backoff').toBe(sent);
    harm.remove();
    // After several 5xx Chromium itself holds an extension's requests back for some seconds.
    await expect(async () => {
      await panel.getByRole('button', { name: 'Try now' }).click({ timeout: 1_000 });
      await expect.poll(() => readLocal(desk, 'syncHealth'), { timeout: 2_000 }).toBeUndefined();
    }).toPass({ timeout: 60_000 });
    await miss(panel, /Last updated/);
  });
}

test('F19 no network at all', async ({ desk }) => {
  const { panel, context } = desk;
  await wake(desk);
  await context.setOffline(true);
  await refresh(panel);
  await see(panel, 'RingCentral cannot be reached. Check your connection.');
  await seeUnassigned(panel, 6);
  await wake(desk);
  await context.setOffline(false);
  await waitForSync(desk, () => panel.getByRole('button', { name: 'Try now' }).click());
});

test('F20 an answer cut in the middle: its token is not taken, nothing of it is missed', async ({ desk }) => {
  const { panel, emulator } = desk;
  const before = await readPosition(desk);
  emulator.control.volume({ threads: 60, entriesPerThread: 2, resolvedShare: 0 });
  const cut = emulator.control.faults.add({ path: 'entries/sync', truncateAt: 0.5, times: 1 });
  await refresh(panel);
  await cut.hit();
  await see(panel, 'RingCentral cannot be reached');
  expect((await readPosition(desk)).entriesToken).toBe(before.entriesToken);
  await waitForSync(desk, () => panel.getByRole('button', { name: 'Try now' }).click());
  await seeUnassigned(panel, emulator.control.state.unassignedCount('Alex Rivera'));
});

test('F21 an answer slower than a worker lives, from an alarm: given up, and the next alarm works @slow', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const before = await readPosition(desk);
  const slow = emulator.control.faults.add({ path: 'entries/sync', hold: 'before', times: 1 });
  await wakeByAlarm(desk);
  await slow.hit();
  await expect
    .poll(() => readLocal<{ error: { cause: string } }>(desk, 'syncHealth'), { timeout: 40_000 })
    .toMatchObject({ error: { cause: 'timeout' } });
  await see(panel, 'RingCentral did not answer in time.');
  expect((await readPosition(desk)).entriesToken).toBe(before.entriesToken);
  slow.remove();
  await waitForSync(desk, () => wakeByAlarm(desk));
  await miss(panel, 'did not answer in time');
});
