import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastEntries, readTail, wholeThread } from '../../../utils/store/read-entries.ts';
import { save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { at, ME, makeMessage, makeMessages } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});

const fill = (count: number) => save(db, ME, { entries: makeMessages(count) });
const last = async (count: number) => {
  const { entries, hasOlder } = await lastEntries(db, 't1', count);
  return { ids: entries.map(({ id }) => id), hasOlder };
};

/** As browsers were before they could read a list from its end. */
const { getAllRecords } = IDBObjectStore.prototype as { getAllRecords?: unknown };
const older = (isOlder: boolean) => {
  if (isOlder) Reflect.deleteProperty(IDBObjectStore.prototype, 'getAllRecords');
};
afterEach(() => {
  Object.assign(IDBObjectStore.prototype, { getAllRecords });
});

describe.each([
  ['a browser of today', false],
  ['an older browser', true],
])('lastEntries in %s', (_browser, isOlder) => {
  beforeEach(() => older(isOlder));

  it.each([
    ['an empty thread', 0, 50, 0, false],
    ['fewer than asked for', 30, 50, 30, false],
    ['exactly as many as asked for', 50, 50, 50, false],
    ['one more than asked for', 51, 50, 50, true],
    ['a few of many', 1000, 3, 3, true],
    ['over several chunks', 1000, 120, 120, true],
    ['everything', 1000, Number.MAX_SAFE_INTEGER, 1000, false],
  ])('reads the newest of %s', async (_, stored, asked, got, hasOlder) => {
    await fill(stored);
    const answer = await last(asked);
    expect(answer.hasOlder).toBe(hasOlder);
    expect(answer.ids).toEqual(makeMessages(got, stored - got).map(({ id }) => id));
  });

  it('reads one thread only', async () => {
    await save(db, ME, {
      entries: [
        makeMessage(),
        makeMessage({ id: 'e2', threadId: 't0' }),
        makeMessage({ id: 'e3', threadId: 't10' }),
      ],
    });
    expect((await last(10)).ids).toEqual(['e1']);
  });

  it('finds the newest also when older texts were fetched after them', async () => {
    await save(db, ME, { entries: makeMessages(10, 190) });
    await save(db, ME, { entries: makeMessages(200), completeThreadIds: ['t1'] });
    expect((await last(10)).ids).toEqual(makeMessages(10, 190).map(({ id }) => id));
  });
});

describe('a long conversation that lost most of what was said', () => {
  const stays = makeMessages(60);
  beforeEach(async () => {
    await fill(250);
    await save(db, ME, { entries: stays, completeThreadIds: ['t1'] });
  });

  it('keeps what is left, in order', async () => {
    expect((await last(1_000)).ids).toEqual(stays.map(({ id }) => id));
  });

  it('is still read from its end', async () => {
    expect((await last(5)).ids).toEqual(makeMessages(5, 55).map(({ id }) => id));
  });

  it('stores an entry once when it changes', async () => {
    await save(db, ME, {
      entries: makeMessages(1, 59, { messageStatus: 'Delivered', lastModifiedTime: at(300) }),
    });
    const ids = (await db.getAll('entries')).flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(ids).toHaveLength(60);
  });
});

describe('readTail', () => {
  const tail = async (news?: Parameters<typeof readTail>[2]) => {
    const { chunks, isWhole } = await readTail(db.transaction('entries').store, 't1', news);
    return { chunks: chunks.map(({ chunk }) => chunk), isWhole };
  };

  beforeEach(() => fill(200));

  it('is the end of a thread for what is younger than its beginning', async () => {
    expect(await tail(makeMessages(2, 300))).toEqual({ chunks: [2, 3], isWhole: false });
  });

  it.each([
    ['some of it is older', [...makeMessages(1, 300), ...makeMessages(1, 5)]],
    ['some is of the same instant as its beginning', makeMessages(1, 100)],
    ['nothing says what is looked for', undefined],
  ])('is the whole thread when %s', async (_, news) => {
    expect(await tail(news)).toEqual({ chunks: [0, 1, 2, 3], isWhole: true });
  });

  it('says so when the end is all there is', async () => {
    const short = await openTestStore();
    await save(short, ME, { entries: makeMessages(60) });
    const answer = await readTail(short.transaction('entries').store, 't1', [
      makeMessage({ creationTime: at(999) }),
    ]);
    expect(answer.isWhole).toBe(true);
  });
});

describe('wholeThread', () => {
  it('covers every chunk of a thread and none of another', () => {
    const range = wholeThread('t1');
    expect(
      [
        ['t1', 0],
        ['t1', 1e9],
      ].every((key) => range.includes(key)),
    ).toBe(true);
    expect(
      [
        ['t0', 5],
        ['t10', 0],
        ['t', 0],
        ['t2', 0],
      ].some((key) => range.includes(key)),
    ).toBe(false);
  });
});
