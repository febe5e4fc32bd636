import { beforeEach, describe, expect, it } from 'vitest';
import type { News } from '../../../utils/store/news.ts';
import { getThread, readCounts, readSyncState } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { save } from '../../../utils/store/save.ts';
import type { StoredThread, ThreadsideDb } from '../../../utils/store/schema.ts';
import {
  alex,
  at,
  beth,
  CUSTOMER,
  ME,
  makeHint,
  makeMessage,
  makeMessages,
  makeNote,
  makeThread,
} from '../../support/make-records.ts';
import { dumpStore, openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});

const put = (news: News) => save(db, ME, news);
const thread = async (id = 't1'): Promise<StoredThread> => {
  const stored = await getThread(db, id);
  if (!stored) throw new Error(`no thread ${id}`);
  return stored;
};
const textsOf = async (id = 't1') => (await lastEntries(db, id, 1000)).entries.map(({ text }) => text);

describe('save', () => {
  it('keeps threads, entries, counts and position of one answer', async () => {
    const to = { threadsToken: 'T1', entriesToken: 'E1', lastSuccessAt: 5 };
    await save(db, ME, { threads: [makeThread()], entries: [makeMessage()] }, { from: {}, to });
    expect(await thread()).toMatchObject({ id: 't1', activity: { lastInboundTime: at(1) } });
    expect(await textsOf()).toEqual(['Is my order ready?']);
    expect(await readCounts(db)).toEqual({ open: 1, unassigned: 1, mine: 0 });
    expect(await readSyncState(db)).toEqual(to);
  });

  it('names what changed, and nothing when the same comes again', async () => {
    const news = { threads: [makeThread()], entries: [makeMessage(), makeMessage({ id: 'e2' })] };
    expect(await put(news)).toEqual({ threadIds: ['t1'], guestPhoneNumbers: [CUSTOMER] });
    const before = await dumpStore(db);
    expect(await put(news)).toEqual({ threadIds: [], guestPhoneNumbers: [] });
    expect(await dumpStore(db)).toEqual(before);
  });

  it('names the customer of a thread that has only new entries', async () => {
    await put({ threads: [makeThread()] });
    expect(await put({ entries: [makeMessage()] })).toEqual({
      threadIds: ['t1'],
      guestPhoneNumbers: [CUSTOMER],
    });
  });

  it('takes entries before their thread, and counts their time as activity then', async () => {
    await put({ entries: [makeMessage({ creationTime: at(7) })] });
    expect(await getThread(db, 't1')).toBeUndefined();
    await put({ threads: [makeThread()] });
    expect((await thread()).activity.lastInboundTime).toBe(at(7));
  });

  it('steps activity back when the last text is deleted', async () => {
    await put({ threads: [makeThread()], entries: makeMessages(3) });
    await put({ deletedEntries: [{ id: 'm2', threadId: 't1' }] });
    expect((await thread()).activity.lastMessageTime).toBe(at(1));
  });

  it.each<[string, News]>([
    ['a whole record', { threads: [makeThread({ availability: 'Deleted', lastModifiedTime: at(9) })] }],
    ['its id alone', { deletedThreadIds: ['t1'] }],
  ])('keeps of a thread deleted by %s only who did it', async (_, deletion) => {
    await put({
      threads: [makeThread({ assignee: beth })],
      entries: [makeMessage({ text: 'secret' }), makeNote({ id: 'n1', text: 'secret' })],
    });
    await put({ ...deletion, entries: [makeHint('ThreadDeletedHint', { id: 'h1', initiator: beth })] });
    expect(JSON.stringify(await dumpStore(db))).not.toMatch(/secret|order/);
    const { entries } = await lastEntries(db, 't1', 10);
    expect(entries.map(({ recordType }) => recordType)).toEqual(['ThreadDeletedHint']);
    expect(await readCounts(db)).toEqual({ open: 0, unassigned: 0, mine: 0 });
  });

  it('takes no text of a thread that is deleted', async () => {
    await put({ threads: [makeThread()], deletedThreadIds: [] });
    await put({ deletedThreadIds: ['t1'] });
    await put({ entries: [makeMessage({ text: 'late' })] });
    expect(await textsOf()).toEqual([]);
  });

  it('takes no text of a deleted thread from an answer that was on its way before', async () => {
    await put({ threads: [makeThread()] });
    await put({ deletedThreadIds: ['t1'] });
    await put({ threads: [makeThread()], entries: [makeMessage({ text: 'late' })] });
    expect((await thread()).availability).toBe('Deleted');
    expect(await textsOf()).toEqual([]);
  });

  it('leaves nothing of a thread the agent may no longer see', async () => {
    await put({ threads: [makeThread(), makeThread({ id: 't2' })], entries: makeMessages(120) });
    const changed = await put({ forgottenThreadIds: ['t1', 'unknown'] });
    expect(changed).toEqual({ threadIds: ['t1'], guestPhoneNumbers: [CUSTOMER] });
    const { threads = [], entries } = await dumpStore(db);
    expect(threads).toHaveLength(1);
    expect(entries).toEqual([]);
    expect((await readCounts(db)).open).toBe(1);
  });

  it('does not touch the entries of a thread whose id begins the same', async () => {
    await put({ entries: [makeMessage(), makeMessage({ id: 'e2', threadId: 't10' })] });
    await put({ threads: [makeThread(), makeThread({ id: 't10' })] });
    await put({ forgottenThreadIds: ['t1'] });
    expect(await textsOf('t10')).toHaveLength(1);
  });

  it('neither counts nor opens an unverified thread until it is heard of again', async () => {
    await put({ threads: [makeThread({ assignee: alex })] });
    await put({ unverifiedThreadIds: ['t1'] });
    expect(await readCounts(db)).toEqual({ open: 0, unassigned: 0, mine: 0 });
    await put({ entries: [makeMessage()] });
    expect((await thread()).isUnverified).toBe(true);
    await put({ threads: [makeThread({ assignee: alex })] });
    expect((await thread()).isUnverified).toBeUndefined();
    expect(await readCounts(db)).toEqual({ open: 1, unassigned: 0, mine: 1 });
  });

  it('remembers that a conversation is stored completely', async () => {
    await put({ threads: [makeThread()], completeThreadIds: ['t1'] });
    await put({ entries: [makeMessage()] });
    expect((await thread()).hasAllEntries).toBe(true);
  });

  it('no longer calls a conversation complete whose end nobody heard', async () => {
    await put({ threads: [makeThread()], entries: makeMessages(2), completeThreadIds: ['t1'] });
    await put({ unverifiedThreadIds: ['t1'] });
    expect((await thread()).hasAllEntries).toBe(false);
    await put({ threads: [makeThread({ status: 'Resolved', lastModifiedTime: at(9) })] });
    expect(await thread()).toMatchObject({ status: 'Resolved', hasAllEntries: false });
    await put({ entries: makeMessages(3), completeThreadIds: ['t1'] });
    expect((await thread()).hasAllEntries).toBe(true);
    expect(await textsOf()).toHaveLength(3);
  });

  it('drops what a complete answer no longer has', async () => {
    await put({ threads: [makeThread()], entries: makeMessages(3) });
    await put({ entries: makeMessages(1, 1), completeThreadIds: ['t1'] });
    expect(await textsOf()).toEqual(['Text 1']);
  });

  it('remembers when the customer last wrote, however much we have written since', async () => {
    const ours = makeMessages(200, 10, { direction: 'Outbound' });
    await put({ threads: [makeThread()], entries: [...makeMessages(5), ...ours] });
    await put({ entries: makeMessages(1, 300, { direction: 'Outbound' }) });
    expect((await thread()).activity).toEqual({
      lastMessageTime: at(300),
      lastInboundTime: at(4),
      lastOutboundTime: at(300),
    });
  });

  it.each([3, 200])('no longer takes a text for an answer once it failed, after %i others', async (count) => {
    const ours = (id: string, minute: number, messageStatus: string, changedAt = minute) =>
      makeMessage({
        id,
        direction: 'Outbound',
        creationTime: at(minute),
        lastModifiedTime: at(changedAt),
        messageStatus,
      });
    const outbound = async () => (await thread()).activity.lastOutboundTime;
    const before = [ours('first', 0, 'Delivered'), ...makeMessages(count, 1)];
    await put({ threads: [makeThread()], entries: before });
    await put({ entries: [ours('last', 300, 'Queued')] });
    expect(await outbound()).toBe(at(300));
    await put({ entries: [ours('last', 300, 'DeliveryFailed', 301)] });
    expect((await thread()).activity).toEqual({
      lastMessageTime: at(300),
      lastInboundTime: at(count),
      lastOutboundTime: at(0),
    });
    await put({ entries: [ours('last', 300, 'Delivered', 302)] });
    expect(await outbound()).toBe(at(300));
  });

  it('keeps 20,000 entries of one thread, and adds one more by writing one chunk', async () => {
    await put({ threads: [makeThread()], entries: makeMessages(20_000) });
    expect(await db.count('entries')).toBe(400);
    const before = await dumpStore(db);
    await put({ entries: makeMessages(1, 20_000) });
    const after = await dumpStore(db);
    const changed = (after.entries ?? []).filter(
      (one, index) => JSON.stringify(one) !== JSON.stringify(before.entries?.[index]),
    );
    expect(changed).toHaveLength(1);
    expect((await lastEntries(db, 't1', 3)).entries.map(({ text }) => text)).toEqual([
      'Text 19998',
      'Text 19999',
      'Text 20000',
    ]);
    expect((await thread()).activity.lastMessageTime).toBe(at(20_000));
  });

  it('stores an entry once, though older texts of its thread came after it', async () => {
    await put({ threads: [makeThread()], entries: makeMessages(10, 190) });
    await put({ entries: makeMessages(200), completeThreadIds: ['t1'] });
    await put({ entries: makeMessages(1, 195, { messageStatus: 'Delivered', lastModifiedTime: at(300) }) });
    const chunks = await db.getAll('entries');
    const ids = chunks.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(ids).toHaveLength(new Set(ids).size);
  });
});
