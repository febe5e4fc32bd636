import type { ReadApi } from '../ringcentral/read-api.ts';
import type { Publish, Topic } from '../store/change-channel.ts';
import { openThreads, readSyncState } from '../store/queries.ts';
import { type Changed, save } from '../store/save.ts';
import type { StoredThread, SyncState, ThreadsideDb } from '../store/schema.ts';
import { foldAnswers } from './fold-answers.ts';
import { reconcile } from './reconcile.ts';
import { requestNews } from './request-news.ts';

/** A full sync at least this often: tokens freeze the list of queues they were made for (`reliability.md`, 2). */
const FULL_EVERY_MS = 6 * 60 * 60_000;

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
  const { db, api, myExtensionId, publish, now } = deps;
  const state = await readSyncState(db);
  const answers = await requestNews(api, dueTokens(state, now()));
  if (answers.entries || answers.threads) {
    const isFull = answers.entries?.isFull || answers.threads?.isFull;
    const open = isFull ? await openThreads(db) : [];
    const openIds = open.map(({ id }) => id);
    const { news, next } = foldAnswers(state, answers, openIds, now());
    const changed = await save(db, myExtensionId, news, { from: state, to: next });
    publish({ ...changed, topics: topicsOf(changed) });
    if (!answers.failure && next.unverifiedIds?.length) await settleUnverified(deps, next);
  }
  if (answers.failure) throw answers.failure;
}

/** The tokens to ask with: none when a full sync is due, or when a clock was set back past the last one. */
function dueTokens(state: SyncState, now: number): Pick<SyncState, 'threadsToken' | 'entriesToken'> {
  const age = now - (state.lastFullAt ?? 0);
  return age > FULL_EVERY_MS || age < -FULL_EVERY_MS ? {} : state;
}

async function settleUnverified(deps: SyncDeps, state: SyncState): Promise<void> {
  const { db, api, myExtensionId, publish } = deps;
  const stored = await Promise.all((state.unverifiedIds ?? []).map((id) => db.get('threads', id)));
  const missing = stored.filter((thread): thread is StoredThread => thread !== undefined);
  const { news, remainingIds } = await reconcile(api, missing);
  const changed = await save(db, myExtensionId, news, {
    from: state,
    to: { ...state, unverifiedIds: remainingIds },
  });
  publish({ ...changed, topics: topicsOf(changed) });
}

const topicsOf = (changed: Changed): Topic[] => (changed.threadIds.length ? ['sync', 'counts'] : ['sync']);
