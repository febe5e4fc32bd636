import { type Desk, expect } from '../e2e/fixtures.ts';
import { customers } from '../emulator/seed/customers.ts';
import { raiseVersion } from './disk.ts';
import { openExtensionsPage, reopenPanel } from './extensions-page.ts';
import { storedRefreshToken, waitForSync } from './levers.ts';
import {
  MARCUS,
  MARCUS_TEXT,
  miss,
  openInbox,
  openThread,
  refresh,
  see,
  seeSignedIn,
  seeUnassigned,
  signInToInbox,
} from './panel-steps.ts';
import { updatable as test } from './updatable.ts';

const CRM_PATTERN = 'https://crm.example.com/*';
const DANA = '(212) 555-0114';

const customerShown = ({ panel }: Desk) => panel.getByRole('heading', { level: 1 });

/** Signed in, the CRM allowed, Dana's record beside the panel. */
async function besideDana(desk: Desk): Promise<void> {
  await desk.signIn();
  await desk.allowSite();
  await desk.open(`/contacts/${customers.dana.crmId}`);
  await expect(customerShown(desk)).toHaveText(DANA);
}

test('F54 access to the site revoked: the page is read no more, the panel works on', async ({ desk }) => {
  const { panel } = desk;
  await besideDana(desk);
  await panel.evaluate((pattern) => chrome.permissions.remove({ origins: [pattern] }), CRM_PATTERN);
  await see(panel, /Threadside cannot read this page|reads nothing until you allow/);
  await miss(panel, DANA);
  const left = await panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  expect(left, 'what was found there is forgotten').not.toContain('5550114');
  await desk.open(`/contacts/${MARCUS.crmId}`);
  await openInbox(panel);
  await seeUnassigned(panel, 6);
  await waitForSync(desk, () => refresh(panel));
  expect(
    await panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null))),
  ).not.toContain('5550127');
});

test('F55 access to the API’s host withheld: explained, not called offline, tokens kept', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  emulator.control.configure({ cors: { enabled: false } });
  await signInToInbox(desk);
  const token = await storedRefreshToken(desk);
  const extensions = await openExtensionsPage(desk);
  await panel.bringToFront();
  await extensions.setHostAccess('ON_CLICK');
  await refresh(panel);
  await see(panel, 'The browser keeps Threadside from reaching RingCentral.');
  await miss(panel, 'Check your connection');
  await seeUnassigned(panel, 6);
  expect(await storedRefreshToken(desk)).toBe(token);
  await extensions.setHostAccess('ON_ALL_SITES');
  await waitForSync(desk, () => refresh(panel));
  await miss(panel, 'The browser keeps Threadside');
});

test('F56 100,000 nodes, a storm of changes, 10,000 numbers: the page stays smooth, the panel bounded', async ({
  desk,
}) => {
  const { panel, crm } = desk;
  await besideDana(desk);
  const longest = await crm.evaluate(async () => {
    const main = document.querySelector('main') as HTMLElement;
    const piece = document.createDocumentFragment();
    for (let index = 0; index < 100_000; index += 1) {
      const line = document.createElement('span');
      const digits = String(2_000_000 + index).padStart(7, '0');
      line.textContent =
        index < 10_000 ? `+1 (212) ${digits.slice(0, 3)}-${digits.slice(3)} ` : `word ${index} `;
      piece.append(line);
    }
    main.append(piece);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    let longTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTask = Math.max(longTask, duration);
    }).observe({ type: 'longtask' });
    const until = Date.now() + 3_000;
    while (Date.now() < until) {
      const line = main.children[10 + Math.floor(Math.random() * 90_000)];
      if (line) line.textContent = `changed ${Math.random()}`;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return longTask;
  });
  const size = await panel.evaluate(
    async () => JSON.stringify(await chrome.storage.session.get(null)).length,
  );
  console.log(`longest task of the page in the storm ${Math.round(longest)} ms; kept ${size} characters`);
  expect(size, 'what a page may make the extension keep, in characters').toBeLessThan(600_000);
  await expect(panel.getByRole('button', { name: /^Inbox/ })).toBeEnabled();
  await openInbox(panel);
  await seeUnassigned(panel, 6);
});

