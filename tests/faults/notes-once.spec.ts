import { noteField } from '../browser/note-field.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { freshConnections, passTime, readLocal, ringAlarm, waitForSync } from './levers.ts';
import {
  addNote,
  marcusThread,
  notesOf,
  openThread,
  refresh,
  see,
  signInToInbox,
  typeNote,
} from './panel-steps.ts';

const NOTE = 'Once, whatever happens';

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
  await openThread(desk.panel);
  await typeNote(desk.panel, NOTE);
});

const countOf = (desk: Desk, id: string) => notesOf(desk, id).filter((text) => text === NOTE).length;
const outbox = (desk: Desk) => readLocal<{ state: string }[]>(desk, 'outbox');

test('F22 a note: the connection is lost after the server accepted: checked, never sent again by itself', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  freshConnections(desk);
  const lost = emulator.control.faults.add({ method: 'POST', path: 'notes$', destroy: 'after', times: 1 });
  const blind = emulator.control.faults.add({ path: 'entries/sync', destroy: 'before' });
  await addNote(panel);
  await lost.hit();
  await see(panel, 'Not confirmed yet, checking with RingCentral');
  await see(panel, NOTE);
  expect(countOf(desk, id)).toBe(1);
  blind.remove();
  await waitForSync(desk, () => refresh(panel));
  await expect.poll(() => outbox(desk)).toEqual([]);
  await expect(await noteField(panel)).toHaveValue('');
  expect(emulator.control.requests.count({ method: 'POST', path: 'notes$' })).toBe(1);
  expect(countOf(desk, id)).toBe(1);
});

test('F22 a note: lost before the server had it: the agent decides, and one is sent', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  freshConnections(desk);
  const cut = emulator.control.faults.add({ method: 'POST', path: 'notes$', destroy: 'before' });
  await addNote(panel);
  await cut.hit();
  await see(panel, 'Not confirmed yet');
  await passTime(desk, 60_000);
  await waitForSync(desk, () => ringAlarm(desk));
  await see(panel, 'This note was not saved');
  expect(cut.hits(), 'nothing was sent by itself').toBe(1);
  cut.remove();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => countOf(desk, id)).toBe(1);
  await expect.poll(() => outbox(desk)).toEqual([]);
});

const MOMENTS = [
  { when: 'before the POST', hold: undefined, atMost: 1 },
  { when: 'during the POST', hold: 'before' as const, atMost: 1 },
  { when: 'after the server has it', hold: 'after' as const, atMost: 1 },
];
for (const { when, hold, atMost } of MOMENTS) {
  test(`F23 a note: the worker is killed ${when}: its text stays, at most one arrives`, async ({ desk }) => {
    const { panel, emulator } = desk;
    const { id } = marcusThread(desk);
    if (hold) {
      const held = emulator.control.faults.add({ method: 'POST', path: 'notes$', hold, times: 1 });
      await addNote(panel);
      await held.hit();
      expect(JSON.stringify(await outbox(desk)), 'written down before it left').toContain(NOTE);
      await desk.worker.stop();
      held.release();
    } else {
      await desk.worker.stop();
      void addNote(panel);
      await expect
        .poll(async () => JSON.stringify(await outbox(desk)) ?? '')
        .toContain(NOTE)
        .catch(() => {});
      await desk.worker.stop();
    }
    await passTime(desk, 60_000);
    await waitForSync(desk, () => ringAlarm(desk));
    await see(panel, NOTE);
    await expect
      .poll(async () => countOf(desk, id) + ((await outbox(desk)) ?? []).length, {
        message: 'there, or waiting',
      })
      .toBe(1);
    expect(countOf(desk, id)).toBeLessThanOrEqual(atMost);
    expect(emulator.control.requests.count({ method: 'POST', path: 'notes$' })).toBeLessThanOrEqual(1);
  });
}
