import { pagePanel } from '../browser/panel.ts';
import { type Desk, expect, test } from './fixtures.ts';

/** Records of one kind, each with a mobile and an office number: the mobile number comes first by itself. */
async function serveRecords({ crm, crmUrl }: Desk): Promise<void> {
  await crm.route(crmUrl('/accounts/**'), async (route) => {
    const id = new URL(route.request().url()).pathname.split('/').at(-1);
    await route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en-US"><main><h1>Account ${id}</h1><dl>
        <dt>Mobile</dt><dd>(212) 555-01${id}</dd><dt>Office</dt><dd>(415) 555-01${id}</dd></dl></main>`,
    });
  });
}
const shownNumber = (desk: Desk) => desk.panel.getByRole('heading', { level: 1 });

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
  await serveRecords(desk);
});

test('a chosen number’s place is preferred on the next record, until it is forgotten', async ({ desk }) => {
  await desk.open('/accounts/14');
  await expect(shownNumber(desk)).toHaveText('(212) 555-0114');
  await desk.panel.getByTitle('(415) 555-0114').click();
  await expect(shownNumber(desk)).toHaveText('(415) 555-0114');
  await desk.open('/accounts/27');
  await expect(shownNumber(desk)).toHaveText('(415) 555-0127');

  const stored = await desk.panel.evaluate(() => chrome.storage.local.get('learnedPlaces'));
  expect(JSON.stringify(stored)).toContain('/accounts/*');
  expect(JSON.stringify(stored)).not.toMatch(/555|0114|Account/);

  await desk.restart();
  await serveRecords(desk);
  await desk.open('/accounts/35');
  await expect(shownNumber(desk)).toHaveText('(415) 555-0135');

  const settings = await desk.context.newPage();
  await settings.goto(desk.panel.url().replace('sidepanel', 'options'));
  const learned = settings.getByRole('region', { name: 'Learned from your choices' });
  await expect(learned.getByRole('listitem')).toContainText(
    'crm.example.com/accounts/*: the work number first',
  );
  await learned.getByRole('button', { name: /^Forget/ }).click();
  await expect(learned).toContainText('Nothing was learned yet.');
  await settings.close();
  await desk.crm.bringToFront();
  await expect(shownNumber(desk)).toHaveText('(212) 555-0135');
});

test('the country of a site without one is set in the settings, and counts at once', async ({ desk }) => {
  await desk.crm.route(desk.crmUrl('/kunden/7'), (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<h1>Erika</h1><dl><dt>Phone</dt><dd>030 901820</dd></dl>',
    }),
  );
  await desk.open('/kunden/7');
  await pagePanel(desk.panel).seeText('No phone number on this page');
  const settings = await desk.context.newPage();
  await settings.goto(desk.panel.url().replace('sidepanel', 'options'));
  await settings.getByLabel('Country of the numbers on crm.example.com').selectOption('DE');
  await settings.close();
  await desk.crm.bringToFront();
  await expect(shownNumber(desk)).toHaveText('+49 30 901820');
});
