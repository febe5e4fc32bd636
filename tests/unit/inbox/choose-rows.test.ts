import { describe, expect, it } from 'vitest';
import {
  chooseRows,
  countRows,
  createListMaker,
  type InboxChoice,
  queuesOf,
  readChoice,
  rowAfter,
} from '../../../utils/inbox/choose-rows.ts';
import { openThreads, readCounts } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { alex, at, beth, billing, ME, makeStored, makeThread, support } from '../../support/make-records.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { openTestStore } from '../../support/test-store.ts';

const spoke = (inbound: number | undefined, outbound?: number): StoredThread['activity'] => {
  const lastInboundTime = inbound === undefined ? '' : at(inbound);
  const lastOutboundTime = outbound === undefined ? '' : at(outbound);
  return {
    lastInboundTime,
    lastOutboundTime,
    lastMessageTime: [lastInboundTime, lastOutboundTime].toSorted()[1] ?? '',
  };
};
const THREADS = [
  makeStored({ id: 'new', activity: spoke(50) }),
  makeStored({ id: 'old', activity: spoke(10), owner: support }),
  makeStored({ id: 'answered', activity: spoke(5, 60), assignee: alex }),
  makeStored({ id: 'answered before', activity: spoke(5, 20), assignee: beth }),
  makeStored({ id: 'asked again', activity: spoke(30, 20), assignee: alex, owner: support }),
];
const choice = (change: Partial<InboxChoice>): InboxChoice => ({ ...readChoice(undefined), ...change });
const ids = (change: Partial<InboxChoice>) => chooseRows(THREADS, choice(change), ME).map(({ id }) => id);
const inSupport = { owner: { extensionId: support.extensionId, name: support.name } };

describe('the rows of the inbox', () => {
  it.each<[Partial<InboxChoice>, string[]]>([
    [{ filter: 'unassigned' }, ['old', 'new']],
    [{ filter: 'mine' }, ['asked again', 'answered']],
    [{ filter: 'open' }, ['old', 'asked again', 'new', 'answered', 'answered before']],
    [{ filter: 'open', order: 'latest' }, ['answered', 'new', 'asked again', 'answered before', 'old']],
    [{ filter: 'open', ...inSupport }, ['old', 'asked again']],
    [{ filter: 'mine', ...inSupport }, ['asked again']],
  ])('%j', (change, expected) => {
    expect(ids(change)).toEqual(expected);
  });

  it('keep one order where times are equal, however they come', () => {
    const same = ['c', 'a', 'b'].map((id) => makeStored({ id, activity: spoke(5) }));
    for (const order of ['waiting', 'latest'] as const) {
      const rows = (threads: StoredThread[]) =>
        chooseRows(threads, choice({ filter: 'open', order }), ME).map(({ id }) => id);
      expect(rows(same)).toEqual(['a', 'b', 'c']);
      expect(rows(same.toReversed())).toEqual(['a', 'b', 'c']);
    }
  });

  it('begin with what nobody has, the longest wait first', () => {
    expect(readChoice(undefined)).toEqual({ filter: 'unassigned', order: 'waiting' });
    expect(readChoice({ filter: 'mine' })).toEqual({ filter: 'mine', order: 'waiting' });
  });
});

describe('the counts of the inbox', () => {
  it.each<[Partial<InboxChoice>, number[]]>([
    [{}, [2, 2, 5]],
    [inSupport, [1, 1, 2]],
  ])('%j', (change, [unassigned, mine, open]) => {
    expect(countRows(THREADS, choice(change), ME)).toEqual({ unassigned, mine, open });
  });

  it.each([1, 2, 3, 4, 5])(
    'are those of the rows listed, and of the badge (random news, seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const pick = <T>(...values: T[]): T => random.pick(values);
      const db = await openTestStore();
      for (let step = 0; step < 20; step += 1) {
        const threads = Array.from({ length: 8 }, (_, index) =>
          makeThread({
            id: `t${index}`,
            owner: pick(billing, support),
            assignee: pick(undefined, alex, beth),
            status: pick('Open', 'Open', 'Resolved'),
            availability: pick('Alive', 'Alive', 'Alive', 'Deleted'),
            lastModifiedTime: at(step),
          }),
        );
        await save(db, ME, { threads, unverifiedThreadIds: pick([], [], ['t3']) });
        const open = await openThreads(db);
        const counts = countRows(open, {}, ME);
        expect(counts).toEqual(await readCounts(db));
        for (const filter of ['unassigned', 'mine', 'open'] as const) {
          expect(chooseRows(open, choice({ filter }), ME)).toHaveLength(counts[filter]);
        }
      }
      db.close();
    },
  );
});

describe('the queues to choose among', () => {
  it('are those with open threads, by name, and the one chosen', () => {
    const { extensionId, name } = billing;
    expect(queuesOf(THREADS, {})).toEqual([{ extensionId, name }, inSupport.owner]);
    expect(queuesOf(THREADS.slice(0, 1), inSupport)).toHaveLength(2);
  });

  it('do not offer one without a name', () => {
    expect(queuesOf([makeStored({ owner: { ...billing, name: '' } })], {})).toEqual([]);
  });
});

describe('going on after a conversation', () => {
  it.each([
    ['new', 'old'],
    ['old', 'answered'],
    ['asked again', 'answered before'],
    ['no longer listed', 'new'],
  ])('after "%s" comes "%s"', (id, next) => {
    expect(rowAfter(THREADS, id)).toBe(next);
  });

  it('ends when nothing is left', () => {
    expect(rowAfter([], 'any')).toBeUndefined();
    expect(rowAfter(THREADS.slice(0, 1), 'new')).toBeUndefined();
  });
});

it('the list is made anew only when threads or choice changed', () => {
  const listOf = createListMaker();
  const open = new Map(THREADS.map((thread) => [thread.id, thread]));
  const first = listOf(open, choice({ filter: 'open' }), ME);
  expect(first.rows.map(({ id }) => id)).toEqual(ids({ filter: 'open' }));
  expect([first.counts.open, first.queues.length]).toEqual([5, 2]);
  expect(listOf(open, choice({ filter: 'open' }), ME)).toBe(first);
  expect(listOf(open, choice({ filter: 'mine' }), ME).rows).toHaveLength(2);
  expect(listOf(new Map(), choice({ filter: 'mine' }), ME).rows).toEqual([]);
  expect(listOf(open, choice({ filter: 'resolved' }), ME)).toMatchObject({ rows: [], counts: { open: 5 } });
});
