import { customers } from '../emulator/seed/customers.ts';
import { field, openCustomer, openThread, sentTo } from './customer-steps.ts';
import { expect, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

test('a reply goes out with Enter, into the thread, and shows how far it got', async ({ desk }) => {
  await openCustomer(desk, customers.dana);
  const { id } = openThread(desk, customers.dana.phoneNumber);
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Shift+Enter');
  await desk.panel.keyboard.insertText('See you then!');
  await field(desk).press('Enter');
  const bubble = desk.panel.getByRole('log').getByText('Tuesday it is.');
  await expect(bubble).toBeVisible();
  await expect(field(desk)).toHaveValue('');
  expect(sentTo(desk, customers.dana.phoneNumber).at(-1)).toBe('Tuesday it is.\nSee you then!');
  const [request] = desk.emulator.control.requests({ method: 'POST', path: 'messages$' });
  expect(request?.body).toMatchObject({ threadId: id, to: [{ phoneNumber: customers.dana.phoneNumber }] });
  desk.emulator.control.clock.advance(10 * 60_000);
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(desk.panel.getByRole('log').getByText('Delivered').last()).toBeVisible();
});

test('a thread that is nobody’s is taken and answered in one press', async ({ desk }) => {
  await openCustomer(desk, customers.marcus);
  await field(desk).fill('Yes, we do.');
  await desk.panel.getByRole('button', { name: 'Assign to me and send' }).click();
  await expect(desk.panel.getByRole('log').getByText('Yes, we do.')).toBeVisible();
  expect(openThread(desk, customers.marcus.phoneNumber).assignee?.name).toBe('Alex Rivera');
  await expect(desk.panel.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
});

test('a colleague’s thread says why, is taken over, and then answered', async ({ desk }) => {
  await openCustomer(desk, customers.rosa);
  await field(desk).fill('Here is the list.');
  await expect(
    desk.panel.getByText('Beth Nolan has this conversation, so only they can reply.'),
  ).toBeVisible();
  await desk.panel.getByRole('button', { name: 'Take over' }).last().click();
  await desk.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(desk.panel.getByRole('log').getByText('Here is the list.')).toBeVisible();
  expect(sentTo(desk, customers.rosa.phoneNumber)).toEqual(['Here is the list.']);
});

test('a resolved conversation is answered by a new one', async ({ desk }) => {
  await openCustomer(desk, customers.camille);
  await expect(desk.panel.getByText('Your text starts a new one')).toBeVisible();
  await field(desk).fill('Bonjour Camille');
  await desk.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(desk.panel.getByRole('log').getByText('Bonjour Camille')).toBeVisible();
  const thread = openThread(desk, customers.camille.phoneNumber);
  expect(thread.assignee?.name).toBe('Alex Rivera');
  await expect(desk.panel.getByRole('button', { name: 'Resolve' })).toBeVisible();
});

test('a text stays with the conversation it is written in, whatever happens in another one', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const { phoneNumber } = customers.dana;
  await openCustomer(desk, customers.dana);
  const { id } = openThread(desk, phoneNumber);
  await field(desk).fill('Your bill is on its way.');
  emulator.control.inbound({ from: phoneNumber, to: 'Support', text: 'And my tap drips' });
  const open = emulator.control.state.threads({ guestNumber: phoneNumber, status: 'Open' });
  emulator.control.as('Alex Rivera').take(open.find((one) => one.id !== id)?.id ?? '');
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.getByRole('log').getByText('And my tap drips')).toBeAttached();
  const conversations = panel.getByRole('list', { name: 'Open conversations' }).getByRole('button');
  await expect(conversations).toHaveCount(2);
  await expect(conversations.and(panel.locator('[aria-pressed=true]'))).toContainText('Billing');

  emulator.control.as('Alex Rivera').resolve(id);
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.getByText('Your text starts a new one')).toBeVisible();
  await lookAt(panel, 'conversation-over-while-writing');
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel.getByRole('log').getByText('Your bill is on its way.')).toBeVisible();
  const [request] = emulator.control.requests({ method: 'POST', path: 'messages$' });
  const billing = emulator.control.state
    .threads({ guestNumber: phoneNumber, status: 'Open' })
    .find(({ owner }) => owner?.name === 'Billing');
  expect([request?.status, billing?.assignee?.name]).toEqual([200, 'Alex Rivera']);
});

