import { beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../../utils/store/change-channel.ts';
import { pruneWhenDue } from '../../../utils/store/prune.ts';
import { readCounts, readHistory, readSyncState } from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import type { StoredThread, ThreadsideDb } from '../../../utils/store/schema.ts';
import { ME, makeMessage, makeThread } from '../../support/make-records.ts';
import { openTestStore, recount } from '../../support/test-store.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-02T10:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();

let db: ThreadsideDb;
let published: Partial<Change>[];
beforeEach(async () => {
  db = await openTestStore();
  published = [];
});

const put = (id: string, days: number, change: Partial<StoredThread> = {}) =>
  save(db, ME, {
    threads: [makeThread({ id, status: 'Resolved', lastModifiedTime: daysAgo(days), ...change })],
    entries: [makeMessage({ id: `said in ${id}`, threadId: id })],
  });
const prune = (days = 90, now = NOW) =>
  pruneWhenDue({ db, days, now: () => now, publish: (change) => published.push(change) });
const left = async () => (await db.getAllKeys('threads')).toSorted();

describe('conversations that are over', () => {
  it('go after the days of the setting, with everything said in them', async () => {
    await put('old', 91);
    await put('young', 89);
    await prune();
    expect(await left()).toEqual(['young']);
    expect(JSON.stringify(await db.getAll('entries'))).not.toContain('said in old');
    expect(JSON.stringify(await db.getAll('entries'))).toContain('said in young');
    expect(published).toEqual([{ isEverything: true, topics: ['history'] }]);
  });

  it('go with their files', async () => {
    await put('old', 91);
    await put('young', 89);
    for (const threadId of ['old', 'young']) {
      await db.put('attachments', { id: `of ${threadId}`, threadId, blob: new Blob(), fetchedAt: 0 });
    }
    await prune();
    expect(await db.getAllKeys('attachments')).toEqual(['of young']);
  });

  it('go also when they were deleted while they were open', async () => {
    await put('deleted', 91, { status: 'Open', availability: 'Deleted' });
    await prune();
    expect(await left()).toEqual([]);
  });

  it('stay when they are not over, however quiet they are', async () => {
    await put('open', 400, { status: 'Open' });
    await put('unverified', 400, { status: 'Open' });
    await save(db, ME, { unverifiedThreadIds: ['unverified'] });
    await prune();
    expect(await left()).toEqual(['open', 'unverified']);
    expect(await readCounts(db)).toEqual(await recount(db, ME));
  });

  it('stay for a day when somebody has just asked for them, and are unknown once they go', async () => {
    const guestPhoneNumber = '+12125550001';
    await put('asked for', 400, { guestParty: { phoneNumber: guestPhoneNumber } });
    await db.put('history', { guestPhoneNumber, fetchedAt: NOW - 1 });
    await prune();
    expect(await left()).toEqual(['asked for']);
    await prune(90, NOW + DAY + 1);
    expect(await left()).toEqual([]);
    expect(await readHistory(db, guestPhoneNumber)).toBeUndefined();
  });

  it('go in any number', async () => {
    for (let index = 0; index < 250; index += 1) await put(`t${index}`, 100 + index);
    await prune();
    expect(await left()).toEqual([]);
    expect(await db.count('entries')).toBe(0);
  });
});

describe('old conversations are looked for', () => {
  it('every six hours, and at once when the setting was changed', async () => {
    await prune();
    await put('old', 91);
    await prune(90, NOW + 6 * 3_600_000 - 1);
    expect(await left()).toEqual(['old']);
    await prune(92, NOW + 1);
    expect(await left()).toEqual(['old']);
    await prune(91, NOW + 2 * 3_600_000);
    expect(await left()).toEqual([]);
  });

  it('after six hours again', async () => {
    await prune();
    await put('old', 91);
    await prune(90, NOW + 6 * 3_600_000);
    expect(await left()).toEqual([]);
  });

  it('never when they are to stay until signing out', async () => {
    await put('old', 4000);
    await prune(0);
    expect(await left()).toEqual(['old']);
    expect(published).toEqual([]);
  });

  it('without touching the position of the sync', async () => {
    const to = { threadsToken: 'T', entriesToken: 'E', lastSuccessAt: 5 };
    await save(db, ME, {}, { from: {}, to });
    await prune();
    expect(await readSyncState(db)).toEqual({ ...to, pruned: { at: NOW, days: 90 } });
    expect(published).toEqual([]);
  });
});
