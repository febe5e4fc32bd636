import { totalCounts } from './fold-thread.ts';
import {
  type Counts,
  type Handlers,
  type History,
  isOpen,
  type QueueCounts,
  type StoredThread,
  type SyncState,
  type ThreadsideDb,
} from './schema.ts';

/** A thread by id. */
export const getThread = (db: ThreadsideDb, threadId: string): Promise<StoredThread | undefined> =>
  db.get('threads', threadId);

const byLastActivity = (a: StoredThread, b: StoredThread): number =>
  lastActivityTime(a) < lastActivityTime(b) ? 1 : -1;

/** When anything last happened in a thread, ISO 8601: the last text, or the record's last change. */
export const lastActivityTime = ({ activity, lastModifiedTime, creationTime }: StoredThread): string =>
  activity.lastMessageTime || lastModifiedTime || creationTime;

/** A customer's threads over all queues: open ones first, then by last activity, newest first. */
export async function threadsByGuest(db: ThreadsideDb, guestPhoneNumber: string): Promise<StoredThread[]> {
  return openFirst(await db.getAllFromIndex('threads', 'byGuest', guestPhoneNumber));
}

/** Threads with the open ones first, then by last activity, newest first. */
export const openFirst = (threads: readonly StoredThread[]): StoredThread[] =>
  threads.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byLastActivity(a, b));

/** The threads of a customer with one of our numbers (both E.164): an open one first, then the newest. */
export const threadsBetween = async (
  db: ThreadsideDb,
  guestPhoneNumber: string,
  ownPhoneNumber: string,
): Promise<StoredThread[]> =>
  (await threadsByGuest(db, guestPhoneNumber)).filter(
    ({ ownerParty }) => ownerParty.phoneNumber === ownPhoneNumber,
  );

/** Every open thread the user may see, last activity first. */
export async function openThreads(db: ThreadsideDb): Promise<StoredThread[]> {
  const threads = await db.getAllFromIndex('threads', 'byStatus', 'Open');
  return threads.filter(isOpen).sort(byLastActivity);
}

/** When any thread last changed, ISO 8601, server time; '' when there is none. */
export async function newestChangeTime(db: ThreadsideDb): Promise<string> {
  const index = db.transaction('threads').store.index('byStatusAndTime');
  const newest = await Promise.all(
    ['Open', 'Resolved'].map((status) =>
      index.openKeyCursor(IDBKeyRange.bound([status], [status, []]), 'prev'),
    ),
  );
  return newest.reduce((time, cursor) => (cursor && cursor.key[1] > time ? cursor.key[1] : time), '');
}

/** The counts of all queues together, from the record kept beside the threads; one get. */
export async function readCounts(db: ThreadsideDb): Promise<QueueCounts> {
  return totalCounts((await db.get('meta', 'counts')) as Counts | undefined);
}

/** Where the syncs continue from; empty before the first one. */
export async function readSyncState(db: ThreadsideDb): Promise<SyncState> {
  return ((await db.get('meta', 'sync')) as SyncState | undefined) ?? {};
}

/** What was fetched of a customer's past, and when. */
export const readHistory = (db: ThreadsideDb, guestPhoneNumber: string): Promise<History | undefined> =>
  db.get('history', guestPhoneNumber);

/** The SMS handlers of a resource as last fetched. */
export const readHandlers = (db: ThreadsideDb, ownerId: string): Promise<Handlers | undefined> =>
  db.get('handlers', ownerId);
