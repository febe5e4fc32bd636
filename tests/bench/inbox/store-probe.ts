import { readQuery } from '../../../utils/search/match-text.ts';
import { searchStore } from '../../../utils/search/search-store.ts';
import { openStore } from '../../../utils/store/open-store.ts';
import { readCounts } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import {
  type EntryChunk,
  NO_ACTIVITY,
  type StoredThread,
  type ThreadsideDb,
} from '../../../utils/store/schema.ts';
import { readCustomer } from '../../../utils/timeline/read-customer.ts';

/** What the bench asks of the store, inside a page or the worker of the extension: `globalThis.probe`. Times in ms. */
export type StoreProbe = {
  /** Adds open threads, two per customer, until there are so many. */
  fill(threads: number): Promise<number>;
  /** Changes one open thread as sync would, to this label, and tells the panel. */
  touch(label: string): Promise<void>;
  /** p50 of what is shown of a customer, of one get by key, of the badge's number, and of counting all rows instead. */
  measure(): Promise<{ lookUp: number; get: number; badge: number; scan: number }>;
  /** A search that finds nothing and so reads everything, and reading everything without looking. */
  search(): Promise<{ ours: number; floor: number }>;
};

const ENTRIES = 4;
const SAMPLES = 60;

/** Done one after the other for one sample: the clock of an extension page ticks ten times in a millisecond. */
const REPEATS = 10;

const open = async (): Promise<ThreadsideDb> => {
  const { session } = await chrome.storage.local.get('session');
  return openStore((session as { extensionId: string }).extensionId, () => {}, false);
};
const me = 'nobody';
const guest = (index: number): string => `+1415${String(2_000_000 + Math.floor(index / 2)).padStart(7, '0')}`;
const timeOf = (index: number): string => new Date(Date.now() - 60_000 - index * 1_000).toISOString();

function makeThread(index: number): StoredThread {
  const owner = {
    extensionId: `q${index % 2}`,
    name: index % 2 ? 'Billing' : 'Support',
    extensionType: 'Department',
  };
  return {
    id: `bench-${String(index).padStart(7, '0')}`,
    status: 'Open',
    statusReason: undefined,
    availability: 'Alive',
    owner,
    ownerParty: { phoneNumber: `+1650555011${index % 2}` },
    guestParty: { phoneNumber: guest(index) },
    assignee: undefined,
    label: `The boiler at number ${index} leaks again, when can you come?`,
    creationTime: timeOf(index),
    lastModifiedTime: timeOf(index),
    activity: { ...NO_ACTIVITY, lastMessageTime: timeOf(index), lastInboundTime: timeOf(index) },
  };
}

function makeChunk(index: number): EntryChunk {
  const { id: threadId } = makeThread(index);
  const entries = Array.from({ length: ENTRIES }, (_, nth) => ({
    id: `${threadId}-${nth}`,
    threadId,
    recordType: 'AliveMessage',
    creationTime: timeOf(index),
    lastModifiedTime: timeOf(index),
    direction: 'Inbound',
    text: `Message ${nth} about the boiler at number ${index}: it leaks again, when can you come?`,
  }));
  return { threadId, chunk: 0, entries: entries as EntryChunk['entries'] };
}

async function fill(threads: number): Promise<number> {
  const db = await open();
  let index = await db.count('threads', IDBKeyRange.bound('bench-', 'bench-z'));
  while (index < threads) {
    const tx = db.transaction(['threads', 'entries'], 'readwrite');
    for (const end = Math.min(threads, index + 2_000); index < end; index += 1) {
      void tx.objectStore('threads').put(makeThread(index));
      void tx.objectStore('entries').put(makeChunk(index));
    }
    await tx.done;
  }
  const count = await db.count('threads');
  db.close();
  return count;
}

async function touch(label: string): Promise<void> {
  const db = await open();
  const { activity: _, ...thread } = makeThread(7);
  const now = new Date().toISOString();
  const [said] = makeChunk(7).entries;
  if (!said) throw new Error('nothing was said');
  const changed = await save(db, me, {
    threads: [{ ...thread, label, lastModifiedTime: now }],
    entries: [{ ...said, id: label, text: label, creationTime: now, lastModifiedTime: now }],
  });
  const channel = new BroadcastChannel('threadside-changes');
  channel.postMessage({ ...changed, topics: ['counts'], isEverything: false });
  channel.close();
  db.close();
}

/** The p50 of several works, done in turns: what slows the machine down slows them all. */
async function p50<K extends string>(
  works: Record<K, (index: number) => Promise<unknown>>,
  { samples = SAMPLES, repeats = REPEATS } = {},
): Promise<Record<K, number>> {
  const names = Object.keys(works) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let sample = 0; sample < samples; sample += 1) {
    for (const name of names) {
      const index = Math.floor(Math.random() * 800);
      const from = performance.now();
      for (let repeat = 0; repeat < repeats; repeat += 1) await works[name](index + repeat);
      times.get(name)?.push((performance.now() - from) / repeats);
    }
  }
  const middle = (values: number[] = []) =>
    values.sort((a, b) => a - b)[Math.floor(samples / 2)] ?? Number.NaN;
  return Object.fromEntries(names.map((name) => [name, middle(times.get(name))])) as Record<K, number>;
}

async function measure() {
  const db = await open();
  const { id } = makeThread(5);
  const works = {
    get: () => db.get('threads', id),
    lookUp: async (index: number) => {
      await readCustomer(db, guest(index), { pastThreads: 3, entriesPerThread: 50 });
    },
    badge: () => readCounts(db),
  };
  const scan = async () => (await db.getAll('threads')).filter(({ assignee }) => !assignee).length;
  await p50(works, { samples: 5 });
  const result = { ...(await p50(works)), ...(await p50({ scan }, { samples: 5, repeats: 1 })) };
  db.close();
  return result;
}

async function search() {
  const db = await open();
  const query = readQuery('xyzzy');
  const time = async (work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const { signal } = new AbortController();
  const floor = await time(() => Promise.all([db.getAll('threads'), db.getAll('entries')]));
  const ours = await time(
    async () => query && searchStore(db, query, { limit: 200, signal, onHits: () => {} }),
  );
  db.close();
  return { ours, floor };
}

(globalThis as unknown as { probe: StoreProbe }).probe = { fill, touch, measure, search };