const FAKES: { name: string; html: string }[] = [
  {
    name: 'tel: with a payload',
    html: '<a href="tel:javascript:alert(1)//<img src=x onerror=alert(1)>">call</a>',
  },
  { name: 'zero-width characters', html: '<p>Phone: 415\u200b555\u200b01</p>' },
  { name: 'an invisible number', html: '<p style="display:none">Phone: (415) 555-0127</p>' },
  { name: 'right-to-left override', html: '<p>Order \u202e7210-555-514\u202c</p>' },
  { name: 'ids, dates, amounts', html: '<p>2026-11-22, ORD-4155550127-88, $4,155,550.12</p>' },
];
for (const { name, html } of FAKES) {
  test(`F57 ${name}: nobody is opened by it, nothing runs`, async ({ desk }) => {
    const { panel, crm } = desk;
    await besideDana(desk);
    await desk.open('/reports');
    await see(panel, 'No phone number on this page');
    await crm.evaluate((markup) => {
      (document.querySelector('main') as HTMLElement).insertAdjacentHTML('beforeend', markup);
    }, html);
    await panel.waitForTimeout(1_500);
    await miss(panel, MARCUS_TEXT);
    await miss(panel, 'onerror');
    // The control: a number people can read is found in the same way.
    await crm.evaluate(() => {
      const line = document.createElement('p');
      line.textContent = 'Phone: (212) 555-0114';
      document.querySelector('main')?.append(line);
    });
    await see(panel, DANA);
  });
}

test('F58 navigation inside the page, back, tab closed during the look-up: only the current page’s number', async ({
  desk,
}) => {
  const { panel, crm, context, emulator } = desk;
  await besideDana(desk);
  const slow = emulator.control.faults.add({ path: 'message-threads\\?', delayBeforeMs: 800 });
  for (const crmId of [
    customers.grace.crmId,
    customers.marcus.crmId,
    customers.dana.crmId,
    customers.marcus.crmId,
  ]) {
    await crm.evaluate((path) => history.pushState(null, '', path), `/contacts/${crmId}`);
    await crm.goto(crm.url());
  }
  await expect(customerShown(desk)).toHaveText('(415) 555-0127');
  await crm.goBack();
  await expect(customerShown(desk)).toHaveText(DANA);
  const second = await context.newPage();
  await second.goto(desk.crmUrl(`/contacts/${customers.marcus.crmId}`));
  await expect(customerShown(desk)).toHaveText('(415) 555-0127');
  await second.close();
  await crm.bringToFront();
  await expect(customerShown(desk)).toHaveText(DANA);
  await panel.waitForTimeout(1_500);
  await expect(customerShown(desk)).toHaveText(DANA);
  slow.remove();
});

test('F59 content script orphaned by an update: silent, and the page is read again', async ({
  desk,
  extension,
}) => {
  const { crm } = desk;
  await besideDana(desk);
  const complaints: string[] = [];
  crm.on('console', (message) => complaints.push(message.text()));
  crm.on('pageerror', (error) => complaints.push(error.message));
  const extensions = await openExtensionsPage(desk);
  await raiseVersion(extension);
  await extensions.reload();
  await expect.poll(() => desk.panel.isClosed()).toBe(true);
  await crm.bringToFront();
  await crm.evaluate(() => document.querySelector('main')?.append('Phone: (415) 555-0127'));
  await expect(async () => reopenPanel(desk)).toPass();
  await crm.reload();
  await desk.open(`/contacts/${MARCUS.crmId}`);
  await expect(customerShown(desk)).toHaveText('(415) 555-0127');
  expect(complaints).toEqual([]);
});

test('F60 a text with markup, links, 100 kB, bidi override: only text; links go to web pages, their host in view', async ({
  desk,
}) => {
  const { panel, emulator } = desk;
  await desk.signIn();
  emulator.control.faults.add({
    path: 'sync',
    mutate: (record) =>
      record.text === MARCUS_TEXT || String(record.text).startsWith(MARCUS_TEXT)
        ? { ...record, text: `${EVIL} ${'long '.repeat(20_000)}` }
        : record,
  });
  emulator.control.sync.expireTokens();
  await waitForSync(desk, () => refresh(panel));
  await openThread(panel);
  await see(panel, '<img src=x onerror="window.pwned=1">');
  await see(panel, '<script>window.pwned=1</script>');
  expect(await panel.evaluate(() => (globalThis as { pwned?: number }).pwned)).toBeUndefined();
  expect(await panel.locator('img[src="x"], script:not([src])').count()).toBe(0);
  const links = await panel
    .locator('a[href]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links.filter((href) => !/^https?:/.test(href))).toEqual([]);
  const rel = await panel
    .locator('a[target=_blank]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('rel')));
  for (const one of rel) expect(one).toMatch(/noopener/);
  const width = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width, 'too wide').toBeLessThanOrEqual(0);
  await seeSignedIn(panel);
});

const EVIL =
  '<img src=x onerror="window.pwned=1"> <script>window.pwned=1</script> javascript:alert(1) ' +
  'data:text/html,<script>1</script> https://good.example/path https://аррlе.example \u202egnp.exe\u202c';
