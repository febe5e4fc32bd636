import type { ThreadList } from '../ringcentral/thread-record.ts';
import { completeIn, type News } from '../store/news.ts';
import type { SyncState } from '../store/schema.ts';
import type { Answer, Answers } from './request-news.ts';

/**
 * Turns the answers of one run into what to save and the position to continue from. Pure. `openThreadIds` are the
 * stored open threads (needed only beside a full answer). A full list of threads leaves behind those it no longer
 * names: they become unverified until somebody asks for them (`reconcile.ts`). What it leaves in doubt about the others
 * is noted (`settle-doubt.ts`).
 */
export function foldAnswers(
  state: SyncState,
  answers: Answers,
  openThreadIds: readonly string[],
  now: number,
): { news: News; next: SyncState } {
  const { threads, entries } = answers;
  const missing = threads?.isFull ? notListed(openThreadIds, threads.list) : [];
  const { syncTime } = entries ?? {};
  return {
    news: {
      threads: threads?.list.threads ?? [],
      deletedThreadIds: threads?.list.deletedIds ?? [],
      unverifiedThreadIds: missing,
      entries: entries?.list.entries ?? [],
      deletedEntries: entries?.list.deleted ?? [],
      completeThreadIds:
        entries?.isFull && threads ? completeIn(openAfter(openThreadIds, threads), entries.list) : [],
      ...(syncTime && { completeAsOf: syncTime }),
    },
    next: {
      ...state,
      ...positionOf(state, answers, now),
      ...doubtAfter(state, answers),
      unverifiedIds: [
        ...new Set([...stillUnverified(state, answers), ...missing, ...unheardOf(openThreadIds, answers)]),
      ],
    },
  };
}

function positionOf(state: SyncState, { threads, entries }: Answers, now: number): Partial<SyncState> {
  const isDone = threads !== undefined && entries !== undefined;
  return {
    ...(threads && { threadsToken: threads.syncToken }),
    ...(entries && { entriesToken: entries.syncToken }),
    ...(entries?.syncTime && { entriesAsOf: entries.syncTime }),
    ...(isDone && { lastSuccessAt: now, firstSuccessAt: state.firstSuccessAt ?? now }),
    ...(isDone && threads.isFull && entries.isFull && { lastFullAt: now }),
  };
}

/** After the first sync there is nothing to doubt. */
function doubtAfter(state: SyncState, { threads, entries }: Answers): Partial<SyncState> {
  const isWhole = threads?.isFull && entries?.isFull;
  const isUnread = [threads, entries].some(
    (answer) => answer && !answer.isFull && answer.list.unreadable > 0,
  );
  const hasLost = state.doubt === 'deletions' || threads?.hasGap || (isWhole && state.hasGaps);
  return {
    ...(threads?.isFull && state.lastFullAt && { doubt: hasLost ? 'deletions' : 'queues' }),
    ...((state.hasGaps || isUnread) && { hasGaps: isUnread || !isWhole }),
  };
}

const stillUnverified = ({ unverifiedIds = [] }: SyncState, { threads }: Answers): readonly string[] =>
  threads?.isFull ? notListed(unverifiedIds, threads.list) : unverifiedIds;

/** Threads of which something said may have passed unheard: an unreadable record, or an end during a gap. */
function unheardOf(openThreadIds: readonly string[], { threads, entries }: Answers): string[] {
  const open = new Set(openThreadIds);
  const ended = (threads?.list.threads ?? []).filter(({ id, status }) => status !== 'Open' && open.has(id));
  return [
    ...(entries?.list.unreadableThreadIds ?? []),
    ...(entries?.hasGap ? ended.map(({ id }) => id) : []),
  ];
}

function notListed(ids: readonly string[], list: ThreadList): string[] {
  const listed = new Set([...list.threads.map(({ id }) => id), ...list.deletedIds]);
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
