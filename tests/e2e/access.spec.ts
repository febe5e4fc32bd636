import { pressToolbarButton } from '../browser/press-button.ts';
import { customers } from '../emulator/seed/customers.ts';
import { expect, test } from './fixtures.ts';
import { CRM_HOST } from './prepare-profile.ts';

const { dana, marcus } = customers;
const DANA = '(212) 555-0114';
const MARCUS = '(415) 555-0127';

test.beforeEach(async ({ desk }) => {
  await desk.signIn();
  await desk.open(`/contacts/${dana.crmId}`);
});

test('nothing of a page is read before the agent says so', async ({ desk }) => {
  await desk.crm.bringToFront();
  await expect(desk.panel.getByText('Threadside cannot read this page')).toBeVisible();
  const stored = await desk.panel.evaluate(() => chrome.storage.session.get(null));
  expect(JSON.stringify(stored)).not.toContain('2125550114');
});

test('the toolbar button gives one look at the page, without a grant', async ({ desk }) => {
  await pressToolbarButton(desk.crm);
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(DANA);
  await expect(desk.panel.getByText('looks at this page once')).toBeVisible();
  const granted = await desk.panel.evaluate(() => chrome.permissions.getAll());
  expect(granted.origins?.toSorted()).toEqual([
    'https://media.ringcentral.com/*',
    'https://platform.ringcentral.com/*',
  ]);
  await desk.open(`/contacts/${marcus.crmId}`);
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(MARCUS);
});

test('the toolbar button opens the panel', async ({ desk }) => {
  const panels = () =>
    desk.panel.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }));
  expect(await panels()).toHaveLength(0);
  await pressToolbarButton(desk.crm);
  await expect.poll(panels).toHaveLength(1);
});

test('the look ends when the agent leaves the site', async ({ desk }) => {
  await pressToolbarButton(desk.crm);
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(DANA);
  await desk.crm.goto('about:blank');
  await expect(desk.panel.getByText('Threadside cannot read this page')).toBeVisible();
  await desk.open(`/contacts/${dana.crmId}`);
  await expect(desk.panel.getByText('Threadside cannot read this page')).toBeVisible();
});

test('the site of such a page is allowed in one press, and read on without a reload', async ({ desk }) => {
  await pressToolbarButton(desk.crm);
  await desk.panel.getByRole('button', { name: `Use on ${CRM_HOST}` }).click();
  await expect(desk.panel.getByText('looks at this page once')).toBeHidden();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(DANA);
  await desk.crm.evaluate((number) => {
    const link = document.querySelector('dd a');
    if (link) link.outerHTML = `<a href="tel:+1${number}">${number}</a>`;
  }, '4155550127');
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(MARCUS);
});

test('a site that is taken back is read no longer, the open page included', async ({ desk }) => {
  await desk.allowSite();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(DANA);
  await desk.panel.evaluate(
    (host) => chrome.permissions.remove({ origins: [`https://${host}/*`] }),
    CRM_HOST,
  );
  await expect(desk.panel.getByText('Threadside cannot read this page')).toBeVisible();
  await desk.crm.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p>Mobile: (303) 555-0142</p>');
  });
  await desk.crm.waitForTimeout(1000);
  const stored = await desk.panel.evaluate(() => chrome.storage.session.get(null));
  expect(JSON.stringify(stored)).not.toMatch(/2125550114|555-0142/);
  await desk.allowSite();
  await expect(desk.panel.getByRole('heading', { level: 1 })).toHaveText(DANA);
});
