import type { ThreadList } from '../ringcentral/thread-record.ts';
import type { News } from '../store/news.ts';
import type { SyncState } from '../store/schema.ts';
import type { Answer, Answers } from './request-news.ts';

/**
 * Turns the answers of one run into what to save and the position to continue from. Pure. `openThreadIds` are the
 * stored open threads (needed only beside a full answer). A full list of threads leaves behind those it no longer
 * names: they become unverified until somebody asks for them (`reconcile.ts`).
 */
export function foldAnswers(
  state: SyncState,
  answers: Answers,
  openThreadIds: readonly string[],
  now: number,
): { news: News; next: SyncState } {
  const { threads, entries } = answers;
  const missing = threads?.isFull ? notListed(openThreadIds, threads.list) : [];
  return {
    news: {
      threads: threads?.list.threads ?? [],
      deletedThreadIds: threads?.list.deletedIds ?? [],
      unverifiedThreadIds: missing,
      entries: entries?.list.entries ?? [],
      deletedEntries: entries?.list.deleted ?? [],
      completeThreadIds: entries?.isFull && threads ? openAfter(openThreadIds, threads) : [],
    },
    next: {
      ...state,
      ...positionOf(state, answers, now),
      unverifiedIds: [...new Set([...notListed(state.unverifiedIds ?? [], threads?.list), ...missing])],
    },
  };
}

function positionOf(state: SyncState, { threads, entries }: Answers, now: number): Partial<SyncState> {
  const isDone = threads !== undefined && entries !== undefined;
  return {
    ...(threads && { threadsToken: threads.syncToken }),
    ...(entries && { entriesToken: entries.syncToken }),
    ...(isDone && { lastSuccessAt: now, firstSuccessAt: state.firstSuccessAt ?? now }),
    ...(isDone && threads.isFull && entries.isFull && { lastFullAt: now }),
  };
}

function notListed(ids: readonly string[], list: ThreadList | undefined): string[] {
  const listed = new Set(list?.threads.map(({ id }) => id));
  return ids.filter((id) => !listed.has(id));
}

/** The open threads once the answer is applied. */
function openAfter(openThreadIds: readonly string[], { isFull, list }: Answer<ThreadList>): string[] {
  const open = new Set(isFull ? [] : openThreadIds);
  for (const { id, status, availability } of list.threads) {
    if (status === 'Open' && availability !== 'Deleted') open.add(id);
    else open.delete(id);
  }
  for (const id of list.deletedIds) open.delete(id);
  return [...open];
}
