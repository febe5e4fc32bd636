import { setTimeout as sleep } from 'node:timers/promises';
import type { CdpPage } from '../cdp-browser.ts';

/** Times of one list, in ms: to the frame that shows it, or of main thread per change. */
export type ListTimes = { show: number[]; update: number[]; scroll: number[] };

/** Drawn and laid out: the task after the next frame. */
const FRAME = 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))';
const LIST = `document.querySelector('section[aria-label="Inbox"] ul')`;
/** Until the new document answers, not the one that is left. */
const AFTER_NAVIGATION_MS = 300;
const ROUNDS = 11;
const JUMPS = 12;

const waitFor = (condition: string): string => `(async () => {
  const end = performance.now() + 60_000;
  while (!(${condition})) {
    if (performance.now() > end) throw new Error('never: ' + document.body.innerText.slice(0, 300));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
})()`;

/** Presses a tab of the panel and waits for the frame after its content is there. */
const timeTab = (name: string, condition: string): string => `(async () => {
  const tab = [...document.querySelectorAll('nav button')].find(({ textContent }) => textContent.startsWith('${name}'));
  const from = performance.now();
  const shown = new Promise((resolve) => {
    const look = () => (${condition}) && (observer.disconnect(), resolve());
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    tab.click();
    look();
  });
  await shown;
  await ${FRAME};
  return performance.now() - from;
})()`;

const SHOW_INBOX = timeTab('Inbox', `${LIST}?.childElementCount > 2`);
const SHOW_CUSTOMER = timeTab('Customer', `!${LIST}`);

/** Main thread used since the page began, ms. */
async function taskTime(page: CdpPage): Promise<number> {
  const { metrics } = await page.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

async function spend(page: CdpPage, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(FRAME);
  const before = await taskTime(page);
  await work();
  await page.evaluate(FRAME);
  return (await taskTime(page)) - before;
}

/** A panel opened anew: how long until the inbox is read from the store and on screen. */
export async function timeFirstOpening(page: CdpPage, url: string): Promise<number> {
  await page.navigate(url);
  await sleep(AFTER_NAVIGATION_MS);
  await page.evaluate(waitFor(`document.querySelector('nav button')`));
  await page.evaluate(FRAME);
  const time = await page.evaluate<number>(SHOW_INBOX);
  // A panel comes back where it was left: the next one shall not begin with the inbox.
  await page.evaluate(SHOW_CUSTOMER);
  return time;
}

/** The open panel: coming back to the inbox, one conversation that changes, and jumps through the whole list. */
export async function measurePanel(
  page: CdpPage,
  touch: (label: string) => Promise<unknown>,
): Promise<ListTimes> {
  await page.send('Performance.enable');
  const times: ListTimes = { show: [], update: [], scroll: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(SHOW_CUSTOMER);
    times.show.push(await page.evaluate<number>(SHOW_INBOX));
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const label = `News ${Math.random()}`;
    await page.evaluate(watchFor(label));
    times.update.push(
      await spend(page, async () => {
        await touch(label);
        await page.evaluate('globalThis.seen');
      }),
    );
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.scroll.push((await spend(page, () => page.evaluate(jumps(scrollTo)))) / JUMPS);
  }
  return times;
}

/** Looks for a label whenever the list changes: looking all the time would cost more than what is measured. */
const watchFor = (label: string): string => `{
  const list = ${LIST};
  globalThis.seen = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!list.textContent.includes('${label}')) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(list, { childList: true, characterData: true, subtree: true });
  });
  // What a block ends with is awaited.
  undefined;
}`;

const scrollTo = (share: number): string =>
  `${LIST}.parentElement.scrollTop = ${LIST}.clientHeight * ${share}`;

const jumps = (jump: (share: number) => string): string => `(async () => {
  ${Array.from({ length: JUMPS }, (_, nth) => `${jump(((nth * 7) % JUMPS) / JUMPS)}; await ${FRAME};`).join('\n')}
})()`;

/** The same of plain rows in an empty page: only those in view, or all of them, keyed and memoised. */
export async function measurePeer(page: CdpPage, show: string): Promise<ListTimes> {
  await page.send('Performance.enable');
  const times: ListTimes = { show: [], update: [], scroll: [] };
  const time = `(async () => { const from = performance.now(); ${show}; await ${FRAME}; return performance.now() - from; })()`;
  const isWindow = show.includes('showWindow');
  for (let round = 0; round < (isWindow ? ROUNDS : 5); round += 1)
    times.show.push(await page.evaluate<number>(time));
  for (let round = 0; round < ROUNDS; round += 1) {
    if (isWindow) times.scroll.push((await spend(page, () => page.evaluate(jumps(() => show)))) / JUMPS);
    else times.update.push(await spend(page, () => page.evaluate('peer.update()')));
  }
  return times;
}
