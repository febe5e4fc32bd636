import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CdpBrowser, launchCdpBrowser } from '../cdp-browser.ts';
import { limitRow, median, type Row, ratioRow } from '../statistics.ts';
import { accuracyRows } from './accuracy.ts';
import { type BenchPage, benchPages } from './bench-pages.ts';
import { measure, type Sample } from './measure.ts';
import { loadMethods, type Method } from './methods.ts';

const ROUNDS = 9;

/** How much of the floor a scan may cost, and how much of the peer's time (D1, D2). */
const GOALS: Record<string, { floor: number; peer: number }> = {
  contact: { floor: 4, peer: 1 / 12 },
  list: { floor: 4, peer: 1 / 7 },
  monster: { floor: 4, peer: 1 / 7 },
  digits: { floor: 9, peer: 1 / 18 },
};
const ONE_FRAME_MS = 16;
const MOST_BYTES = 8_000;

type Samples = Map<Method['name'], Sample[]>;

/**
 * Finding numbers (D1 to D5, D7): our script as it ships beside the floor, libphonenumber over `innerText` and
 * RingCentral's own library, on the same pages, in turn, in one browser.
 */
export async function benchDetection(): Promise<Row[]> {
  const methods = await loadMethods();
  const pages = benchPages();
  const { server, origin } = await servePages(pages);
  const browser = await launchCdpBrowser({ extensions: [] });
  try {
    const rows: Row[] = [];
    for (const page of pages) {
      const samples = await sampleAll(browser, `${origin}/${page.name}`, methods);
      rows.push(...rowsOf(page, samples), ...accuracyRows(page, samples));
    }
    const bytes = methods.find(({ name }) => name === 'ours')?.bytes ?? Number.NaN;
    return [...rows, limitRow('D7', 'content script', bytes, MOST_BYTES, 'bytes')];
  } finally {
    await browser.close();
    server.close();
  }
}

async function servePages(pages: readonly BenchPage[]): Promise<{ server: Server; origin: string }> {
  // Isolated pages have a clock of 5 microseconds instead of 100.
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const server = createServer((request, response) => {
    const page = pages.find(({ name }) => request.url === `/${name}`);
    response.writeHead(page ? 200 : 404, headers).end(page?.html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Each method in turn, beginning with another one each round, so that none has the quieter moments. */
async function sampleAll(browser: CdpBrowser, url: string, methods: readonly Method[]): Promise<Samples> {
  const samples: Samples = new Map(methods.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const turn = round % methods.length;
    for (const method of [...methods.slice(turn), ...methods.slice(0, turn)]) {
      samples.get(method.name)?.push(await measure(browser, url, method));
    }
  }
  return samples;
}

function rowsOf({ name: page }: BenchPage, samples: Samples): Row[] {
  const of = (method: Method['name'], value: (sample: Sample) => number | undefined): number[] =>
    (samples.get(method) ?? []).map(value).filter((one) => one !== undefined);
  const scan = (method: Method['name']) => of(method, (sample) => sample.scan.total);
  const whole = (method: Method['name']) => of(method, (sample) => sample.startMs + sample.scan.total);
  const goal = GOALS[page] ?? { floor: 4, peer: 1 / 7 };
  const longest = median(of('ours', (sample) => sample.scan.longest));
  const rows = [
    ratioRow('D2', `${page}: scan / floor`, scan('ours'), scan('floor'), goal.floor),
    ratioRow('D2', `${page}: scan / libphonenumber over innerText`, scan('ours'), scan('libphonenumber'), 1),
    limitRow('D3', `${page}: longest task`, Number(longest.toFixed(2)), ONE_FRAME_MS, 'ms'),
    ratioRow('D4', `${page}: a new row / whole scan again`, ...changeAndRescan(of), 1 / 10),
  ];
  if (!samples.has('c2d')) return rows;
  const tick = (method: Method['name']) => of(method, (sample) => sample.tick);
  const known = (method: Method['name']) => of(method, (sample) => sample.newNumber?.latencyMs);
  const newRow = (method: Method['name']) => of(method, (sample) => sample.newRow?.cost);
  const first = (method: Method['name']) => of(method, (sample) => sample.firstResultMs);
  return [
    ...rows,
    ratioRow('D1', `${page}: first result / ringcentral-c2d`, first('ours'), first('c2d'), 1 / 10),
    ratioRow('D1', `${page}: scan / ringcentral-c2d`, scan('ours'), scan('c2d'), goal.peer),
    ratioRow('D1', `${page}: script and scan / ringcentral-c2d`, whole('ours'), whole('c2d'), goal.peer),
    ratioRow(
      'D4',
      `${page}: a new row / ringcentral-c2d`,
      newRow('ours'),
      newRow('c2d'),
      page === 'monster' ? 1 / 1.5 : 1 / 3,
    ),
    ratioRow('D5', `${page}: text that is no number / ringcentral-c2d`, tick('ours'), tick('c2d'), 1 / 10),
    ratioRow('D5', `${page}: change until known / ringcentral-c2d`, known('ours'), known('c2d'), 1 / 50),
  ];
}

const changeAndRescan = (
  of: (method: Method['name'], value: (sample: Sample) => number | undefined) => number[],
): [number[], number[]] => [
  of('ours', (sample) => sample.newRow?.cost),
  of('ours', (sample) => sample.rescan),
];
