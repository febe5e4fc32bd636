import { customers } from '../emulator/seed/customers.ts';
import { expect, test } from './fixtures.ts';

test('the badge is what the list shows, empty at 0, "99+" beyond, "!" signed out, right after a restart', async ({
  desk,
}) => {
  const { emulator } = desk;
  expect(await desk.badge()).toBe('!');
  await desk.signIn();
  await expect.poll(() => desk.badge()).toBe('6');
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await expect(desk.panel.getByRole('button', { name: 'Unassigned 6' })).toBeVisible();

  for (const { id } of emulator.control.state.threads({ status: 'Open' })) {
    const thread = emulator.control.state.thread(id ?? '');
    if (!thread.assignee && thread.availability === 'Alive') emulator.control.as('Beth Nolan').take(id ?? '');
  }
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => desk.badge()).toBe('');
  await expect(desk.panel.getByText('Every open conversation has somebody.')).toBeVisible();

  emulator.control.volume({ threads: 400, entriesPerThread: 1, resolvedShare: 0 });
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => desk.badge()).toBe('99+');
  await desk.restart();
  expect(await desk.badge()).toBe('99+');
});

test('without a network the stored conversations stay, with the time they were true', async ({ desk }) => {
  await desk.signIn();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await expect(desk.panel.getByRole('button', { name: 'Unassigned 6' })).toBeVisible();
  desk.emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(desk.panel.getByText('RingCentral cannot be reached. Check your connection.')).toBeVisible();
  await expect(desk.panel.getByText(/Last updated \d/)).toBeVisible();
  await expect(desk.panel.getByRole('button', { name: 'Unassigned 6' })).toBeVisible();
  desk.emulator.control.faults.clear();
  await desk.panel.getByRole('button', { name: 'Try now' }).click();
  await expect(desk.panel.getByText('RingCentral cannot be reached')).toBeHidden();
});

test('a refused sync token costs one full sync; what vanished meanwhile is asked for', async ({ desk }) => {
  const { emulator } = desk;
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await expect(desk.panel.getByText('It is a Rinnai')).toBeVisible();
  const [thread] = emulator.control.state.threads({ guestNumber: customers.marcus.phoneNumber });
  emulator.control.as('Beth Nolan').resolve(thread?.id ?? '');
  emulator.control.sync.expireTokens();
  emulator.control.requests.clear();
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(desk.panel.getByText('Resolved', { exact: true }).first()).toBeVisible();
  const full = emulator.control
    .requests({ path: '/restapi/v1.0/account/~/message-threads' })
    .filter(({ query }) => query.syncType?.[0] === 'FSync' && query.scope?.[0] !== 'Explicit');
  expect(full).toHaveLength(2);
  await expect.poll(() => desk.badge()).toBe('5');
});

test('the first sync has its own screen, and the panel fills when it ends', async ({ desk }) => {
  const hold = desk.emulator.control.faults.add({ path: 'message-threads', hold: 'before' });
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await expect(desk.panel.getByText('Fetching your team’s conversations for the first time')).toBeVisible();
  hold.remove();
  hold.release();
  await expect(desk.panel.getByText('It is a Rinnai')).toBeVisible();
});

test('the panel reads the database itself: a worker that does not answer hides nothing', async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await expect(desk.panel.getByText('It is a Rinnai')).toBeVisible();
  // In the middle of a save it would hold the database, too.
  const { requests } = desk.emulator.control;
  await expect(async () => {
    const before = requests.count();
    await desk.panel.waitForTimeout(700);
    expect(requests.count()).toBe(before);
  }).toPass();
  const [worker] = desk.context.serviceWorkers();
  const busy = worker?.evaluate(() => {
    const end = Date.now() + 6_000;
    while (Date.now() < end);
  });
  const from = Date.now();
  await desk.panel.reload();
  await expect(desk.panel.getByText('It is a Rinnai')).toBeVisible();
  expect(Date.now() - from).toBeLessThan(5_000);
  await busy;
});
