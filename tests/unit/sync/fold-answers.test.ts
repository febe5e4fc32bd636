import { describe, expect, it } from 'vitest';
import type { EntryList } from '../../../utils/ringcentral/entry-record.ts';
import type { ThreadList } from '../../../utils/ringcentral/thread-record.ts';
import type { SyncState } from '../../../utils/store/schema.ts';
import { foldAnswers } from '../../../utils/sync/fold-answers.ts';
import { makeMessage, makeThread } from '../../support/make-records.ts';

const NOW = 1_000_000;
const STATE: SyncState = { threadsToken: 'T1', entriesToken: 'E1', lastSuccessAt: 5, lastFullAt: 3 };

const threads = (isFull: boolean, list: Partial<ThreadList> = {}) => ({
  isFull,
  hasGap: false,
  syncToken: 'T2',
  list: { threads: [], deletedIds: [], unreadable: 0, ...list },
});
const entries = (isFull: boolean, list: Partial<EntryList> = {}) => ({
  isFull,
  hasGap: false,
  syncToken: 'E2',
  list: { entries: [], deleted: [], unreadable: 0, unreadableThreadIds: [], ...list },
});
const open = (id: string) => makeThread({ id });

describe('the position', () => {
  it('advances with both answers', () => {
    const { next } = foldAnswers(STATE, { entries: entries(false), threads: threads(false) }, [], NOW);
    expect(next).toEqual({
      threadsToken: 'T2',
      entriesToken: 'E2',
      lastSuccessAt: NOW,
      firstSuccessAt: NOW,
      lastFullAt: 3,
      unverifiedIds: [],
    });
  });

  it('remembers when it first succeeded', () => {
    const answers = { entries: entries(false), threads: threads(false) };
    expect(foldAnswers({ ...STATE, firstSuccessAt: 4 }, answers, [], NOW).next.firstSuccessAt).toBe(4);
    expect(foldAnswers({}, { entries: entries(true) }, [], NOW).next.firstSuccessAt).toBeUndefined();
  });

  it.each([
    ['threads', { threads: threads(true) }, { threadsToken: 'T2', entriesToken: 'E1' }],
    ['entries', { entries: entries(true) }, { threadsToken: 'T1', entriesToken: 'E2' }],
  ])('advances for %s alone when the other failed, and counts as no success', (_, answers, tokens) => {
    const { next } = foldAnswers(STATE, { ...answers, failure: new Error() }, [], NOW);
    expect(next).toMatchObject({ ...tokens, lastSuccessAt: 5, lastFullAt: 3 });
  });

  it.each([
    [true, true, NOW],
    [true, false, 3],
    [false, true, 3],
  ])('is full only when both are (entries %s, threads %s)', (isEntriesFull, isThreadsFull, lastFullAt) => {
    const answers = { entries: entries(isEntriesFull), threads: threads(isThreadsFull) };
    expect(foldAnswers(STATE, answers, [], NOW).next.lastFullAt).toBe(lastFullAt);
  });
});

describe('threads a full list no longer names', () => {
  it('become unverified and are kept in mind', () => {
    const answers = { entries: entries(true), threads: threads(true, { threads: [open('t1')] }) };
    const { news, next } = foldAnswers(STATE, answers, ['t1', 't2', 't3'], NOW);
    expect(news.unverifiedThreadIds).toEqual(['t2', 't3']);
    expect(next.unverifiedIds).toEqual(['t2', 't3']);
  });

  it('stay in mind over runs until a full answer names them: what was said in them is not known either', () => {
    const state = { ...STATE, unverifiedIds: ['t2', 't3'] };
    const list = { threads: [open('t3')] };
    const { news, next } = foldAnswers(
      state,
      { entries: entries(false), threads: threads(false, list) },
      [],
      NOW,
    );
    expect(news.unverifiedThreadIds).toEqual([]);
    expect(next.unverifiedIds).toEqual(['t2', 't3']);
    const full = { entries: entries(true), threads: threads(true, list) };
    expect(foldAnswers(next, full, [], NOW).next.unverifiedIds).toEqual(['t2']);
  });

  it('are none that the answer itself calls deleted', () => {
    const answers = { entries: entries(true), threads: threads(true, { deletedIds: ['t2'] }) };
    expect(foldAnswers(STATE, answers, ['t2'], NOW).next.unverifiedIds).toEqual([]);
  });

  it('are no threads an incremental answer is silent about', () => {
    const { news } = foldAnswers(STATE, { entries: entries(true), threads: threads(false) }, ['t1'], NOW);
    expect(news.unverifiedThreadIds).toEqual([]);
  });

  it('are in mind once, however often they are missing', () => {
    const state = { ...STATE, unverifiedIds: ['t2'] };
    const { next } = foldAnswers(state, { entries: entries(true), threads: threads(true) }, ['t2'], NOW);
    expect(next.unverifiedIds).toEqual(['t2']);
  });
});

