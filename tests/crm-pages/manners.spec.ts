import { expect, test } from './fixtures.ts';
import { type Observation, openPage } from './observe.ts';

const text = async (observation: Observation): Promise<string> => JSON.stringify(await observation.reports());

test.describe('the content script', () => {
  test('leaves every page as it is', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'hubspot-contact/contacts/1/contact/101');
    const markup = () => page.evaluate(() => document.documentElement.outerHTML);
    const globals = () => page.evaluate(() => Object.keys(globalThis).sort());
    const [before, names] = [await markup(), await globals()];
    await expect.poll(() => text(observation)).toContain('candidates');
    await observation.injectAgain();
    await observation.order('reportNumbers');
    expect([await markup(), await globals()]).toEqual([before, names]);
    expect(names.filter((name) => /threadside/i.test(name))).toEqual([]);
    await page.close();
  });

  for (const name of ['hubspot-contact', 'zendesk-ticket', 'salesforce-list', 'freshdesk-ticket']) {
    test(`sends no words of ${name}`, async ({ observer }) => {
      const { page, observation } = await openPage(observer, `${name}/x/1`);
      await expect.poll(() => text(observation)).toContain('candidates');
      const words = await page.evaluate(() => {
        const elements = [...document.querySelectorAll('h1,h2,h3,p,td,th,dt,dd,li,span,div:not(:has(*))')];
        return elements.flatMap(({ textContent }) => textContent.match(/\p{L}{5,}/gu) ?? []);
      });
      const said = (await text(observation)).replaceAll(name, '');
      const isPartOfReport = (word: string) =>
        /^(paths|candidates|address|country|currency|field|attribute|markup|split)$/.test(word);
      const isElement = (word: string) => said.includes(`>${word}/`) || said.includes(`/${word} `);
      const sent = words.filter((word) => said.includes(word) && !isPartOfReport(word) && !isElement(word));
      expect([words.length > 3, sent]).toEqual([true, []]);
      await page.close();
    });
  }

  test('takes no order from the page, which cannot reach it', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'late-render/person/1');
    await expect.poll(() => text(observation)).toContain('candidates');
    const times = (await observation.reportTimes()).length;
    const runtime = await page.evaluate(() => {
      for (const name of ['stopFinding', 'reportNumbers', 'numbersFound']) {
        postMessage({ name, payload: { candidates: [{ text: '+14155550199' }] } }, '*');
        for (const target of [globalThis, document]) {
          target.dispatchEvent(new CustomEvent(name, { detail: { text: '+14155550199' } }));
          target.dispatchEvent(new MessageEvent('message', { data: { name } }));
        }
      }
      return typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime;
    });
    expect(runtime).toBe('undefined');
    await page.evaluate(() => document.body.append('Mobile: (303) 555-0142'));
    await expect.poll(() => text(observation)).toContain('(303) 555-0142');
    expect(await text(observation)).not.toContain('4155550199');
    expect((await observation.reportTimes()).length).toBeGreaterThan(times);
    await page.close();
  });

  test('works where the page replaced what it works with', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    await page.evaluate(() => {
      const nothing = () => {
        throw new Error('mine');
      };
      Object.assign(document, { createTreeWalker: nothing });
      Object.assign(JSON, { stringify: nothing });
      Object.assign(String.prototype, { match: nothing, matchAll: nothing, replace: nothing });
      Object.assign(globalThis, {
        setTimeout: nothing,
        MutationObserver: nothing,
        chrome: { runtime: nothing },
      });
      document.body.append('Mobile: (303) 555-0142');
    });
    await expect.poll(() => text(observation)).toContain('(303) 555-0142');
    await page.close();
  });

  test('tells of a number that the page makes visible later, without a trace', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    await page.evaluate(() => {
      const markup = '<input value="(303) 555-0141"><p style="visibility: hidden">Mobile: (303) 555-0142</p>';
      document.body.insertAdjacentHTML('beforeend', markup);
    });
    await expect.poll(() => text(observation)).toContain('(303) 555-0141');
    expect(await text(observation)).not.toContain('(303) 555-0142');
    await page.evaluate(() => {
      for (const line of document.querySelectorAll('p')) line.style.visibility = 'visible';
    });
    await expect.poll(() => text(observation)).toContain('(303) 555-0142');
    await page.close();
  });

  test('tells a few times a second at most, whatever the page does', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    const before = (await observation.reportTimes()).length;
    await page.evaluate(async () => {
      const line = document.body.appendChild(document.createElement('p'));
      const end = performance.now() + 3000;
      for (let count = 1000; performance.now() < end; count += 1) {
        line.textContent = `Mobile: (303) 555-${count}`;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    const times = (await observation.reportTimes()).slice(before);
    expect(times.length).toBeGreaterThan(1);
    // The first ones come quickly; then there is a rest that grows to 0.4 s.
    expect(times.length).toBeLessThan(20);
    await page.close();
  });

  test('sends no more than the background takes: the first numbers, and those found last', async ({
    observer,
  }) => {
    const { page, observation } = await openPage(observer, 'ten-thousand-numbers/directory');
    const candidates = async () => (await observation.reports())[0]?.report.candidates ?? [];
    await expect.poll(async () => (await candidates()).length).toBe(1200);
    expect((await text(observation)).length).toBeLessThan(400_000);
    const [first] = await candidates();
    // Of so many numbers the last ones are not described at all; what goes makes room for what comes with it.
    await page.evaluate(() => {
      for (const row of [...document.querySelectorAll('tr')].slice(1500)) row.remove();
      document.body.insertAdjacentHTML('beforeend', '<div role="dialog">Mobile: (303) 555-0142</div>');
    });
    await expect.poll(async () => (await candidates()).at(-1)?.text).toBe('(303) 555-0142');
    expect((await candidates())[0]?.text).toBe(first?.text);
    await page.close();
  });

  test('stops when it is told to, and runs once however often it is put there', async ({ observer }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    const add = (number: string) => page.evaluate((one) => document.body.append(` Mobile: ${one} `), number);
    for (let count = 0; count < 3; count += 1) await observation.injectAgain();
    const before = (await observation.reportTimes()).length;
    await add('(303) 555-0142');
    await expect.poll(() => text(observation)).toContain('(303) 555-0142');
    await page.waitForTimeout(500);
    expect((await observation.reportTimes()).length - before).toBe(1);
    await observation.order('stopFinding');
    await add('(303) 555-0143');
    await page.waitForTimeout(1000);
    expect(await text(observation)).not.toContain('(303) 555-0143');
    await observation.injectAgain();
    await expect.poll(() => text(observation)).toContain('(303) 555-0143');
    await page.close();
  });
});
