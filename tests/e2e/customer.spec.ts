import { customers } from '../emulator/seed/customers.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
});

test('one timeline over all queues, older conversations above, each with its queue and its end', async ({
  desk,
}) => {
  const { panel } = desk;
  await desk.open(`/contacts/${customers.dana.crmId}`);
  const log = panel.getByRole('log');
  await expect(log.getByText('Perfect, thanks Alex!')).toBeInViewport();
  const begins = log.getByRole('heading', { level: 2 });
  await expect(begins.filter({ hasText: /^(?:Billing|Support)/ }).first()).toBeAttached();
  await expect(async () => {
    await log.evaluate((element) => element.scrollTo({ top: 0 }));
    expect(await begins.count()).toBe(13);
  }).toPass();
  await expect(log.getByText('Closed automatically after 72 h without activity').first()).toBeAttached();
  await expect(log.getByText(/^Resolved · /).first()).toBeAttached();
  const queues = await begins.evaluateAll((all) => all.map((one) => one.textContent?.split(' · ')[0]));
  expect(new Set(queues)).toEqual(new Set(['Billing', 'Support']));
});

test('a customer looked up for the first time costs two questions, however far back one reads', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  emulator.control.requests.clear();
  emulator.control.faults.add({ path: 'entries/sync', delayBeforeMs: 600 });
  await desk.open(`/contacts/${customers.dana.crmId}`);
  const log = panel.getByRole('log');
  const begins = log.getByRole('heading', { level: 2 });
  await expect(async () => {
    await log.evaluate((element) => element.scrollTo({ top: 0 }));
    expect(await begins.count()).toBe(13);
  }).toPass();
  await expect(log.getByText('Fetching what was said')).toHaveCount(0);
  const asked = emulator.control
    .requests({ method: 'GET', path: 'message-threads' })
    .filter(({ query }) => query.guestPhoneNumber || query.scope?.[0] === 'Explicit');
  expect(asked.map(({ path }) => path.split('message-threads')[1])).toEqual(['', '/entries/sync']);
});

test('the past of each number of a record is asked for once', async ({ desk }) => {
  const { panel, emulator } = desk;
  emulator.control.requests.clear();
  // The last one is still awaited when the others have come.
  const last = customers.amelia.phoneNumber.slice(1);
  emulator.control.faults.add({ path: `message-threads\\?.*${last}`, delayBeforeMs: 1_500 });
  await desk.open('/households/westside');
  const chips = panel.getByRole('list', { name: 'Numbers on this page' }).getByRole('button');
  await expect(chips.nth(2)).toContainText('No texts');
  const numbers = emulator.control
    .requests({ method: 'GET', path: 'message-threads$' })
    .flatMap(({ query }) => query.guestPhoneNumber ?? []);
  expect(numbers.toSorted()).toEqual([...new Set(numbers)].toSorted());
  expect(numbers).toHaveLength(3);
});

test('what was being read stays in place while the past appears above, and news is announced', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await desk.open(`/contacts/${customers.dana.crmId}`);
  const log = panel.getByRole('log');
  await expect(log.getByText('Perfect, thanks Alex!')).toBeInViewport();
  // Until the past has come there is nothing to scroll away from; all of it does not come unasked.
  await expect
    .poll(() => log.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    .toBeGreaterThan(500);
  expect(await log.getByRole('heading', { level: 2 }).count()).toBeLessThan(13);
  await log.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect.poll(() => log.evaluate((element) => element.scrollTop)).toBeGreaterThan(50);
  emulator.control.inbound({ from: customers.dana.phoneNumber, to: 'Billing', text: 'Are you there?' });
  await panel.getByRole('button', { name: 'Refresh' }).click();
  await panel.getByRole('button', { name: 'New messages' }).click();
  await expect(log.getByText('Are you there?')).toBeInViewport();
});

test('all numbers of a record with their state; the most active one is shown', async ({ desk }) => {
  const { panel } = desk;
  await desk.open('/households/westside');
  const chips = panel.getByRole('list', { name: 'Numbers on this page' }).getByRole('button');
  await expect(chips).toHaveText([
    /^mobile.*Open · unassigned/i,
    /^(?:work|office).*(?:Resolved|Closed) ·/i,
    /^home.*No texts/i,
  ]);
  await expect(chips.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.getByRole('log').getByText('It is a Rinnai')).toBeVisible();
  await chips.nth(2).click();
  await expect(panel.getByText('No conversation yet')).toBeVisible();
});

test('the header tells the queue, its number, who has it and how long the customer waits', async ({
  desk,
}) => {
  const { panel } = desk;
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  const header = panel.getByRole('article', { name: 'Conversation' }).locator('header').first();
  await expect(header).toContainText('Support · (650) 555-0120');
  await expect(header).toContainText('Unassigned');
  await expect(header).toContainText(/Waiting \d+ (?:min|h)/);
  await desk.open(`/contacts/${customers.oliver.crmId}`);
  await expect(header).toContainText(/Closes itself in (?:a minute|\d+ min)/);
});

test('links lead where they say, nothing else is a link, and failures come with advice', async ({ desk }) => {
  const { panel } = desk;
  await desk.open(`/contacts/${customers.omar.crmId}`);
  await panel.getByRole('log').waitFor();
  const links = await panel
    .getByRole('log')
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((one) => ({ href: (one as HTMLAnchorElement).href, rel: (one as HTMLAnchorElement).rel })),
    );
  expect(links.length).toBeGreaterThan(0);
  for (const { href, rel } of links) {
    expect(href).toMatch(/^https?:/);
    expect(rel).toContain('noopener');
  }
  await desk.open(`/contacts/${customers.hannah.crmId}`);
  await expect(panel.getByText('The carrier could not deliver it').first()).toBeVisible();
});
