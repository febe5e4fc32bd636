import { customers } from '../emulator/seed/customers.ts';
import { type Desk, test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

const see = (desk: Desk, text: string | RegExp) => desk.panel.getByText(text).first().waitFor();
const field = ({ panel }: Desk) => panel.getByRole('textbox', { name: 'Text to the customer' });

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

test('several numbers, and a new conversation', async ({ desk }) => {
  await desk.open('/households/westside');
  await see(desk, 'It is a Rinnai');
  await lookAt(desk.panel, 'numbers');
  await desk.panel.getByRole('button', { name: /^home/i }).click();
  await see(desk, 'No conversation yet');
  await lookAt(desk.panel, 'numbers-start');
});

test('the composer: a text, a note, what is unseen, what is unclear', async ({ desk }) => {
  const { emulator, panel } = desk;
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await see(desk, 'Perfect, thanks Alex!');
  await field(desk).fill(
    'We can come on Tuesday at ten, or on Friday in the afternoon if that suits you better. '.repeat(3),
  );
  await lookAt(panel, 'composer-text');
  emulator.control.inbound({
    from: customers.dana.phoneNumber,
    to: 'Billing',
    text: 'No, Wednesday please!',
  });
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await see(desk, 'The customer wrote meanwhile');
  await lookAt(panel, 'composer-unseen');
  emulator.control.faults.add({ method: 'POST', path: 'messages$', truncateAt: 0.5, times: 1 });
  await panel.getByRole('button', { name: 'Send', exact: true }).click();
  await see(desk, 'Not confirmed');
  await lookAt(panel, 'composer-unclear');
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  await panel.getByRole('textbox', { name: 'Internal note' }).fill('She prefers mornings.');
  await lookAt(panel, 'composer-note');
});

test('a note whose conversation ended while it was written', async ({ desk }) => {
  const { emulator, panel } = desk;
  const guestNumber = customers.marcus.phoneNumber;
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await see(desk, 'It is a Rinnai');
  await panel.getByRole('tab', { name: 'Internal note' }).click();
  await panel.getByRole('textbox', { name: 'Internal note' }).fill('Half a note');
  const [thread] = emulator.control.state.threads({ guestNumber, status: 'Open' });
  emulator.control.as('Beth Nolan').resolve(thread?.id ?? '');
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await see(desk, 'Your text is kept');
  await lookAt(panel, 'note-of-what-ended');
  emulator.control.inbound({ from: guestNumber, to: 'Support', text: 'Still there?' });
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await see(desk, 'kept for the new one');
  await lookAt(panel, 'note-moved');
});

test('a conversation that closed itself', async ({ desk }) => {
  await desk.open(`/contacts/${customers.camille.crmId}`);
  await see(desk, 'le virement est parti');
  await lookAt(desk.panel, 'closed-itself');
});

test('handing over, and being handed over to', async ({ desk }) => {
  const { emulator, panel } = desk;
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await see(desk, 'Perfect, thanks Alex!');
  const [thread] = emulator.control.state.threads({
    guestNumber: customers.dana.phoneNumber,
    status: 'Open',
  });
  await panel.getByRole('button', { name: 'Assign to a colleague' }).click();
  await panel.getByRole('menuitem', { name: 'Hand over with a note' }).click();
  await lookAt(panel, 'handover');
  await panel.getByRole('textbox', { name: 'Note for your colleague' }).fill('She wants a call on Friday.');
  emulator.control.faults.add({ method: 'POST', path: 'assign$', status: 503, times: 1 });
  await panel.getByRole('button', { name: 'Hand over' }).click();
  await panel.getByRole('alert').waitFor();
  await lookAt(panel, 'handover-failed');
  await panel.getByRole('button', { name: 'Cancel' }).click();
  const jenn = emulator.control.as('Jenn Lee');
  jenn.take(thread?.id ?? '');
  jenn.note(
    thread?.id ?? '',
    'She wants Friday. Her gate code changed, ask for it before you send anybody, and mind the dog.',
  );
  jenn.assign(thread?.id ?? '', 'Alex Rivera');
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await see(desk, 'Handed over to you by');
  await lookAt(panel, 'handed-over');
});

test('a note being changed whose conversation ends', async ({ desk }) => {
  const { emulator, panel } = desk;
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await see(desk, 'Perfect, thanks Alex!');
  await panel.getByRole('button', { name: 'Change this note' }).last().click();
  await panel.getByRole('menuitem', { name: 'Edit' }).click();
  const note = panel.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('The plan changed 38 days ago. Accounting corrects the invoice today and calls her.');
  await lookAt(panel, 'note-changed');
  const [thread] = emulator.control.state.threads({
    guestNumber: customers.dana.phoneNumber,
    status: 'Open',
  });
  emulator.control.as('Alex Rivera').resolve(thread?.id ?? '');
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await see(desk, 'Resolved by you');
  await note.scrollIntoViewIfNeeded();
  await lookAt(panel, 'note-changed-too-late');
});

test('templates and pictures', async ({ desk }) => {
  const { panel } = desk;
  await panel.evaluate(() =>
    chrome.storage.local.set({
      settings: {
        templates: [
          { id: '1', name: 'Hours', text: '{my name} from {queue}: we are open from 8 to 5.' },
          {
            id: '2',
            name: 'On our way',
            text: 'Our technician is on the way to you and arrives within the hour.',
          },
        ],
      },
    }),
  );
  await desk.open(`/contacts/${customers.grace.crmId}`);
  await panel.getByRole('img').first().waitFor();
  await lookAt(panel, 'pictures-shown');
  await field(desk).pressSequentially('/');
  await see(desk, 'On our way');
  await lookAt(panel, 'templates');
  await panel.goto(panel.url().replace('sidepanel', 'options'));
  await panel.getByRole('button', { name: 'Edit Hours' }).click();
  await lookAt(panel, 'settings-templates');
});
