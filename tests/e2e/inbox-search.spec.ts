import { customers } from '../emulator/seed/customers.ts';
import { type Desk, expect, test } from './fixtures.ts';

const results = ({ panel }: Desk) =>
  panel.getByRole('region', { name: 'Search results' }).getByRole('listitem');
const search = async (desk: Desk, words: string) => {
  await desk.panel.getByRole('button', { name: 'Search', exact: true }).click();
  await desk.panel.getByLabel('Search conversations').fill(words);
  await expect(desk.panel.getByText(/conversations? found$/)).toBeAttached();
};

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.panel.getByRole('button', { name: /^Inbox/ }).click();
  await expect(desk.panel.getByRole('button', { name: 'Unassigned 6' })).toBeVisible();
});

test('finds words of texts and notes and names of agents, without a network', async ({ desk }) => {
  desk.emulator.control.faults.add({ path: '/restapi', destroy: 'before' });
  await search(desk, 'rinnai');
  await expect(results(desk)).toHaveCount(1);
  await expect(results(desk).locator('mark')).toHaveText('Rinnai');
  await search(desk, 'sounds urgent');
  await expect(results(desk)).toContainText('Note Jenn Lee:');
  await search(desk, 'beth nolan');
  await expect.poll(() => results(desk).count()).toBeGreaterThan(1);
});

for (const typed of ['+1 415-555-0127', '(415) 555 0127', '415.555.0127', '5550127']) {
  test(`finds a number typed as ${typed}`, async ({ desk }) => {
    await search(desk, typed);
    await expect(results(desk)).toHaveCount(1);
    await expect(results(desk)).toContainText('(415) 555-0127');
  });
}

test('opens at the message, however far back it is, and comes back to what was found', async ({ desk }) => {
  const { control } = desk.emulator;
  const support = { from: customers.marcus.phoneNumber, to: 'Support' };
  control.inbound({ ...support, text: 'The needle in the haystack' });
  for (let index = 0; index < 130; index += 1) control.inbound({ ...support, text: `Hay ${index}` });
  await desk.panel.getByRole('button', { name: 'Refresh' }).click();
  await expect(desk.panel.getByText('Hay 129')).toBeVisible();
  await search(desk, 'needle');
  await results(desk).click();
  const found = desk.panel.getByText('The needle in the haystack');
  await expect(found).toBeInViewport();
  await expect(desk.panel.locator('[data-focus]')).toContainText('needle');
  await desk.panel.getByRole('button', { name: 'Back' }).click();
  await expect(desk.panel.getByLabel('Search conversations')).toHaveValue('needle');
  await expect(results(desk)).toHaveCount(1);
});

test('looks up any number, also one nobody ever texted', async ({ desk }) => {
  await search(desk, '020 7183 8750');
  await expect(desk.panel.getByRole('button', { name: /^Look up/ })).toBeHidden();
  await search(desk, '+44 20 7183 8750');
  await desk.panel.getByRole('button', { name: 'Look up +44 20 7183 8750' }).click();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText('+44 20 7183 8750');
  await expect(desk.panel.getByText('No conversation yet')).toBeVisible();
  await search(desk, customers.dana.phoneNumber);
  await desk.panel.getByRole('button', { name: /^Look up/ }).click();
  await expect(desk.panel.getByRole('log').getByText('Perfect, thanks Alex!')).toBeVisible();
});