test('a first text goes out from the chosen number, which is offered again', async ({ desk }) => {
  await openCustomer(desk, customers.amelia);
  const from = desk.panel.getByRole('combobox', { name: 'From' });
  await from.selectOption({ label: 'Support · (650) 555-0120' });
  await field(desk).fill('Hello Amelia');
  await desk.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(desk.panel.getByRole('log').getByText('Hello Amelia')).toBeVisible();
  const owners = desk.emulator.control.state
    .threads({ guestNumber: customers.amelia.phoneNumber, status: 'Open' })
    .map(({ owner }) => owner?.name);
  expect(owners).toContain('Support');
  expect(
    await desk.panel.evaluate(async () => (await chrome.storage.local.get('settings')).settings),
  ).toMatchObject({ startFrom: '+16505550120' });
});

test('what the agent has not seen is shown before anything is sent', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  emulator.control.inbound({
    from: customers.dana.phoneNumber,
    to: 'Billing',
    text: 'No, Wednesday please!',
  });
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Enter');
  await expect(panel.getByText('The customer wrote meanwhile. Read it, then send again.')).toBeVisible();
  await expect(panel.getByRole('log').getByText('No, Wednesday please!')).toBeVisible();
  await expect(field(desk)).toHaveValue('Tuesday it is.');
  expect(sentTo(desk, customers.dana.phoneNumber)).not.toContain('Tuesday it is.');
  await field(desk).press('Enter');
  await expect(panel.getByRole('log').getByText('Tuesday it is.')).toBeVisible();
});

test('a colleague who was faster is named, and the text is kept', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  const { id } = openThread(desk, customers.dana.phoneNumber);
  const hold = emulator.control.faults.add({ method: 'POST', path: 'messages$', hold: 'before', times: 1 });
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Enter');
  await hold.hit();
  emulator.control.as('Beth Nolan').take(id);
  hold.release();
  await expect(
    panel.getByText(/Beth Nolan took this conversation \d+ s ago\. Your text is kept\./),
  ).toBeVisible();
  await expect(field(desk)).toHaveValue('Tuesday it is.');
  await panel.getByRole('button', { name: 'Take over' }).last().click();
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel.getByRole('log').getByText('Tuesday it is.')).toBeVisible();
  expect(sentTo(desk, customers.dana.phoneNumber).filter((text) => text === 'Tuesday it is.')).toHaveLength(
    1,
  );
});

test('a text whose answer was lost is found again, not sent again', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  emulator.control.faults.add({ method: 'POST', path: 'messages$', truncateAt: 0.5, times: 1 });
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Enter');
  await expect(panel.getByText('Not confirmed, checking with RingCentral')).toBeVisible();
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.getByText('Not confirmed, checking with RingCentral')).toBeHidden();
  await expect(panel.getByRole('log').getByText('Tuesday it is.')).toBeVisible();
  await expect(field(desk)).toHaveValue('');
  expect(sentTo(desk, customers.dana.phoneNumber).filter((text) => text === 'Tuesday it is.')).toHaveLength(
    1,
  );
});

test('a text that never arrived is offered for another try by hand', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  emulator.control.faults.add({ method: 'POST', path: 'messages$', destroy: 'before', times: 4 });
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Enter');
  await expect(panel.getByText('Not confirmed, checking with RingCentral')).toBeVisible();
  emulator.control.faults.clear();
  await expect(panel.getByText('This text was not sent:')).toBeVisible({ timeout: 45_000 });
  await panel.getByRole('button', { name: 'Send again' }).click();
  await expect(panel.getByRole('log').getByText('Tuesday it is.')).toBeVisible();
  await expect(panel.getByText('This text was not sent:')).toBeHidden();
  expect(sentTo(desk, customers.dana.phoneNumber).filter((text) => text === 'Tuesday it is.')).toHaveLength(
    1,
  );
});

test('a text that arrived twice is admitted', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  const { id, ownerParty } = openThread(desk, customers.dana.phoneNumber);
  await field(desk).fill('Tuesday it is.');
  await field(desk).press('Enter');
  await expect(panel.getByRole('log').getByText('Tuesday it is.')).toBeVisible();
  emulator.control.as('Alex Rivera').send({
    from: ownerParty?.phoneNumber ?? '',
    to: customers.dana.phoneNumber,
    text: 'Tuesday it is.',
    threadId: id,
  });
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(panel.getByText('RingCentral has this text twice')).toBeVisible();
  await panel.getByRole('button', { name: 'Understood' }).click();
  await expect(panel.getByText('RingCentral has this text twice')).toBeHidden();
});

