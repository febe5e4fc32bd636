import { describe, expect, it } from 'vitest';
import { inBatches, newsByThread } from '../../../utils/store/news.ts';
import { at, makeMessage, makeMessages, makeThread } from '../../support/make-records.ts';

describe('newsByThread', () => {
  it('gathers everything of a thread, whatever it came in', () => {
    const [one, ...others] = newsByThread({
      threads: [makeThread()],
      deletedThreadIds: ['t2'],
      unverifiedThreadIds: ['t3'],
      forgottenThreadIds: ['t4'],
      entries: [makeMessage(), makeMessage({ threadId: 't5' })],
      deletedEntries: [{ id: 'e9', threadId: 't1' }],
      completeThreadIds: ['t1'],
    });
    expect(one).toMatchObject({
      id: 't1',
      thread: { id: 't1' },
      isComplete: true,
      isDeleted: false,
      entries: [{ id: 'e1' }],
      deleted: [{ id: 'e9' }],
    });
    expect(
      others.map(({ id, ...rest }) => [id, rest.isDeleted, rest.isUnverified, rest.isForgotten]),
    ).toEqual([
      ['t2', true, false, false],
      ['t3', false, true, false],
      ['t4', false, false, true],
      ['t5', false, false, false],
    ]);
  });

  it('takes the newest of several records of one thread, in any order', () => {
    const versions = [2, 3, 1].map((minute) =>
      makeThread({ label: `v${minute}`, lastModifiedTime: at(minute) }),
    );
    expect(newsByThread({ threads: versions }).map(({ thread }) => thread?.label)).toEqual(['v3']);
  });

  it('takes ids that are names of object properties for what they are', () => {
    const ids = ['constructor', '__proto__', 'toString'];
    expect(newsByThread({ deletedThreadIds: ids }).map(({ id }) => id)).toEqual(ids);
  });
});

describe('inBatches', () => {
  const threads = (count: number, entriesEach: number) =>
    newsByThread({
      threads: Array.from({ length: count }, (_, index) => makeThread({ id: `t${index}` })),
      entries: Array.from({ length: count }, (_, index) =>
        makeMessages(entriesEach, 0, { threadId: `t${index}` }),
      ).flat(),
    });
  const sizes = (batches: ReturnType<typeof inBatches>) =>
    batches.map((batch) => batch.reduce((sum, one) => sum + 1 + one.entries.length, 0));

  it.each([
    ['nothing', 0, 0, [0]],
    ['what fits in one', 999, 0, [999]],
    ['exactly one', 1000, 0, [1000]],
    ['one too many', 1001, 0, [1000, 1]],
    ['much', 500, 9, [1000, 1000, 1000, 1000, 1000]],
  ])('makes batches of at most 1,000 records of %s', (_, count, entriesEach, expected) => {
    expect(sizes(inBatches(threads(count, entriesEach)))).toEqual(expected);
  });

  it('keeps a thread whole, however long it is', () => {
    const batches = inBatches([...threads(1, 5000), ...threads(3, 0)]);
    expect(sizes(batches)).toEqual([5001, 3]);
  });

  it('loses nothing', () => {
    const all = threads(700, 7);
    expect(inBatches(all).flat()).toEqual(all);
  });
});
