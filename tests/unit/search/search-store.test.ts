import { beforeEach, describe, expect, it } from 'vitest';
import { readQuery } from '../../../utils/search/match-text.ts';
import { type SearchHit, searchStore } from '../../../utils/search/search-store.ts';
import { save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { alex, at, beth, ME, makeMessage, makeNote, makeThread, sam } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});

/** What a search ends with, and how often it told of hits. */
async function find(typed: string, { limit = 50, signal = new AbortController().signal } = {}) {
  let hits: SearchHit[] = [];
  let told = 0;
  const query = readQuery(typed);
  if (!query) throw new Error('nothing to look for');
  const isAll = await searchStore(db, query, {
    limit,
    signal,
    onHits: (next) => {
      hits = next;
      told += 1;
    },
  });
  return { isAll, told, found: hits.map(({ thread, entry }) => [thread.id, entry?.id]) };
}

describe('searching', () => {
  beforeEach(() =>
    save(db, ME, {
      threads: [
        makeThread({ id: 't1', lastModifiedTime: at(1), label: 'Hello' }),
        makeThread({ id: 't2', lastModifiedTime: at(2), assignee: beth, label: 'Hello' }),
        makeThread({
          id: 't3',
          status: 'Resolved',
          lastModifiedTime: at(3),
          guestParty: { phoneNumber: '+442079460018' },
        }),
        makeThread({ id: 't4', availability: 'Deleted', lastModifiedTime: at(4) }),
      ],
      entries: [
        makeMessage({ id: 'm1', threadId: 't1', text: 'The boiler leaks', creationTime: at(1) }),
        makeMessage({ id: 'm2', threadId: 't1', text: 'The boiler still leaks', creationTime: at(5) }),
        makeNote({ id: 'n1', threadId: 't2', text: 'Needs a sensor', author: sam, creationTime: at(2) }),
        makeMessage({ id: 'm3', threadId: 't3', text: 'Boiler sorted', creationTime: at(3), author: alex }),
      ],
    }),
  );

  it.each<[string, string, (string | undefined)[][]]>([
    [
      'words of texts, resolved ones too, the newest of each',
      'boiler',
      [
        ['t1', 'm2'],
        ['t3', 'm3'],
      ],
    ],
    ['words of notes', 'sensor', [['t2', 'n1']]],
    ['the name of who wrote it', 'sam ortiz', [['t2', 'n1']]],
    ['words together with who wrote them', 'boiler alex', [['t3', 'm3']]],
    ['the name of who has it', 'beth', [['t2', undefined]]],
    ['numbers in any format', '020 7946 0018', [['t3', undefined]]],
    [
      'the last text where nothing else is kept',
      'hello',
      [
        ['t1', undefined],
        ['t2', undefined],
      ],
    ],
    ['nothing', 'xyzzy', []],
  ])('finds %s: %s', async (_, typed, expected) => {
    expect(await find(typed)).toMatchObject({ isAll: true, found: expected });
  });

  it('stops at its limit and says so', async () => {
    expect(await find('boiler', { limit: 1 })).toMatchObject({ isAll: false, found: [['t1', 'm2']] });
  });

  it('is silent once a newer one took over', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await find('boiler', { signal: controller.signal })).toEqual({ isAll: false, told: 0, found: [] });
  });
});

it('tells of what it found while it goes on, and finds the last of many', async () => {
  const threads = Array.from({ length: 600 }, (_, index) =>
    makeThread({ id: `t${index}`, label: index % 300 === 0 ? 'needle' : 'hay', lastModifiedTime: at(index) }),
  );
  await save(db, ME, { threads });
  const { isAll, told, found } = await find('needle');
  expect([isAll, found.map(([id]) => id)]).toEqual([true, ['t300', 't0']]);
  expect(told).toBeGreaterThan(1);
});

it('finds the newest of what was said in an old thread, over all its chunks', async () => {
  const threads = Array.from({ length: 300 }, (_, index) =>
    makeThread({ id: `t${index}`, label: 'hay', lastModifiedTime: at(1000 + index) }),
  );
  const old = { threadId: 'old', text: 'A needle' };
  await save(db, ME, {
    threads: [makeThread({ id: 'old', lastModifiedTime: at(0) }), ...threads],
    entries: Array.from({ length: 120 }, (_, index) =>
      makeMessage({ ...old, id: `m${String(index).padStart(3, '0')}`, creationTime: at(index) }),
    ),
  });
  expect((await find('needle')).found).toEqual([['old', 'm119']]);
});
