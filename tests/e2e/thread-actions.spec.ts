import { noteField } from '../browser/note-field.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';

const threadOf = ({ emulator }: Desk, guestNumber: string) => {
  const thread = emulator.control.state.threads({ guestNumber, status: 'Open' })[0];
  if (!thread?.id) throw new Error(`no open thread of ${guestNumber}`);
  return { ...thread, id: thread.id };
};

async function openThread(desk: Desk, name: RegExp): Promise<void> {
  await desk.signIn();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await desk.panel.getByRole('button', { name: /^All/ }).click();
  await desk.panel.getByRole('button', { name }).click();
}

test('hands a thread to a colleague, takes it back, and gives it to the queue', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openThread(desk, /415\D+555-0127/);
  const { id } = threadOf(desk, customers.marcus.phoneNumber);
  const assignee = () => emulator.control.state.thread(id).assignee?.name;
  await panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await expect(panel.getByRole('menuitem')).toHaveText([
    'Beth Nolan',
    'Jenn Lee',
    'Sam Ortiz',
    'Hand over with a note…',
  ]);
  await panel.getByRole('menuitem', { name: 'Jenn Lee' }).click();
  await expect(panel.getByText('You assigned this to Jenn Lee')).toBeVisible();
  expect(assignee()).toBe('Jenn Lee');

  await panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await expect(panel.getByRole('menuitem', { name: 'Beth Nolan' })).toContainText(
    'Only Jenn Lee can hand this conversation on.',
  );
  await panel.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Take over' }).first().click();
  await expect(panel.getByText('You took over from Jenn Lee')).toBeVisible();
  expect(assignee()).toBe('Alex Rivera');

  await panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await panel.getByRole('menuitem', { name: /Unassign/ }).click();
  await expect(panel.getByText('You unassigned this conversation')).toBeVisible();
  expect(assignee()).toBeUndefined();
});

test('the button shows its progress and a second press does nothing', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openThread(desk, /415\D+555-0127/);
  const hold = emulator.control.faults.add({ method: 'POST', path: 'assign$', hold: 'before' });
  const take = panel.getByRole('button', { name: 'Assign to me', exact: true });
  await take.click();
  await expect(take).toHaveAttribute('aria-busy', 'true');
  await take.click({ force: true });
  hold.release();
  await expect(panel.getByText('You took this conversation')).toBeVisible();
  expect(emulator.control.requests.count({ method: 'POST', path: 'assign$' })).toBe(1);
});

test('says who was faster and shows the truth', async ({ desk }) => {
  const { panel, emulator } = desk;
  await openThread(desk, /415\D+555-0127/);
  const { id } = threadOf(desk, customers.marcus.phoneNumber);
  const hold = emulator.control.faults.add({ method: 'POST', path: 'assign$', hold: 'before' });
  await panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await hold.hit();
  emulator.control.as('Beth Nolan').resolve(id);
  hold.release();
  await expect(panel.getByRole('alert')).toHaveText('Beth Nolan resolved this conversation meanwhile.');
  await expect(panel.getByText('Resolved by Beth Nolan')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Assign to me', exact: true })).toBeHidden();
});

test('notes: edit and delete one’s own, others’ are closed with the reason', async ({ desk }) => {
  const { panel } = desk;
  await openThread(desk, /305\D+555-0122/);
  await (await noteField(desk.panel)).fill('Ask for the practice list');
  await panel.getByRole('button', { name: 'Add note' }).click();
  const mine = panel.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'practice list' });
  await mine.getByRole('button', { name: 'Change this note' }).click();
  await panel.getByRole('menuitem', { name: 'Edit' }).click();
  await panel.getByRole('textbox', { name: 'Note', exact: true }).fill('Ask for the practice list by Friday');
  await panel.getByRole('button', { name: 'Save note' }).click();
  await expect(mine).toContainText('by Friday');
  await expect(mine).toContainText('edited');

  const others = panel.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'sounds urgent' });
  await others.getByRole('button', { name: 'Change this note' }).click();
  await expect(panel.getByRole('menuitem', { name: 'Edit' })).toContainText(
    'Only Jenn Lee can change this note.',
  );
  await panel.keyboard.press('Escape');

  await mine.getByRole('button', { name: 'Change this note' }).click();
  await panel.getByRole('menuitem', { name: 'Delete' }).click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(mine).toHaveCount(0);
});

test('a note typed but not sent is there again after the panel was closed', async ({ desk }) => {
  await openThread(desk, /415\D+555-0127/);
  await (await noteField(desk.panel)).fill('Half a thou');
  await desk.panel.waitForTimeout(400);
  await desk.restart();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await desk.panel.getByRole('button', { name: /415\D+555-0127/ }).click();
  await expect(await noteField(desk.panel)).toHaveValue('Half a thou');
});

test('what was made of a note is there again after the panel was closed', async ({ desk }) => {
  await openThread(desk, /415\D+555-0127/);
  await (await noteField(desk.panel)).fill('Wants a quote');
  await desk.panel.getByRole('button', { name: 'Add note' }).click();
  const mine = desk.panel.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'a quote' });
  await mine.getByRole('button', { name: 'Change this note' }).click();
  await desk.panel.getByRole('menuitem', { name: 'Edit' }).click();
  const editor = () => desk.panel.getByRole('textbox', { name: 'Note', exact: true });
  await editor().fill('Wants two quo');
  await desk.panel.waitForTimeout(400);
  await desk.restart();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await desk.panel.getByRole('button', { name: /415\D+555-0127/ }).click();
  await expect(editor()).toHaveValue('Wants two quo');
});

test('a resolved thread offers nothing that cannot be done', async ({ desk }) => {
  const { panel } = desk;
  await openThread(desk, /415\D+555-0127/);
  await panel.getByRole('button', { name: 'Resolve' }).click();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  expect(threadOf(desk, customers.marcus.phoneNumber).status).toBe('Open');
  await panel.getByRole('button', { name: 'Resolve' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(panel.getByText('Resolved by you')).toBeVisible();
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  await expect(panel.getByText('no note can be added')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Resolve' })).toBeHidden();
  await expect(panel.getByRole('textbox', { name: 'Internal note' })).toBeHidden();
});
