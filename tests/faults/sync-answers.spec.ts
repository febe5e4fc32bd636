import { noteField } from '../browser/note-field.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { agents } from '../emulator/seed/agents.ts';
import { queues } from '../emulator/seed/queues.ts';
import { dumpStore, passTime, readPosition, ringAlarm, THREADS, waitForSync, wakeByAlarm } from './levers.ts';
import {
  MARCUS,
  MARCUS_NAME,
  MARCUS_TEXT,
  marcusThread,
  miss,
  openInbox,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeUnassigned,
  signInToInbox,
  typeNote,
} from './panel-steps.ts';
import { expectTruth, stored, truth } from './truth.ts';

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
});

for (const errorCode of ['CMN-101', 'MSG-333', 'MSG-411'] as const) {
  test(`F24 sync token rejected with ${errorCode}: one full sync, the list stays meanwhile`, async ({
    desk,
  }) => {
    const { panel, emulator } = desk;
    emulator.control.sync.expireTokens({ errorCode });
    emulator.control.requests.clear();
    const hold = emulator.control.faults.add({ path: 'FSync', hold: 'before' });
    await refresh(panel);
    await hold.hit();
    await seeUnassigned(panel, 6);
    hold.release();
    await expect.poll(async () => (await readPosition(desk)).threadsToken).toBeDefined();
    await expectTruth(desk);
    const full = () =>
      emulator.control.requests({ path: THREADS }).filter(({ query }) => query.syncType?.[0] === 'FSync')
        .length;
    await expect.poll(full).toBe(2);
    await waitForSync(desk, () => refresh(panel));
    expect(full(), 'no second full sync').toBe(2);
  });
}

test('F24 the full sync is refused as well: no loop', async ({ desk }) => {
  const { panel, emulator } = desk;
  emulator.control.sync.expireTokens();
  const body = { errorCode: 'MSG-333', errors: [{ errorCode: 'MSG-333', parameterName: 'syncToken' }] };
  const refused = emulator.control.faults.add({ path: 'FSync', status: 400, body });
  emulator.control.requests.clear();
  await refresh(panel);
  await see(panel, 'RingCentral refused this (MSG-333).');
  await seeUnassigned(panel, 6);
  await passTime(desk, 5 * 60_000);
  await ringAlarm(desk);
  await expect.poll(() => refused.hits()).toBeGreaterThan(1);
  expect(emulator.control.requests.count({ path: THREADS }), 'two tries of two requests').toBeLessThan(8);
  refused.remove();
  await waitForSync(desk, () => refresh(panel));
  await expectTruth(desk);
});

test('F26 records repeated and out of order: each once, the newest of each', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  const older = emulator.control.state.thread(id);
  emulator.control.as('Beth Nolan').take(id);
  emulator.control.inbound({ from: MARCUS.phoneNumber, to: 'Support', text: 'Newer than that' });
  emulator.control.sync.expireTokens();
  emulator.control.faults.add({
    path: 'sync',
    shuffle: true,
    duplicate: true,
    mutate: (record) => (record.id === id ? [record, { ...older }] : record),
  });
  await waitForSync(desk, () => refresh(panel));
  await expectTruth(desk);
  await waitForSync(desk, () => refresh(panel));
  await expectTruth(desk);
  expect((await stored(desk))[id]?.assignee).toBe(agents.beth.extensionId);
  await seeUnassigned(panel, 5);
});

test('F27 resolved or deleted while the sync token died: not shown as live any more', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  await see(panel, MARCUS_TEXT);
  await desk.worker.stop();
  const { id } = marcusThread(desk);
  const other = emulator.control.state.threads({ status: 'Open' }).find((thread) => {
    return thread.owner?.name === 'Billing' && !thread.assignee;
  });
  emulator.control.as('Beth Nolan').resolve(id);
  emulator.control.as('Beth Nolan').deleteThread(other?.id ?? '');
  emulator.control.sync.expireTokens();
  await waitForSync(desk, () => wakeByAlarm(desk));
  await expectTruth(desk);
  await see(panel, /resolved this conversation|Resolved/);
  await expect(panel.getByRole('button', { name: 'Assign to me', exact: true })).toBeHidden();
  await openInbox(panel);
  await panel.getByRole('button', { name: /^Unassigned/ }).click();
  await seeUnassigned(panel, 4);
  await expect(panel.getByRole('button', { name: MARCUS_NAME })).toBeHidden();
});