test('a draft survives the browser, the counter counts, and a customer who said STOP is marked', async ({
  desk,
}) => {
  await openCustomer(desk, customers.dana);
  await field(desk).fill('Dear Dana, this is a long story 🙂');
  await expect(desk.panel.getByText('34 / 999 · 1 SMS')).toBeVisible();
  await field(desk).fill(`${'Long '.repeat(40)}🙂`);
  await expect(desk.panel.getByText('with emoji or special letters')).toBeVisible();
  await desk.panel.waitForTimeout(400);
  await desk.restart();
  await openCustomer(desk, customers.dana);
  await expect(field(desk)).toHaveValue(`${'Long '.repeat(40)}🙂`);
  await field(desk).fill('x'.repeat(1_000));
  await expect(desk.panel.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await openCustomer(desk, customers.terry);
  await expect(desk.panel.getByText('The customer probably opted out (STOP).')).toBeVisible();
});

test('templates are written once and inserted with a slash', async ({ desk }) => {
  const { panel } = desk;
  const address = panel.url();
  await panel.goto(address.replace('sidepanel', 'options'));
  await panel.getByRole('button', { name: 'Add a template' }).click();
  await panel.getByLabel('Name').fill('Hours');
  await panel.getByLabel('Template text').fill('{my name} from {queue}: we are open from 8 to 5.');
  await panel.getByRole('button', { name: 'Save template' }).click();
  await panel.getByRole('radio', { name: /Ctrl\+Enter/ }).check();
  await panel.goto(address);
  await openCustomer(desk, customers.dana);
  await field(desk).pressSequentially('Hello! /hou');
  await panel.getByRole('button', { name: /^Hours/ }).click();
  await expect(field(desk)).toHaveValue('Hello! Alex Rivera from Billing: we are open from 8 to 5.');
  await field(desk).press('Enter');
  await expect(field(desk)).toHaveValue('Hello! Alex Rivera from Billing: we are open from 8 to 5.\n');
  await field(desk).press('Control+Enter');
  await expect(panel.getByRole('log').getByText('we are open from 8 to 5.')).toBeVisible();
});

test('a note goes to colleagues only, and the composer stays with notes', async ({ desk }) => {
  const { panel } = desk;
  await openCustomer(desk, customers.dana);
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  const note = panel.getByRole('textbox', { name: 'Internal note' });
  for (const text of ['She prefers mornings.', 'Her brother pays.']) {
    await note.fill(text);
    await panel.getByRole('button', { name: 'Add note' }).click();
    await expect(panel.getByRole('log').getByText(text)).toBeVisible();
    await expect(note).toHaveValue('');
    await expect(panel.getByRole('tab', { name: 'Internal note' })).toHaveAttribute('aria-selected', 'true');
  }
  expect(sentTo(desk, customers.dana.phoneNumber).filter((text) => /mornings|brother/.test(text))).toEqual(
    [],
  );
});

test('a handover is one action, and its note stays pinned until the receiver replies', async ({ desk }) => {
  const { emulator, panel } = desk;
  await openCustomer(desk, customers.dana);
  const { id } = openThread(desk, customers.dana.phoneNumber);
  await panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await panel.getByRole('menuitem', { name: 'Hand over with a note' }).click();
  await panel.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Jenn Lee' });
  await panel.getByRole('textbox', { name: 'Note for your colleague' }).fill('Please call her at noon.');
  await panel.getByRole('button', { name: 'Hand over' }).click();
  await expect(panel.getByText('You assigned this')).toBeVisible();
  expect(emulator.control.state.thread(id).assignee?.name).toBe('Jenn Lee');
  await expect(panel.getByRole('log').getByText('Please call her at noon.')).toBeVisible();

  emulator.control.as('Jenn Lee').note(id, 'She wants Friday, over to you.');
  emulator.control.as('Jenn Lee').assign(id, 'Alex Rivera');
  await panel.getByRole('button', { name: 'Refresh' }).click();
  const pinned = panel.getByRole('region', { name: 'Handed over to you' });
  await expect(pinned).toContainText('She wants Friday, over to you.');
  await field(desk).fill('Friday then.');
  await field(desk).press('Enter');
  await expect(panel.getByRole('log').getByText('Friday then.')).toBeVisible();
  await expect(pinned).toBeHidden();
});