describe('threads whose entries are all there', () => {
  it.each([
    ['the listed ones, after two full answers', threads(true, { threads: [open('t1')] }), ['t1']],
    ['the open ones, with an incremental list of threads', threads(false), ['t1', 't2']],
    [
      'not one that was resolved meanwhile',
      threads(false, { threads: [makeThread({ id: 't1', status: 'Resolved' })] }),
      ['t2'],
    ],
    ['not one that was deleted meanwhile', threads(false, { deletedIds: ['t2'] }), ['t1']],
    [
      'not one whose record says so',
      threads(false, { threads: [makeThread({ id: 't1', availability: 'Deleted' })] }),
      ['t2'],
    ],
    ['also a new one', threads(false, { threads: [open('t9')] }), ['t1', 't2', 't9']],
  ])('are %s', (_, threadsAnswer, expected) => {
    const answers = { entries: entries(true), threads: threadsAnswer };
    expect(foldAnswers(STATE, answers, ['t1', 't2'], NOW).news.completeThreadIds).toEqual(expected);
  });

  it.each([
    ['are not those of an unreadable entry', { unreadable: 1, unreadableThreadIds: ['t1'] }, ['t2']],
    ['are none when nobody can say whose an unreadable entry is', { unreadable: 1 }, []],
  ])('%s', (_, list, expected) => {
    const answers = { entries: entries(true, list), threads: threads(false) };
    expect(foldAnswers(STATE, answers, ['t1', 't2'], NOW).news.completeThreadIds).toEqual(expected);
  });

  it.each([
    ['an incremental list of entries', { entries: entries(false), threads: threads(true) }],
    ['a missing list of threads', { entries: entries(true) }],
  ])('are none after %s', (_, answers) => {
    expect(foldAnswers(STATE, answers, ['t1'], NOW).news.completeThreadIds).toEqual([]);
  });
});

describe('threads in which something may have passed unheard', () => {
  const resolved = { threads: [makeThread({ id: 't1', status: 'Resolved' })] };

  it('are those of unreadable entries', () => {
    const answers = {
      entries: entries(false, { unreadable: 1, unreadableThreadIds: ['t7'] }),
      threads: threads(false),
    };
    expect(foldAnswers(STATE, answers, [], NOW).next.unverifiedIds).toEqual(['t7']);
  });

  it.each([
    [true, ['t1'], ['t1']],
    [false, ['t1'], []],
    [true, [], []],
  ])('are those that ended while a token was refused (%s, open before: %j)', (hasGap, openIds, expected) => {
    const answers = { entries: { ...entries(true), hasGap }, threads: threads(false, resolved) };
    expect(foldAnswers(STATE, answers, openIds, NOW).next.unverifiedIds).toEqual(expected);
  });
});

describe('what a full list leaves in doubt', () => {
  const full = { entries: entries(true), threads: threads(true) };
  const afterGap = { entries: entries(true), threads: { ...threads(true), hasGap: true } };
  const changes = { entries: entries(false), threads: threads(false) };

  it.each([
    ['nothing the first time', {}, full, undefined],
    ['nothing without a full list', STATE, changes, undefined],
    ['whose queues are still mine', STATE, full, 'queues'],
    ['also what was deleted, after a refused token', STATE, afterGap, 'deletions'],
    ['also what was deleted, after an unreadable record', { ...STATE, hasGaps: true }, full, 'deletions'],
    ['what was in doubt before', { ...STATE, doubt: 'deletions' as const }, full, 'deletions'],
    ['what was in doubt before (changes)', { ...STATE, doubt: 'queues' as const }, changes, 'queues'],
  ])('is %s', (_, state, answers, doubt) => {
    expect(foldAnswers(state, answers, [], NOW).next.doubt).toBe(doubt);
  });

  it('comes sooner after a record nobody could read, and then is over', () => {
    const unreadable = { entries: entries(false, { unreadable: 1 }), threads: threads(false) };
    const { next } = foldAnswers(STATE, unreadable, [], NOW);
    expect(next.hasGaps).toBe(true);
    expect(foldAnswers(next, changes, [], NOW).next.hasGaps).toBe(true);
    expect(foldAnswers(next, full, [], NOW).next.hasGaps).toBe(false);
    expect(foldAnswers(STATE, full, [], NOW).next).not.toHaveProperty('hasGaps');
  });
});

it('hands on when the entries were listed', () => {
  const answers = { entries: { ...entries(true), syncTime: 'then' }, threads: threads(true) };
  expect(foldAnswers(STATE, answers, [], NOW).news.completeAsOf).toBe('then');
});

it('hands on every record', () => {
  const thread = makeThread();
  const entry = makeMessage();
  const { news } = foldAnswers(
    STATE,
    {
      entries: entries(false, { entries: [entry], deleted: [{ id: 'e9', threadId: 't1' }] }),
      threads: threads(false, { threads: [thread], deletedIds: ['t9'] }),
    },
    [],
    NOW,
  );
  expect(news).toMatchObject({
    threads: [thread],
    deletedThreadIds: ['t9'],
    entries: [entry],
    deletedEntries: [{ id: 'e9', threadId: 't1' }],
  });
});
