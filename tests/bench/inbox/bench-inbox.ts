import { BUILT_EXTENSION, EXTENSION_ID } from '../../browser/launch-extension.ts';
import { type CdpPage, launchCdpBrowser } from '../cdp-browser.ts';
import { floorExtension } from '../floor-extension.ts';
import { seedPanel } from '../seed-panel.ts';
import { benchSizes } from '../sizes.ts';
import { limitRow, median, type Row, ratioRow } from '../statistics.ts';
import { bundleFile } from './bundle-file.ts';
import { measurePanel, measurePeer, timeFirstOpening } from './measure-panel.ts';

/** The size that is compared with the peers, right after it was measured. */
const COMPARED = 5_000;
const OPENINGS = 5;
const PANEL = `chrome-extension://${EXTENSION_ID}/sidepanel.html`;

type Store = { lookUp: number; get: number; badge: number; scan: number };
type Measured = Awaited<ReturnType<typeof measurePanel>> & {
  first: number[];
  rows: number;
  store: Store;
  search: { ours: number; floor: number };
};

/**
 * P2, P3, S1, S2 and the search, at growing numbers of threads: the inbox from the click to the frame that shows it,
 * one conversation that changes, jumps through the list, and what the store answers. Floors and peers in the same run:
 * the visible rows as plain HTML, and every row keyed and memoised as lists are usually drawn.
 */
export async function benchInbox(): Promise<Row[]> {
  const [seeded, floor] = await Promise.all([seedPanel(50, 3), floorExtension()]);
  const browser = await launchCdpBrowser({ ...seeded, extensions: [BUILT_EXTENSION, floor.folder] });
  try {
    const store = await browser.openPage(`chrome-extension://${EXTENSION_ID}/options.html`);
    const probe = await bundleFile('store-probe.ts');
    await store.evaluate(probe);
    // What changes is written by the worker, as it always is: nothing of that is the panel's main thread.
    await store.evaluate(`chrome.runtime.sendMessage({ name: 'panelIsOpen' })`);
    const worker = await browser.attachWorker(EXTENSION_ID);
    await worker.evaluate(probe);
    await store.evaluate(`chrome.storage.local.get('session').then(({ session }) =>
      chrome.storage.local.set({ ['inbox:' + session.extensionId]: { filter: 'open', order: 'latest' } }))`);
    const peerPage = async () => {
      const page = await browser.openPage(`chrome-extension://${floor.id}/empty.html`);
      await page.evaluate(await bundleFile('PeerList.tsx'));
      return page;
    };
    const sizes = benchSizes(50, 1_000, 5_000, 10_000);
    const ours = new Map<number, Measured>();
    const peers: Peer[] = [];
    for (const size of sizes) {
      await store.evaluate(`probe.fill(${size})`);
      ours.set(size, await measureSize(await browser.openPage('about:blank'), store, worker));
      if (size !== COMPARED) continue;
      const page = await peerPage();
      peers.push(await measurePeer(page, 'peer.showWindow()'));
      peers.push(await measurePeer(page, `peer.showAll(${COMPARED})`));
      await page.close();
    }
    const [visible, all] = peers as [Peer, Peer];
    return [...rowsOfList(ours, visible, all), ...rowsOfStore(ours)];
  } finally {
    await browser.close();
    await Promise.all([seeded.close(), floor.remove()]);
  }
}

async function measureSize(page: CdpPage, store: CdpPage, worker: CdpPage): Promise<Measured> {
  const first: number[] = [];
  for (let round = 0; round < OPENINGS; round += 1) first.push(await timeFirstOpening(page, PANEL));
  const times = await measurePanel(page, (label) => worker.evaluate(`probe.touch('${label}')`));
  const rows = await page.evaluate<number>(
    `document.querySelectorAll('section[aria-label="Inbox"] li').length`,
  );
  await page.close();
  const measured = await store.evaluate<Store>('probe.measure()');
  const search = await store.evaluate<Measured['search']>('probe.search()');
  return { ...times, first, rows, store: measured, search };
}

type Peer = Awaited<ReturnType<typeof measurePeer>>;

function rowsOfList(ours: ReadonlyMap<number, Measured>, visible: Peer, all: Peer): Row[] {
  const at = (size: number): Measured => ours.get(size) as Measured;
  return [
    ratioRow('P2', 'inbox on screen, 5,000 against 50', at(5_000).show, at(50).show, 1.25),
    ratioRow('P2', 'inbox on screen, 5,000 against visible rows as HTML', at(5_000).show, visible.show, 1.5),
    ratioRow('P2', 'inbox on screen, 5,000 against all rows keyed', at(5_000).show, all.show, 1 / 20),
    ratioRow('P3', 'one of 5,000 changes, against all rows memoised', at(5_000).update, all.update, 1 / 3),
    ratioRow('-', 'a jump in 5,000, against visible rows as HTML', at(5_000).scroll, visible.scroll, 3),
    ratioRow('-', 'a jump in 10,000 against 1,000', at(10_000).scroll, at(1_000).scroll, 1.25),
    ...[...ours].map(([size, { first, rows }]) => ({
      ...limitRow('P2', `rows drawn of ${size.toLocaleString('en')}`, rows, 26, 'rows'),
      floor: `first opening, store read: ${median(first).toFixed(0)} ms`,
    })),
  ];
}

function rowsOfStore(ours: ReadonlyMap<number, Measured>): Row[] {
  const rows = [...ours].flatMap(([size, { store }]) => {
    const n = size.toLocaleString('en');
    return [
      ratioRow('S1', `customer’s threads and texts, ${n}, against one get`, [store.lookUp], [store.get], 5),
      ratioRow('S2', `badge’s number, ${n}, against one get`, [store.badge], [store.get], 1.5),
    ];
  });
  // Below a thousand threads it is over before anybody looks.
  const searches = [...ours]
    .filter(([size]) => size >= 1_000)
    .map(([size, { search }]) => {
      const what = `search that finds nothing, ${size.toLocaleString('en')}, against reading everything`;
      return ratioRow('-', what, [search.ours], [search.floor], 3);
    });
  const [ten, largest] = [ours.get(10_000), ours.get(Math.max(...ours.keys()))];
  const thousand = ours.get(1_000);
  if (!ten || !largest || !thousand) return [...rows, ...searches];
  return [
    ...rows,
    ...searches,
    ratioRow(
      'S1',
      'customer’s threads, largest against 1,000',
      [largest.store.lookUp],
      [thousand.store.lookUp],
      2,
    ),
    ratioRow(
      'S2',
      'badge’s number, 10,000, against counting all rows',
      [ten.store.badge],
      [ten.store.scan],
      1 / 100,
    ),
  ];
}
