import { setTimeout as sleep } from 'node:timers/promises';
import type { CdpBrowser, CdpPage } from '../cdp-browser.ts';
import { NEW_ROW } from './bench-pages.ts';
import { type Bench, instrument, type Spent } from './instrument.ts';
import type { Method } from './methods.ts';

/** What a change cost, in ms of main thread, and how long after it the method told of it. */
export type ChangeCost = { cost: number; latencyMs: number };

/** One method on one fresh page. */
export type Sample = {
  /** Compiling and running the method's code, as the browser does with a script. */
  startMs: number;
  /** Until everything was found, or until the page was quiet for methods that tell bit by bit. */
  scan: Spent;
  firstResultMs: number;
  finds: unknown[];
  /** Everything in the second after the start, looks at what changes without a trace included. */
  firstSecond: number;
  newRow?: ChangeCost;
  newNumber?: ChangeCost;
  /** Per change of a text that is no number. */
  tick?: number;
  /** The whole page again, warm. */
  rescan: number;
};

declare const bench: Bench;
declare const startMethod: () => void;

/** Longer than any method waits before it looks. */
const SETTLE_MS = 1300;
const PATIENCE_MS = 15_000;
const TICKS = 100;

/** Opens the page in a new tab and lets the method loose on it. */
export async function measure(browser: CdpBrowser, url: string, method: Method): Promise<Sample> {
  const page = await browser.openPage('about:blank');
  try {
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${instrument})()` });
    await page.navigate(url);
    await page.evaluate(
      `new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))`,
    );
    const startMs = await load(page, method);
    await sleep(200);
    const cold = await scan(page, method);
    const changes = method.watches ? await change(page) : {};
    const again = await scan(page, method);
    return { startMs, ...cold, ...changes, rescan: again.scan.total };
  } finally {
    await page.close();
  }
}

/** Beside the page's own code, so that the page's objects stay as cold as they are. Answers what it took, in ms. */
async function load(page: CdpPage, { source }: Method): Promise<number> {
  const { frameTree } = await page.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
  const { executionContextId } = await page.send<{ executionContextId: number }>('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const { result } = await page.send<{ result: { value: number } }>('Runtime.evaluate', {
    expression: `(${runScript})(${JSON.stringify(source)})`,
    contextId: executionContextId,
    returnByValue: true,
  });
  return result.value;
}

/** Puts a script into the page's own world, and leaves the page as it was. */
function runScript(source: string): number {
  const script = document.createElement('script');
  script.textContent = source;
  const start = performance.now();
  document.head.append(script);
  const end = performance.now();
  script.remove();
  return end - start;
}

type Cold = Pick<Sample, 'scan' | 'firstResultMs' | 'finds' | 'firstSecond'>;

async function scan(page: CdpPage, { name, watches }: Method): Promise<Cold> {
  await page.evaluate('bench.reset()');
  // Not awaited in the page: the protocol's answer would be a part of the measured task.
  await page.evaluate('bench.run(startMethod)');
  await waitForFind(page);
  await sleep(watches ? SETTLE_MS : 50);
  if (name === 'c2d') await waitForQuiet(page);
  const { finds, spent, atFind, startedAt } = await page.evaluate<Bench>('bench');
  const [first] = finds;
  if (!first) throw new Error(`${name} found nothing`);
  return {
    scan: name === 'ours' ? atFind : spent,
    firstResultMs: first.at - startedAt,
    finds: finds.map(({ what }) => what),
    firstSecond: spent.total,
  };
}

/** A machine with other work to do takes its time. */
async function waitForFind(page: CdpPage): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    if ((await page.evaluate<number>('bench.finds.length')) > 0) return;
    await sleep(100);
  }
}

async function waitForQuiet(page: CdpPage): Promise<void> {
  let before = -1;
  for (;;) {
    const { tasks } = await page.evaluate<Spent>('bench.spent');
    if (tasks === before) return;
    before = tasks;
    await sleep(300);
  }
}

async function change(page: CdpPage): Promise<Pick<Sample, 'newRow' | 'newNumber' | 'tick'>> {
  const newRow = await costOf(
    page,
    `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(NEW_ROW)})`,
  );
  const newNumber = await costOf(
    page,
    `document.querySelector('main div.row:last-child span').firstChild.data = '(303) 555-0188'`,
  );
  return { newRow, newNumber, tick: await tick(page) };
}

/** Of a clock that is there already: that it was added is no tick. */
async function tick(page: CdpPage): Promise<number> {
  await page.evaluate(`{
    const clock = document.querySelector('main').appendChild(document.createElement('i'));
    bench.clock = clock.appendChild(new Text('0:00'));
  }`);
  await sleep(SETTLE_MS);
  await page.evaluate('bench.reset()');
  await page.evaluate(`new Promise((done) => {
    let count = 0;
    const timer = setInterval(() => {
      count++;
      bench.clock.data = '0:' + String(count).padStart(2, '0');
      if (count === ${TICKS}) { clearInterval(timer); done(); }
    }, 5);
  })`);
  await sleep(SETTLE_MS);
  const { total } = await page.evaluate<Spent>('bench.spent');
  return total / TICKS;
}

async function costOf(page: CdpPage, code: string): Promise<ChangeCost> {
  await page.evaluate('bench.reset()');
  const start = await page.evaluate<number>(
    `(() => { const now = performance.now(); ${code}; return now; })()`,
  );
  await waitForFind(page);
  await sleep(SETTLE_MS);
  const { finds, spent } = await page.evaluate<Bench>('bench');
  return { cost: spent.total, latencyMs: (finds[0]?.at ?? Number.NaN) - start };
}
