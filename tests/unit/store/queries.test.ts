import { beforeEach, describe, expect, it } from 'vitest';
import {
  getThread,
  lastActivityTime,
  openThreads,
  readCounts,
  readHandlers,
  readHistory,
  readSyncState,
  threadsByGuest,
} from '../../../utils/store/queries.ts';
import { save } from '../../../utils/store/save.ts';
import { NO_ACTIVITY, type ThreadsideDb } from '../../../utils/store/schema.ts';
import { at, beth, CUSTOMER, ME, makeMessage, makeStored, makeThread } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
});

describe('an empty store', () => {
  it('answers every question', async () => {
    expect(await getThread(db, 't1')).toBeUndefined();
    expect(await threadsByGuest(db, CUSTOMER)).toEqual([]);
    expect(await openThreads(db)).toEqual([]);
    expect(await readCounts(db)).toEqual({ open: 0, unassigned: 0, mine: 0 });
    expect(await readSyncState(db)).toEqual({});
    expect(await readHistory(db, CUSTOMER)).toBeUndefined();
    expect(await readHandlers(db, '201')).toBeUndefined();
  });
});

describe('threads in a store', () => {
  const other = { guestParty: { phoneNumber: '+12125550114' } };
  beforeEach(() =>
    save(db, ME, {
      threads: [
        makeThread({ id: 'resolved, lately', status: 'Resolved', lastModifiedTime: at(90) }),
        makeThread({ id: 'open, lately', lastModifiedTime: at(50) }),
        makeThread({ id: 'open, long ago', lastModifiedTime: at(1), assignee: beth }),
        makeThread({ id: 'resolved, long ago', status: 'Resolved', lastModifiedTime: at(2) }),
        makeThread({ id: 'deleted', availability: 'Deleted', lastModifiedTime: at(80) }),
        makeThread({ id: 'unverified', lastModifiedTime: at(70) }),
        makeThread({ id: 'somebody else’s', ...other, lastModifiedTime: at(95) }),
      ],
      unverifiedThreadIds: ['unverified'],
      entries: [makeMessage({ threadId: 'open, long ago', creationTime: at(60) })],
    }),
  );
  const idsOf = (threads: readonly { id: string }[]) => threads.map(({ id }) => id);

  it('of a customer: the open ones first, then by what happened last', async () => {
    expect(idsOf(await threadsByGuest(db, CUSTOMER))).toEqual([
      'open, long ago',
      'open, lately',
      'resolved, lately',
      'deleted',
      'unverified',
      'resolved, long ago',
    ]);
  });

  it('that are open: not deleted, not being checked, over all customers', async () => {
    expect(idsOf(await openThreads(db))).toEqual(['somebody else’s', 'open, long ago', 'open, lately']);
    expect(await readCounts(db)).toEqual({ open: 3, unassigned: 2, mine: 0 });
  });
});

describe('lastActivityTime', () => {
  it.each([
    ['the last text', { activity: { ...NO_ACTIVITY, lastMessageTime: at(3) } }, at(3)],
    ['the last change, without a text', { lastModifiedTime: at(2) }, at(2)],
    ['the creation, without either', { lastModifiedTime: '', creationTime: at(1) }, at(1)],
  ])('is %s', (_, change, expected) => {
    expect(lastActivityTime(makeStored({ lastModifiedTime: at(9), ...change }))).toBe(expected);
  });
});
