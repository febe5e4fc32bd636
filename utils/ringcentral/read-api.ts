import { AppFailure } from '../app-error.ts';
import { type EntryList, parseEntryList } from './entry-record.ts';
import type { Http } from './http.ts';
import type { Priority } from './rate-budget.ts';
import { parseThread, parseThreadList, type Thread, type ThreadList } from './thread-record.ts';

/** What a list was when it was made; `syncTime` (ISO 8601, server time) is absent when the server does not say when. */
export type Snapshot<T> = { list: T; syncTime?: string };

/** An answer of a sync call and the token that continues from it. */
export type SyncPage<T> = Snapshot<T> & { syncToken: string };

/** Which threads to list; times are ISO 8601 UTC and go together, `availability` defaults to Alive at the server. */
export type ThreadFilter = {
  guestPhoneNumber?: string;
  threadStatus?: 'Open' | 'Resolved';
  creationTimeFrom?: string;
  creationTimeTo?: string;
  availability?: readonly ('Alive' | 'Deleted')[];
};

/** Reading threads and entries (`ringcentral-api.md`, Threads and Entries). All throw `AppFailure`. */
export type ReadApi = {
  /** FSync without a token (Open threads only), else what changed since the token. */
  syncThreads(syncToken?: string): Promise<SyncPage<ThreadList>>;
  /** FSync over everything the user may see without a token, else what changed since. */
  syncEntries(syncToken?: string): Promise<SyncPage<EntryList>>;
  /** All messages and notes of the given threads, resolved ones too. */
  readEntries(threadIds: readonly string[]): Promise<Snapshot<EntryList>>;
  /** Every page of the list, oldest first. */
  listThreads(filter: ThreadFilter): Promise<ThreadList>;
  getThread(threadId: string): Promise<Thread>;
};

const PER_PAGE = 1000;
const MAX_PAGES = 20;

/** An answer that is JSON and 2xx but not what was asked for: nothing of it may be stored. */
export const unexpected = (what: string): AppFailure =>
  new AppFailure({ kind: 'bug', message: `RingCentral answered without ${what}` });

/** The thread an answer consists of. */
export function threadOf(body: unknown): Thread {
  const thread = parseThread(body);
  if (!thread) throw unexpected('a thread');
  return thread;
}

function syncTokenOf(body: unknown): string {
  const token = (body as { syncInfo?: { syncToken?: unknown } } | null)?.syncInfo?.syncToken;
  if (typeof token !== 'string' || !token) throw unexpected('a sync token');
  return token;
}

function syncTimeOf(body: unknown): { syncTime?: string } {
  const time = (body as { syncInfo?: { syncTime?: unknown } } | null)?.syncInfo?.syncTime;
  return typeof time === 'string' && !Number.isNaN(Date.parse(time)) ? { syncTime: time } : {};
}

const hasNextPage = (body: unknown, page: number, count: number): boolean => {
  const total = (body as { paging?: { totalPages?: unknown } } | null)?.paging?.totalPages;
  return typeof total === 'number' ? page < total : count === PER_PAGE;
};

const syncQuery = (syncToken?: string) =>
  syncToken ? { syncType: 'ISync', syncToken } : { syncType: 'FSync' };

/** Binds the reading calls to a way of sending them and to who waits for the answer. */
export function createReadApi(http: Http, priority: Priority): ReadApi {
  const get = (path: string, query: Record<string, unknown>) =>
    http.json({ method: 'GET', path, query, priority });

  return {
    syncThreads: async (syncToken) => {
      const body = await get('/message-threads/sync', syncQuery(syncToken));
      return { syncToken: syncTokenOf(body), ...syncTimeOf(body), list: parseThreadList(body) };
    },
    syncEntries: async (syncToken) => {
      const scope = syncToken ? {} : { scope: 'Accessible' };
      const body = await get('/message-threads/entries/sync', { ...syncQuery(syncToken), ...scope });
      return { syncToken: syncTokenOf(body), ...syncTimeOf(body), list: parseEntryList(body) };
    },
    readEntries: async (threadIds) => {
      const query = { syncType: 'FSync', scope: 'Explicit', threadIds };
      const body = await get('/message-threads/entries/sync', query);
      return { ...syncTimeOf(body), list: parseEntryList(body) };
    },
    listThreads: async (filter) => {
      const all: ThreadList = { threads: [], deletedIds: [], unreadable: 0 };
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const body = await get('/message-threads', { ...filter, perPage: PER_PAGE, page });
        const list = parseThreadList(body);
        all.threads.push(...list.threads);
        all.deletedIds.push(...list.deletedIds);
        all.unreadable += list.unreadable;
        const count = list.threads.length + list.deletedIds.length + list.unreadable;
        if (!hasNextPage(body, page, count)) break;
      }
      return all;
    },
    getThread: async (threadId) => threadOf(await get(`/message-threads/${threadId}`, {})),
  };
}
