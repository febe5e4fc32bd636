import { expect, test } from './fixtures.ts';
import { FRAME_HOST, openPage } from './observe.ts';

const FRAMES = 3;

test('frames of another site that are shown later tell that their numbers are in view', async ({
  observer,
}) => {
  const { page, observation } = await openPage(observer, 'no-numbers-report/reports/17');
  const frame = `<iframe hidden src="https://${FRAME_HOST}/frame-record/contact/7"></iframe>`;
  await page.evaluate(
    (markup) => document.body.insertAdjacentHTML('afterbegin', markup),
    frame.repeat(FRAMES),
  );
  const told = async () => (await observation.told()).filter((line) => line === 'part 0: 0').length;
  await expect.poll(told, { timeout: 20_000 }).toBe(FRAMES);
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('iframe')) one.hidden = false;
  });
  const inView = async () => {
    const reports = (await observation.reports()).filter(({ frameId }) => frameId !== 0);
    return reports.map(({ report }) => report.candidates[0]?.isInView);
  };
  await expect.poll(inView, { timeout: 20_000 }).toEqual(Array(FRAMES).fill(true));
  await page.close();
});
