import type { ReadApi } from '../ringcentral/read-api.ts';
import type { Publish, Topic } from '../store/change-channel.ts';
import type { News } from '../store/news.ts';
import { openThreads, readSyncState } from '../store/queries.ts';
import { type Changed, save } from '../store/save.ts';
import type { SyncState, ThreadsideDb } from '../store/schema.ts';
import { foldAnswers } from './fold-answers.ts';
import { reconcile } from './reconcile.ts';
import { type Answers, requestNews } from './request-news.ts';
import { settleDoubt } from './settle-doubt.ts';

/** A full sync at least this often: tokens freeze the list of queues they were made for (`reliability.md`, 2). */
const FULL_EVERY_MS = 6 * 60 * 60_000;

/** After a record that could not be read: soon, but not so often that a record nobody can read costs much. */
const FULL_AFTER_GAP_MS = 30 * 60_000;

/** What a run works with. */
export type SyncDeps = {
  db: ThreadsideDb;
  api: ReadApi;
  myExtensionId: string;
  publish: Publish;
  now: () => number;
};

/**
 * One sync: network first, then one save of records and position together, then what a full sync left open.
 * Publishes what changed. Throws the first failure, after saving everything that came before it.
 */
export async function runSync(deps: SyncDeps): Promise<void> {
  const { db, api, now } = deps;
  const state = await readSyncState(db);
  const answers = await requestNews(api, state, isFullDue(state, now()));
  if (answers.entries || answers.threads) {
    const isFull = answers.entries?.isFull || answers.threads?.isFull;
    const open = isFull ? await openThreads(db) : [];
    const openIds = open.map(({ id }) => id);
    const { news, next: position } = foldAnswers(state, answers, openIds, now());
    const next = await withUnheard(deps, answers, { before: state, next: position });
    await saveStep(deps, news, state, next);
    if (!answers.failure) await settleOver(deps, await settleUnverified(deps, next));
  }
  if (answers.failure) throw answers.failure;
}

/** Also when a clock was set back past the last one. */
function isFullDue({ lastFullAt = 0, hasGaps }: SyncState, now: number): boolean {
  const age = now - lastFullAt;
  return age > (hasGaps ? FULL_AFTER_GAP_MS : FULL_EVERY_MS) || age < -FULL_EVERY_MS;
}

/** Remembers threads to ask for that no later answer will tell of. */
async function withUnheard(
  { db }: SyncDeps,
  answers: Answers,
  { before, next }: { before: SyncState; next: SyncState },
): Promise<SyncState> {
  const unheard = [...(await orphansOf(db, answers)), ...(await endedUnheard(db, answers, before))];
  if (!unheard.length) return next;
  return { ...next, unverifiedIds: [...new Set([...(next.unverifiedIds ?? []), ...unheard])] };
}

/** Entries whose thread's record could not be asked for, or read, or was over before the full list of threads was made. */
async function orphansOf(db: ThreadsideDb, { entries, threads }: Answers): Promise<string[]> {
  if (!entries || (threads?.isFull === false && threads.list.unreadable === 0)) return [];
  const listed = threads?.list.threads.map(({ id }) => id) ?? [];
  const known = new Set([...(await db.getAllKeys('threads')), ...listed]);
  return entries.list.entries.map(({ threadId }) => threadId).filter((id) => !known.has(id));
}

/** Threads known to be over that ended after the last entries were heard of, when what was said since is lost. */
async function endedUnheard(db: ThreadsideDb, { entries }: Answers, before: SyncState): Promise<string[]> {
  if (!entries?.hasGap || !before.entriesAsOf) return [];
  const since = IDBKeyRange.bound(['Resolved', before.entriesAsOf], ['Resolved', []]);
  return db.getAllKeysFromIndex('threads', 'byStatusAndTime', since);
}

async function saveStep(deps: SyncDeps, news: News, from: SyncState, to: SyncState): Promise<void> {
  const changed = await save(deps.db, deps.myExtensionId, news, { from, to });
  deps.publish({ ...changed, topics: topicsOf(changed) });
}

async function settleUnverified(deps: SyncDeps, state: SyncState): Promise<SyncState> {
  if (!state.unverifiedIds?.length) return state;
  const missing = await Promise.all(
    state.unverifiedIds.map(async (id) => ({ creationTime: '', ...(await deps.db.get('threads', id)), id })),
  );
  const { news, remainingIds } = await reconcile(deps.api, missing);
  const next = { ...state, unverifiedIds: remainingIds };
  await saveStep(deps, news, state, next);
  return next;
}

async function settleOver(deps: SyncDeps, state: SyncState): Promise<void> {
  const { doubt, ...next } = state;
  if (!doubt) return;
  const news = await settleDoubt(deps.api, await deps.db.getAll('threads'), doubt);
  if (news) await saveStep(deps, news, state, next);
}

const topicsOf = (changed: Changed): Topic[] => (changed.threadIds.length ? ['sync', 'counts'] : ['sync']);
