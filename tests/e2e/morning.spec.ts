import { pagePanel } from '../browser/panel.ts';
import { openSidePanel } from '../browser/side-panel.ts';
import { customers } from '../emulator/seed/customers.ts';
import { agentsMorning } from './agents-morning.ts';
import { expect, test } from './fixtures.ts';

test('the morning in the real side panel, and again after the browser was closed', async ({ desk }) => {
  await desk.panel.close();
  const panel = await openSidePanel(desk.context);
  await agentsMorning(desk, panel, async () => {});

  await desk.restart();
  await expect.poll(() => desk.badge()).toBe('6');
  await desk.panel.close();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  const reopened = await openSidePanel(desk.context);
  await reopened.seeText('(415) 555-0127');
  await reopened.seeText('Resolved');
  desk.emulator.control.inbound({
    from: customers.marcus.phoneNumber,
    to: 'Support',
    text: 'One more question',
  });
  await reopened.press('Refresh');
  await reopened.seeText('One more question');
  await expect.poll(() => desk.badge()).toBe('7');
});

test('the morning with the worker stopped before every step', async ({ desk }) => {
  let stops = 0;
  await agentsMorning(desk, pagePanel(desk.panel), async () => {
    if (await desk.worker.stop()) stops += 1;
  });
  expect(stops).toBeGreaterThan(7);
});
