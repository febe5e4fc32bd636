import { type Desk, expect, test } from './fixtures.ts';

const THREADS = 5_000;
/** Rows beyond what is in view, above and below together. */
const SPARE = 14;

const list = ({ panel }: Desk) => panel.getByRole('region', { name: 'Inbox' }).getByRole('list');

// A gate: what the panel draws must not depend on how many conversations there are.
test('five thousand conversations cost what is in view', async ({ desk }) => {
  test.setTimeout(180_000);
  const { panel, emulator } = desk;
  emulator.control.configure({ limits: { perWindow: { Medium: 1_000 } } });
  emulator.control.volume({ threads: THREADS, entriesPerThread: 1, resolvedShare: 0 });
  await desk.signIn();
  await panel.getByRole('button', { name: /^Inbox/ }).click();
  await panel.getByRole('button', { name: /^All open/ }).click();
  const open = async () =>
    Number((await panel.getByRole('button', { name: /^All open/ }).textContent())?.replace(/\D/g, ''));
  await expect.poll(open, { timeout: 120_000 }).toBeGreaterThanOrEqual(THREADS);

  const drawn = () =>
    list(desk).evaluate((element) => {
      const box = element.parentElement as HTMLElement;
      const inView = Math.ceil(box.clientHeight / (element.firstElementChild as HTMLElement).offsetHeight);
      return { rows: element.childElementCount, inView, all: Number(element.firstElementChild?.ariaSetSize) };
    });
  const scrollTo = (share: number) =>
    list(desk).evaluate((element, at) => {
      (element.parentElement as HTMLElement).scrollTop = element.clientHeight * at;
    }, share);
  for (const share of [0, 0.25, 0.5, 0.99, 1]) {
    await scrollTo(share);
    await panel.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const { rows, inView, all } = await drawn();
    expect(all).toBeGreaterThanOrEqual(THREADS);
    expect(rows, `at ${share}`).toBeLessThanOrEqual(inView + SPARE);
    expect(rows, `at ${share}`).toBeGreaterThanOrEqual(Math.min(inView, 6));
  }
  expect(await panel.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(700);
});
