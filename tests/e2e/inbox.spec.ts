import { noteField } from '../browser/note-field.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';

const HOUR = 3_600_000;
const MARCUS = /415\D+555-0127/;
const button = ({ panel }: Desk, name: string | RegExp) => panel.getByRole('button', { name });
const rows = ({ panel }: Desk) => panel.getByRole('region', { name: 'Inbox' }).getByRole('listitem');
const heading = ({ panel }: Desk) => panel.getByRole('heading', { level: 1 });

const openInbox = async (desk: Desk) => {
  await desk.signIn();
  await button(desk, /^Inbox/).click();
  await expect(button(desk, 'Unassigned 6')).toBeVisible();
};
const inbound = (desk: Desk, text: string, from = customers.marcus.phoneNumber) =>
  desk.emulator.control.inbound({ from, to: 'Support', text });
/** The panel as it is opened again after it was closed. */
const reopen = async (desk: Desk) => {
  const url = desk.panel.url();
  await desk.panel.close();
  desk.panel = await desk.context.newPage();
  await desk.panel.goto(url);
};

test('lists by who has it, by queue and by waiting, counts what the badge counts, and remembers it', async ({
  desk,
}) => {
  await openInbox(desk);
  await expect.poll(() => desk.badge()).toBe('6');
  await expect(rows(desk)).toHaveCount(6);
  const waits = await rows(desk)
    .getByText(/^Waiting/)
    .allTextContents();
  const minutes = waits.map((text) => {
    const [, count, unit] = /(\d+) (d|h|min)/.exec(text) ?? [];
    return Number(count) * { d: 1440, h: 60, min: 1 }[unit as 'd' | 'h' | 'min'];
  });
  expect(minutes).toEqual(minutes.toSorted((a, b) => b - a));
  await button(desk, 'Assigned to me 3').click();
  await expect(rows(desk)).toHaveCount(3);
  await button(desk, /^Resolved/).click();
  await expect(rows(desk).first()).toContainText(/Resolved|Closed/);

  await desk.panel.getByLabel('Queue').selectOption({ label: 'Billing' });
  await button(desk, 'Unassigned 3').click();
  await expect(rows(desk)).toHaveCount(3);
  await desk.panel.getByLabel('Order').selectOption({ label: 'Latest' });
  await desk.restart();
  await button(desk, /^Inbox/).click();
  await expect(button(desk, 'Unassigned 3')).toHaveAttribute('aria-pressed', 'true');
  await expect(desk.panel.getByLabel('Order')).toHaveValue('latest');
  await expect(rows(desk)).toHaveCount(3);
});

test('says how long they wait and when it closes itself', async ({ desk }) => {
  await openInbox(desk);
  inbound(desk, 'Hello?');
  await button(desk, 'Refresh').click();
  const row = rows(desk).filter({ hasText: MARCUS });
  await expect(row).toContainText('Waiting under 1 min');
  await desk.panel.clock.setFixedTime(Date.now() + 66 * HOUR + 60_000);
  await desk.panel.reload();
  await expect(row).toContainText('Waiting 2 d');
  await expect(row).toContainText('Closes itself in 5 h');
});

test('is unread until it is looked at, also after the browser was closed, and can be left unread', async ({
  desk,
}) => {
  await openInbox(desk);
  const row = () => rows(desk).filter({ hasText: MARCUS });
  await expect(row()).not.toContainText('Unread');
  inbound(desk, 'Hello?');
  await button(desk, 'Refresh').click();
  await expect(row()).toContainText('Unread');
  await desk.restart();
  await button(desk, /^Inbox/).click();
  await expect(row()).toContainText('Unread');
  await row().click();
  await expect(desk.panel.getByText('Hello?')).toBeVisible();
  await button(desk, 'Back').click();
  await expect(row()).not.toContainText('Unread');
  await row().click();
  await button(desk, 'More about this conversation').click();
  await desk.panel.getByRole('menuitem', { name: 'Mark as unread' }).click();
  await expect(row()).toContainText('Unread');
});

test('marks what has a draft', async ({ desk }) => {
  await openInbox(desk);
  await button(desk, MARCUS).click();
  await (await noteField(desk.panel)).fill('Call him ba');
  await button(desk, 'Back').click();
  await expect(rows(desk).filter({ hasText: MARCUS })).toContainText('Draft');
  await desk.restart();
  await button(desk, /^Inbox/).click();
  await expect(rows(desk).filter({ hasText: MARCUS })).toContainText('Draft');
  await expect(rows(desk).filter({ hasText: 'Draft' })).toHaveCount(1);
});

test('resolves and goes on to the next, and ends with the list', async ({ desk }) => {
  await openInbox(desk);
  await desk.panel.getByLabel('Queue').selectOption({ label: 'Support' });
  await expect(rows(desk)).toHaveCount(2);
  const [first = '', second = ''] = await rows(desk)
    .locator('bdi')
    .first()
    .allTextContents()
    .then(async () =>
      (await rows(desk).allTextContents()).map((text) => /\(\d+\) \d+-\d+/.exec(text)?.[0] ?? ''),
    );
  await rows(desk).first().click();
  await expect(heading(desk)).toHaveText(first);
  for (const next of [second, 'Inbox']) {
    await button(desk, 'Resolve').click();
    await button(desk, 'Resolve and next').click();
    await expect(heading(desk)).toHaveText(next);
  }
  await expect(desk.panel.getByText('Nothing of Support is listed here now.')).toBeVisible();
  const left = desk.emulator.control.state.threads({ status: 'Open' });
  expect(left.filter(({ guestParty }) => guestParty?.phoneNumber === customers.marcus.phoneNumber)).toEqual(
    [],
  );
});

test('opening a conversation leaves the agent’s tab alone, and the panel comes back where it was', async ({
  desk,
}) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  const address = desk.crm.url();
  const tabs = desk.context.pages().length;
  await button(desk, /^Inbox/).click();
  await button(desk, MARCUS).click();
  await expect(heading(desk)).toHaveText(MARCUS);
  expect([desk.crm.url(), desk.context.pages().length]).toEqual([address, tabs]);
  await reopen(desk);
  await expect(heading(desk)).toHaveText(MARCUS);
  await button(desk, 'Back').click();
  await expect(rows(desk)).toHaveCount(6);
});

test('a pinned customer stays while the tabs change and the panel is reopened, and goes with signing out', async ({
  desk,
}) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await button(desk, 'Pin this customer').click();
  await desk.open(`/contacts/${customers.marcus.crmId}`);
  await reopen(desk);
  await expect(heading(desk)).toHaveText('(212) 555-0114');
  await expect(desk.panel.getByText('Pinned: stays here while you change tabs')).toBeVisible();
  const kept = () => desk.panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(await kept()).toContain('"pinned"');
  await button(desk, 'Unpin').click();
  await expect(heading(desk)).toHaveText(MARCUS);
  await button(desk, 'Pin this customer').click();
  await desk.panel.getByRole('button', { name: 'More', exact: true }).click();
  await desk.panel.getByRole('menuitem', { name: 'Sign out' }).click();
  await desk.panel.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(button(desk, 'Sign in with RingCentral')).toBeVisible();
  await expect.poll(kept).not.toContain('place:');
});
