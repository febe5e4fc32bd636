import type { Page } from '@playwright/test';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { freshConnections, passTime, readLocal, ringAlarm, waitForSync } from './levers.ts';
import { marcusThread, openThread, refresh, see, signInToInbox } from './panel-steps.ts';

const TEXT = 'Thursday at ten, if that suits you';

const field = (panel: Page) => panel.getByRole('textbox', { name: 'Text to the customer' });
const send = (panel: Page) => panel.getByRole('button', { name: 'Send', exact: true }).click();
const outbox = (desk: Desk) => readLocal<{ state: string; text: string }[]>(desk, 'outbox');
const unsent = async (desk: Desk) => ((await outbox(desk)) ?? []).filter(({ state }) => state !== 'sent');
const arrived = ({ emulator }: Desk, id: string) =>
  emulator.control.state
    .entries(id)
    .filter(({ direction, text }) => direction === 'Outbound' && text === TEXT).length;
const posts = ({ emulator }: Desk) => emulator.control.requests.count({ method: 'POST', path: 'messages$' });

test.beforeEach(async ({ desk }) => {
  await signInToInbox(desk);
  await openThread(desk.panel);
  await desk.panel.getByRole('button', { name: 'Assign to me', exact: true }).click();
  await see(desk.panel, 'You took this conversation');
  await field(desk.panel).fill(TEXT);
});

test('F22 a reply: the connection is lost after the server accepted: checked, never sent again by itself', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  freshConnections(desk);
  const lost = emulator.control.faults.add({ method: 'POST', path: 'messages$', destroy: 'after', times: 1 });
  await send(panel);
  await lost.hit();
  await see(panel, 'Not confirmed, checking with RingCentral');
  expect(arrived(desk, id)).toBe(1);
  await waitForSync(desk, () => refresh(panel));
  await expect.poll(() => unsent(desk)).toEqual([]);
  await expect(field(panel)).toHaveValue('');
  expect([arrived(desk, id), posts(desk)]).toEqual([1, 1]);
});

test('F22 a reply: lost before the server had it: the agent decides, and one is sent', async ({ desk }) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  freshConnections(desk);
  const cut = emulator.control.faults.add({ method: 'POST', path: 'messages$', destroy: 'before' });
  await send(panel);
  await cut.hit();
  await see(panel, 'Not confirmed, checking with RingCentral');
  cut.remove();
  await passTime(desk, 60_000);
  await waitForSync(desk, () => ringAlarm(desk));
  await see(panel, 'This text was not sent:');
  expect(arrived(desk, id)).toBe(0);
  await panel.getByRole('button', { name: 'Send again' }).click();
  await expect.poll(() => arrived(desk, id)).toBe(1);
  await expect.poll(() => unsent(desk)).toEqual([]);
});

const MOMENTS = [
  { when: 'before the POST', hold: undefined },
  { when: 'during the POST', hold: 'before' as const },
  { when: 'after the server has it', hold: 'after' as const },
];
for (const { when, hold } of MOMENTS) {
  test(`F23 a reply: the worker is killed ${when}: its text stays, at most one arrives`, async ({ desk }) => {
    const { panel, emulator } = desk;
    const { id } = marcusThread(desk);
    const path = hold ? 'messages$' : 'entries/sync';
    const held = emulator.control.faults.add({ path, hold: hold ?? 'before', times: 1 });
    await send(panel);
    await held.hit();
    if (hold) expect(JSON.stringify(await outbox(desk)), 'written down before it left').toContain(TEXT);
    await desk.worker.stop();
    held.release();
    await passTime(desk, 60_000);
    await waitForSync(desk, () => ringAlarm(desk));
    await see(panel, hold ? TEXT : 'Your text is kept');
    await expect
      .poll(async () => {
        const inField = (await field(panel).inputValue()) === TEXT ? 1 : 0;
        return arrived(desk, id) + (await unsent(desk)).length + inField;
      }, 'there, waiting, or still in the field')
      .toBe(1);
    expect(posts(desk)).toBeLessThanOrEqual(1);
  });
}

test('F34 a colleague takes the thread while I type: who has it now, my text stays, and I may take over', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  const { id } = marcusThread(desk);
  const held = emulator.control.faults.add({ method: 'POST', path: 'messages$', hold: 'before', times: 1 });
  await send(panel);
  await held.hit();
  emulator.control.as('Jenn Lee').take(id);
  held.release();
  await see(panel, /Jenn Lee took this conversation \d+ s ago\. Your text is kept\./);
  await expect(field(panel)).toHaveValue(TEXT);
  expect(arrived(desk, id)).toBe(0);
  await panel.getByRole('button', { name: 'Take over' }).last().click();
  await send(panel);
  await expect.poll(() => arrived(desk, id)).toBe(1);
});
