import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from '../bundle.ts';
import { type CdpPage, launchCdpBrowser } from '../cdp-browser.ts';
import { limitRow, median, type Row, ratioRow } from '../statistics.ts';
import type { storeBench, WriteCost } from './store-page.ts';

const ROUNDS = 5;
const LOOKS = 200;
const SMALL = 1_000;
const LARGE = 10_000;
const ONE_TASK_MS = 50;

type Bench = typeof storeBench;
type Call = <K extends keyof Bench>(
  name: K,
  ...values: Parameters<Bench[K]>
) => Promise<Awaited<ReturnType<Bench[K]>>>;

/**
 * The store (S1 to S5): the product's own functions in a page of Chromium beside the simplest ones on the same records,
 * in turn.
 */
export async function benchStore(): Promise<Row[]> {
  const page = await openBenchPage();
  try {
    if ((await page.call('longTask')).longestMs < ONE_TASK_MS) throw new Error('long tasks are not seen');
    return [
      await weighWrapper(),
      ...(await benchFirstLoad(page.call)),
      ...(await benchReads(page.call)),
      ...(await benchChanges(page.call)),
    ];
  } finally {
    await page.close();
  }
}

async function openBenchPage(): Promise<{ call: Call; close(): Promise<void> }> {
  const code = await bundle(`import ${JSON.stringify(new URL('store-page.ts', import.meta.url).pathname)};`);
  // Isolated pages have a clock of 5 microseconds instead of 100.
  const headers = {
    'content-type': 'text/html',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const server = createServer((_, response) => response.writeHead(200, headers).end('<!doctype html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchCdpBrowser({ extensions: [] });
  const page: CdpPage = await browser.openPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(
    `new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))`,
  );
  await page.evaluate(`${code};0`);
  return {
    call: (name, ...values) => page.evaluate(`storeBench.${name}(...${JSON.stringify(values)})`),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function times(count: number, work: (round: number) => Promise<WriteCost>): Promise<WriteCost[]> {
  const costs: WriteCost[] = [];
  for (let round = 0; round < count; round += 1) costs.push(await work(round));
  return costs;
}
const ms = (costs: readonly WriteCost[]): number[] => costs.map((cost) => cost.ms);
/** Of the longest task of each round, the middle: one may have waited for a busy machine. 0 = none of 50 ms or more. */
const longestOf = (costs: readonly WriteCost[]): number =>
  Math.round(median(costs.map(({ longestMs }) => longestMs)));

/** S3: packing fifty entries into a record is what makes the first load cheap. */
async function benchFirstLoad(call: Call): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [threads, entries, atMost] of [
    [SMALL, 10, 1 / 2],
    [200, 50, 1 / 6],
  ] as const) {
    const [ours, floor]: [WriteCost[], WriteCost[]] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      ours.push(await call('fill', threads, entries));
      floor.push(await call('fillRaw', threads, entries));
    }
    rows.push(
      ratioRow(
        'S3',
        `first load, ${threads} threads of ${entries} / a put each`,
        ms(ours),
        ms(floor),
        atMost,
      ),
      limitRow(
        'S3',
        `first load, ${threads} threads of ${entries}: longest task`,
        longestOf(ours),
        ONE_TASK_MS,
        'ms',
      ),
    );
  }
  return rows;
}

async function benchReads(call: Call): Promise<Row[]> {
  const at = async (threads: number) => {
    await call('fill', threads, 10);
    const samples = {
      lookUp: [] as number[],
      raw: [] as number[],
      get: [] as number[],
      badge: [] as number[],
      scan: [] as number[],
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      samples.get.push(await call('getByKey', LOOKS, threads));
      samples.lookUp.push(await call('lookUp', LOOKS, threads));
      samples.raw.push(await call('lookUpRaw', LOOKS, threads));
      samples.badge.push(await call('badge', LOOKS));
      samples.scan.push(await call('scan', 3));
    }
    return samples;
  };
  const small = await at(SMALL);
  const large = await at(LARGE);
  return [
    ratioRow('S1', 'a customer with the last 50 / one get, 10,000 threads', large.lookUp, large.get, 5),
    ratioRow('S1', 'a customer: 10,000 threads / 1,000', large.lookUp, small.lookUp, 2),
    limitRow(
      'S1',
      'a customer with two threads: transactions',
      await call('countTransactions', LARGE),
      1,
      'transactions',
    ),
    ratioRow('S4', 'a customer / the same by the browser’s own API', large.lookUp, large.raw, 1.25),
    ratioRow('S2', 'the badge number / one get', large.badge, large.get, 1.5),
    ratioRow('S2', 'the badge number / looking through 10,000 threads', large.badge, large.scan, 1 / 100),
  ];
}

/** S4: what the wrapper adds to the worker, and to the panel. */
async function weighWrapper(): Promise<Row> {
  const code = await bundle(`import { deleteDB, wrap } from 'idb'; globalThis.used = { deleteDB, wrap };`);
  return limitRow('S4', 'the wrapper around the database, minified', code.length, 5_000, 'bytes');
}

/** S5: what a sync costs goes by what changed, not by what is stored. */
async function benchChanges(call: Call): Promise<Row[]> {
  await call('fillRaw', LARGE, 0);
  const rows: Row[] = [];
  let round = 1;
  const single = async (threads: number) => {
    await call('fill', threads, 1);
    return times(15, (index) => call('apply', 1, threads, index + 1));
  };
  const [few, many] = [await single(SMALL), await single(LARGE)];
  rows.push(ratioRow('S5', '1 changed: 10,000 threads / 1,000', ms(many), ms(few), 1.5));
  await call('fill', LARGE, 1);
  for (const [changes, repeats, atMost] of [
    [100, 9, 1 / 5],
    [LARGE, 3, 1 / 4.5],
  ] as const) {
    const [ours, naive]: [WriteCost[], WriteCost[]] = [[], []];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      round += 1;
      ours.push(...(await times(1, () => call('apply', changes, LARGE, round))));
      naive.push(...(await times(1, () => call('applyNaively', changes, LARGE, round))));
    }
    rows.push(
      ratioRow('S5', `${changes} changed / a transaction each`, ms(ours), ms(naive), atMost),
      limitRow('S5', `${changes} changed: longest task`, longestOf(ours), ONE_TASK_MS, 'ms'),
    );
  }
  const empty = await call('countRequests', 0, LARGE, round + 1);
  const hundred = await call('countRequests', 100, LARGE, round + 2);
  return [
    ...rows,
    limitRow('S5', 'nothing changed: writes', empty.put ?? 0, 1, 'puts'),
    limitRow('S5', 'nothing changed: transactions', empty.transaction ?? 0, 1, 'transactions'),
    limitRow('S5', '100 changed: gets', hundred.get ?? 0, 102, 'gets'),
    limitRow('S5', '100 changed: puts', hundred.put ?? 0, 103, 'puts'),
    limitRow('S5', '100 changed: transactions', hundred.transaction ?? 0, 1, 'transactions'),
  ];
}
