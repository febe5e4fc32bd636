import type SyncInfoModel from '@rc-ex/core/definitions/SyncInfoModel';
import type ThreadEntriesSyncList from '@rc-ex/core/definitions/ThreadEntriesSyncList';
import type ThreadSyncList from '@rc-ex/core/definitions/ThreadSyncList';
import { type ApiRoute, type Call, threadsRoute } from '../http/route.ts';
import { entryRecord } from '../records/entry-record.ts';
import { isoTime } from '../records/iso-time.ts';
import { threadRecord } from '../records/thread-record.ts';
import { invalidParameter } from '../rules/api-error.ts';
import { readWord } from '../rules/query.ts';
import { changedEntries, changedThreads, fullEntries, fullThreads } from '../rules/sync-rules.ts';
import {
  advanceSyncToken,
  ENTRY_SCOPES,
  encodeSyncToken,
  newSyncToken,
  readSyncToken,
  type SyncTokenContent,
} from '../rules/sync-token.ts';

type SyncType = NonNullable<SyncInfoModel['syncType']>;

/** Both sync operations (ringcentral-api.md, Threads, Entries, Sync tokens). */
export const syncRoutes: ApiRoute[] = [
  threadsRoute('GET', '/sync', syncThreads),
  threadsRoute('GET', '/entries/sync', syncEntries),
];

function syncThreads({ world, agent, query }: Call): ThreadSyncList {
  const syncType = readSyncType(query);
  const token =
    syncType === 'FSync'
      ? newSyncToken(world, agent, 'threads')
      : readSyncToken(world, agent, 'threads', readToken(query));
  const threads = syncType === 'FSync' ? fullThreads(world, token) : changedThreads(world, agent, token);
  const records = threads.map((thread) => threadRecord(world, thread));
  return { records, syncInfo: syncInfo(syncType, advanceSyncToken(world, token)) };
}

function syncEntries({ world, agent, query, origin }: Call): ThreadEntriesSyncList {
  const syncType = readSyncType(query);
  const token =
    syncType === 'FSync'
      ? newSyncToken(world, agent, 'entries', readScope(query))
      : readSyncToken(world, agent, 'entries', readToken(query));
  const entries = syncType === 'FSync' ? fullEntries(world, token) : changedEntries(world, agent, token);
  const records = entries.map((entry) => entryRecord(world, entry, origin));
  return { records, syncInfo: syncInfo(syncType, advanceSyncToken(world, token)) };
}

function readSyncType(query: URLSearchParams): SyncType {
  const syncType = readWord(query, 'syncType', ['FSync', 'ISync'] as const);
  if (syncType === undefined) throw invalidParameter('syncType');
  return syncType;
}

function readToken(query: URLSearchParams): string {
  const token = query.get('syncToken');
  if (token === null || token === '') throw invalidParameter('syncToken');
  return token;
}

/**
 * "AssignedToMe (the default)"; "Explicit + threadIds (repeatable)". With another scope `threadIds` means
 * nothing.
 */
function readScope(query: URLSearchParams): Pick<SyncTokenContent, 'scope' | 'threadIds'> {
  const scope = readWord(query, 'scope', ENTRY_SCOPES) ?? 'AssignedToMe';
  if (scope !== 'Explicit') return { scope };
  const threadIds = [...new Set(query.getAll('threadIds'))];
  if (threadIds.length === 0) throw invalidParameter('threadIds');
  return { scope, threadIds };
}

function syncInfo(syncType: SyncType, token: SyncTokenContent): SyncInfoModel {
  return { syncType, syncToken: encodeSyncToken(token), syncTime: isoTime(token.syncTime) };
}
