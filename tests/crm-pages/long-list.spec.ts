import { readPage } from '../../utils/phone/read-page.ts';
import { expect, test } from './fixtures.ts';
import { CRM_HOST, openPage } from './observe.ts';

const ROWS = 60;

test.describe('a long list', () => {
  test('is told in full for its first entries, and with the nearest label for the others', async ({
    observer,
  }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    await page.evaluate((rows) => {
      const entries = Array.from({ length: rows }, (_, index) => {
        const number = `<b>${3035550100 + index}</b>`;
        const cell = index % 2 ? `<small>Mobile</small> ${number}` : `${number} <small>mobile</small>`;
        return `<p><b>Pat</b> <i>Sales</i> <i>open</i> <span>${cell}</span> <i>web</i> <i>new</i></p>`;
      });
      document.body.insertAdjacentHTML('beforeend', `<section>${entries.join('')}</section>`);
    }, ROWS);
    const candidates = async () => {
      const [frame] = await observation.reports();
      return frame?.report.candidates.filter(({ text }) => text.startsWith('30355501')) ?? [];
    };
    await expect.poll(async () => (await candidates()).length, { timeout: 20_000 }).toBe(ROWS);

    const textsBeside = (await candidates()).map(({ spot }) => spot.match(/[<>]\d/g)?.length ?? 0);
    expect(textsBeside.slice(1, 20).every((count) => count > 2)).toBe(true);
    expect(textsBeside.slice(20).every((count) => count === 2)).toBe(true);
    const { kind, numbers } = readPage(await observation.reports(), {
      homeCountry: 'US',
      areaCodes: [],
      ownNumbers: new Set(),
      learnedPlaces: [],
      host: CRM_HOST,
    });
    expect(kind).toBe('list');
    expect(numbers.map(({ label }) => label)).toEqual(Array(ROWS).fill('mobile'));
    await page.close();
  });

  test('tells once, and of itself only, of an entry that is added below what is in view', async ({
    observer,
  }) => {
    const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
    const addEntries = (first: number, count: number) =>
      page.evaluate(
        ([from, rows]) => {
          const entries = Array.from({ length: rows }, (_, index) => `<p>Pat ${from + index}</p>`);
          document.body.insertAdjacentHTML('beforeend', `${entries.join('')}<hr>`);
        },
        [first, count] as const,
      );
    const candidates = async () => {
      const [frame] = await observation.reports();
      return frame?.report.candidates.filter(({ text }) => text.startsWith('30355501')) ?? [];
    };
    await addEntries(3035550100, ROWS);
    await expect.poll(async () => (await candidates()).length, { timeout: 20_000 }).toBe(ROWS);
    const others = ((await observation.reports())[0]?.report.candidates.length ?? 0) - ROWS;
    await page.waitForTimeout(1500);
    const before = await observation.told();
    await addEntries(3035550199, 1);
    await expect.poll(async () => (await candidates()).length).toBe(ROWS + 1);
    await page.waitForTimeout(800);
    expect((await observation.told()).slice(before.length)).toEqual(['part 1: 1']);
    expect((await candidates()).at(-1)?.isInView).toBe(false);

    // What is added to is not known any more: all is told again, and adding starts anew.
    await observation.forget();
    await addEntries(3035550198, 1);
    await expect.poll(async () => (await candidates()).length).toBe(ROWS + 2);
    await addEntries(3035550197, 1);
    await expect.poll(async () => (await candidates()).length).toBe(ROWS + 3);
    expect((await observation.told()).slice(before.length + 1)).toEqual([
      'part 2: 1',
      `part 0: ${ROWS + 2 + others}`,
      'part 1: 1',
    ]);

    // What is taken away is no addition.
    await page.evaluate(() => document.querySelector('p:has(+ hr)')?.remove());
    await expect.poll(async () => (await candidates()).length).toBe(ROWS + 2);
    expect((await observation.told()).at(-1)).toBe(`part 0: ${ROWS + 2 + others}`);
    await page.close();
  });
});
