import { noteField } from '../browser/note-field.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { anotherPanel, command, waitForSync } from './levers.ts';
import {
  addNote,
  marcusThread,
  notesOf,
  openThread,
  refresh,
  resolve,
  see,
  signInToInbox,
  typeNote,
} from './panel-steps.ts';
import { expectTruth } from './truth.ts';

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
  await openThread(desk.panel);
});

test('F35 both take it, the last one wins: who has it now, not who pressed', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  const mine = emulator.control.faults.add({ path: 'assign$', method: 'POST', hold: 'after', times: 1 });
  await panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await mine.hit();
  await expect.poll(() => emulator.control.state.thread(id).assignee?.name).toBe('Alex Rivera');
  emulator.control.as('Beth Nolan').take(id);
  mine.release();
  await see(panel, 'Beth Nolan took over');
  await expect(panel.getByRole('button', { name: 'Take over' }).first()).toBeVisible();
  await expectTruth(desk);
});

const GONE = [
  { what: 'resolved', sentence: 'Beth Nolan resolved this conversation meanwhile.' },
  { what: 'deleted', sentence: 'Beth Nolan deleted this conversation meanwhile.' },
] as const;
for (const { what, sentence } of GONE) {
  test(`F36 resolving what is ${what} already: said by whom`, async ({ desk }) => {
    const { panel, emulator } = desk;
    const { id } = marcusThread(desk);
    const beth = emulator.control.as('Beth Nolan');
    if (what === 'resolved') beth.resolve(id);
    else beth.deleteThread(id);
    await resolve(panel);
    await see(panel, sentence);
    await expectTruth(desk);
    expect(emulator.control.requests.count({ method: 'POST', path: 'resolve$' })).toBe(1);
  });
}

test('F37 a note on a resolved thread, and somebody else’s note: refused with the reason, the text kept', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  await typeNote(panel, 'Too late');
  emulator.control.as('Beth Nolan').resolve(id);
  await addNote(panel);
  await see(panel, 'Beth Nolan resolved this conversation meanwhile.');
  await expect(await noteField(panel)).toHaveValue('Too late');
  await see(panel, 'Your text is kept');
  expect(notesOf(desk, id)).not.toContain('Too late');

  const open = emulator.control.state
    .threads({ status: 'Open' })
    .find(({ owner }) => owner?.name === 'Billing');
  const note = emulator.control.as('Beth Nolan').note(open?.id ?? '', 'Hands off');
  await waitForSync(desk, () => refresh(panel));
  const asked = { threadId: open?.id, noteId: note.id, text: 'Mine now' };
  expect(await command(panel, 'editNote', asked)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(await command(panel, 'deleteNote', asked)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(notesOf(desk, open?.id ?? '')).toContain('Hands off');
});

test('F38 the same thread in two panels, pressed twice: both agree, one request', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  const second = await anotherPanel(desk);
  await openThread(second);
  const hold = emulator.control.faults.add({ path: 'notes$', method: 'POST', hold: 'before' });
  await typeNote(panel, 'Only once');
  const press = panel.getByRole('button', { name: 'Add note' });
  await press.dblclick();
  await press.click({ force: true });
  await hold.hit();
  hold.release();
  await see(panel, 'Only once');
  await see(second, 'Only once');
  expect(notesOf(desk, id).filter((text) => text === 'Only once')).toHaveLength(1);
  const pressed = { pressId: 'one press', threadId: id, text: 'From both' };
  await Promise.all([command(panel, 'addNote', pressed), command(second, 'addNote', pressed)]);
  expect(notesOf(desk, id).filter((text) => text === 'From both')).toHaveLength(1);

  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Assign to me', exact: true }).dblclick();
  await see(panel, 'You took this conversation');
  await see(second, 'You took this conversation');
  expect(emulator.control.requests.count({ method: 'POST', path: 'assign$' })).toBe(1);
  await expectTruth(desk);
});
