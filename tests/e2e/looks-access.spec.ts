import { pressToolbarButton } from '../browser/press-button.ts';
import { customers } from '../emulator/seed/customers.ts';
import { test } from './fixtures.ts';
import { lookAt } from './look-at.ts';

test('a page that is read once, and one that is not', async ({ desk }) => {
  await desk.signIn();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await desk.crm.bringToFront();
  await desk.panel.getByRole('button', { name: /Salesforce/ }).waitFor();
  await lookAt(desk.panel, 'access-suggestions');
  await pressToolbarButton(desk.crm);
  await desk.panel.getByText('looks at this page once').waitFor();
  await desk.panel.getByRole('heading', { name: '(212) 555-0114' }).waitFor();
  await lookAt(desk.panel, 'access-once');
});

test('the settings with sites, countries and what was learned', async ({ desk }) => {
  await desk.signIn();
  await desk.allowSite();
  await desk.panel.evaluate(() =>
    chrome.storage.local.set({
      siteCountries: { 'crm.example.com': 'GB' },
      learnedPlaces: [
        { site: 'crm.example.com', pattern: '/contacts/*', place: 'a.b.c', label: 'work' },
        { site: 'crm.example.com', pattern: '/very/long/*/path/*/of/some/*/application', place: 'd.e.f' },
      ],
    }),
  );
  await desk.panel.goto(desk.panel.url().replace('sidepanel', 'options'));
  const learned = desk.panel.getByRole('region', { name: 'Learned from your choices' });
  await learned.getByRole('button', { name: 'Forget all' }).waitFor();
  await lookAt(desk.panel, 'settings-sites');
  await learned.scrollIntoViewIfNeeded();
  await lookAt(desk.panel, 'settings-learned');
});
