import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import type { Thread } from '../../../utils/ringcentral/thread-record.ts';
import type { News } from '../../../utils/store/news.ts';
import { readCounts } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import {
  alex,
  at,
  beth,
  billing,
  ME,
  makeHint,
  makeMessage,
  makeNote,
  makeThread,
  sam,
  support,
} from '../../support/make-records.ts';
import { type Random, seededRandom } from '../../support/seeded-random.ts';
import { openTestStore, recount } from '../../support/test-store.ts';

const THREADS = ['t0', 't1', 't2', 't3', 't4', 't5'];

function randomThread(random: Random): Thread {
  const isOpen = !random.once(4);
  return makeThread({
    id: random.pick(THREADS),
    status: isOpen ? 'Open' : 'Resolved',
    availability: random.once(8) ? 'Deleted' : 'Alive',
    owner: random.pick([billing, support]),
    assignee: isOpen ? random.pick([undefined, alex, beth, sam]) : undefined,
    lastModifiedTime: at(random.int(40)),
  });
}

function randomEntry(random: Random): Entry {
  const place = { id: `e${random.int(60)}`, threadId: random.pick(THREADS) };
  const times = { creationTime: at(random.int(60)), lastModifiedTime: at(random.int(60)) };
  const entry = { ...place, ...times, id: `${place.threadId}-${place.id}` };
  const { creationTime: _, ...hint } = entry;
  return random.pick([
    makeMessage(entry),
    makeNote(entry),
    makeHint('ThreadAssignedHint', { ...hint, id: `${entry.id}-h` }),
  ]);
}

function randomNews(random: Random): News {
  const some = <T>(most: number, make: (random: Random) => T) =>
    Array.from({ length: random.int(most) }, () => make(random));
  const rarely = (one: () => string) => (random.once(6) ? [one()] : []);
  const id = () => random.pick(THREADS);
  const entries = some(12, randomEntry);
  return {
    threads: some(4, randomThread),
    entries: random.shuffle([...entries, ...entries.slice(0, 2)]),
    deletedEntries: some(3, randomEntry),
    deletedThreadIds: rarely(id),
    unverifiedThreadIds: rarely(id),
    forgottenThreadIds: rarely(id),
    completeThreadIds: rarely(id),
  };
}

describe.each(Array.from({ length: 25 }, (_, index) => index + 1))('random news, seed %i', (seed) => {
  it('keeps counts equal to a recount, every entry once, and chunks of at most 50 in order', async () => {
    const random = seededRandom(seed);
    const db = await openTestStore();
    for (let step = 0; step < 30; step += 1) {
      await save(db, ME, randomNews(random));
      expect(await readCounts(db), `step ${step}`).toEqual(await recount(db, ME));
      const chunks = await db.getAll('entries');
      const ids = chunks.flatMap(({ entries }) => entries.map((entry) => entry.id));
      expect(new Set(ids).size, `step ${step}`).toBe(ids.length);
      for (const { entries } of chunks) expect(entries.length).toBeLessThanOrEqual(50);
      for (const id of THREADS) {
        const times = chunks
          .filter(({ threadId }) => threadId === id)
          .flatMap(({ entries }) => entries.map((entry) => entry.creationTime || entry.lastModifiedTime));
        expect(times).toEqual(times.toSorted());
      }
    }
    db.close();
  });

  it('comes to the same whether news arrives once or twice', async () => {
    const random = seededRandom(seed + 1000);
    const [once, twice] = await Promise.all([openTestStore(), openTestStore()]);
    for (let step = 0; step < 15; step += 1) {
      const news = randomNews(random);
      await save(once, ME, news);
      await save(twice, ME, news);
      await save(twice, ME, news);
    }
    expect(await twice.getAll('threads')).toEqual(await once.getAll('threads'));
    expect(await readCounts(twice)).toEqual(await readCounts(once));
    once.close();
    twice.close();
  });
});