test('F28 a note and a thread deleted elsewhere leave the open panel and the disk', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  const note = emulator.control.as('Beth Nolan').note(id, 'To be forgotten');
  emulator.control.inbound({ from: MARCUS.phoneNumber, to: 'Support', text: 'Unsaid words' });
  await openThread(panel);
  await refresh(panel);
  await see(panel, 'To be forgotten');
  await see(panel, 'Unsaid words');
  expect(JSON.stringify(await dumpStore(desk)), 'the control').toMatch(
    /To be forgotten.*Unsaid words|Unsaid words.*To be forgotten/,
  );
  emulator.control.as('Beth Nolan').deleteNote(note.id ?? '');
  await refresh(panel);
  await miss(panel, 'To be forgotten');
  expect(JSON.stringify(await dumpStore(desk))).not.toContain('To be forgotten');
  emulator.control.as('Beth Nolan').deleteThread(id);
  await refresh(panel);
  await miss(panel, 'Unsaid words');
  expect(JSON.stringify(await dumpStore(desk))).not.toMatch(/Unsaid words|Rinnai/);
});

test('F29 removed from a queue, then added again: its threads leave and come back', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  await see(panel, MARCUS_TEXT);
  emulator.control.handlers.remove('Support', 'Alex Rivera');
  await refresh(panel);
  await see(panel, 'It was deleted, or its queue is no longer yours.');
  await openInbox(panel);
  await panel.getByRole('button', { name: /^Unassigned/ }).click();
  await seeUnassigned(panel, 4);
  expect(JSON.stringify(await dumpStore(desk)), 'nothing of it stays on disk').not.toContain('Rinnai');
  emulator.control.requests.clear();
  await waitForSync(desk, () => refresh(panel));
  expect(emulator.control.requests.count({ status: 403 }), 'no retry loop').toBe(0);

  emulator.control.handlers.add('Support', 'Alex Rivera');
  await refresh(panel);
  await seeUnassigned(panel, 6);
  emulator.control.handlers.add('Sales', 'Alex Rivera');
  await refresh(panel);
  await seeUnassigned(panel, emulator.control.state.unassignedCount('Alex Rivera'));
  expect(Object.keys(await stored(desk)).length).toBeGreaterThan(Object.keys(truth(desk)).length);
  expect(queues.sales.name).toBe('Sales');
});

const ODD = [
  { name: 'unknown words', patch: { status: 'Paused', statusReason: 'Moon', recordType: 'HologramHint' } },
  { name: 'null text', patch: { text: null, label: null, assignee: null } },
  { name: 'missing fields', patch: { owner: '__absent', ownerParty: '__absent', creationTime: '__absent' } },
  { name: 'wrong types', patch: { author: 5, label: { a: 1 }, text: ['x'], attachments: 'none' } },
];
for (const { name, patch } of ODD) {
  test(`F31 records with ${name}: drawn neutrally, one bad record does not stop the rest`, async ({
    desk,
  }) => {
    const { panel, emulator } = desk;
    const { id } = marcusThread(desk);
    emulator.control.inbound({ from: MARCUS.phoneNumber, to: 'Support', text: 'The odd one' });
    emulator.control.inbound({ from: '+12125550199', to: 'Billing', text: 'The good one' });
    emulator.control.sync.expireTokens();
    const odd = emulator.control.faults.add({
      path: 'sync',
      mutate: (record) => {
        if (record.id !== id && record.threadId !== id) return record;
        const fields = Object.entries({ ...record, ...patch }).filter(([, value]) => value !== '__absent');
        return [{ nothing: true }, Object.fromEntries(fields)];
      },
    });
    await waitForSync(desk, () => refresh(panel));
    await see(panel, 'The good one');
    await seeSignedIn(panel);
    await panel.reload();
    await openInbox(panel);
    await see(panel, 'The good one');
    odd.remove();
    emulator.control.sync.expireTokens();
    await waitForSync(desk, () => refresh(panel));
    await expectTruth(desk);
  });
}

test('F33 closed after 72 h, then the customer writes again: a new thread of the same customer', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await openThread(panel);
  await typeNote(panel, 'Half a note');
  const { id } = marcusThread(desk);
  await passTime(desk, 73 * 3_600_000);
  emulator.control.inbound({ from: MARCUS.phoneNumber, to: 'Support', text: 'Still there?' });
  await refresh(panel);
  await see(panel, 'Your text is kept');
  await expect(await noteField(panel)).toHaveValue('Half a note');
  const now = marcusThread(desk);
  expect(now.id).not.toBe(id);
  await openInbox(panel);
  await panel.getByRole('button', { name: /^Unassigned/ }).click();
  await see(panel, 'Still there?');
  await expectTruth(desk);
});
