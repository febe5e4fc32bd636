import { AppFailure } from '../app-error.ts';
import { loadEntries } from '../fetch/load-history.ts';
import { getThread } from '../store/queries.ts';
import { type ActionDeps, readAgain, saveAndPublish } from './act.ts';

/**
 * Whether the store holds everything said in a thread, fetched if need be: only then does the absence of an entry prove
 * anything. A full sync lists open threads only, so of one that is over the store may know nothing. True also for a
 * thread that is deleted or no longer ours: there is nothing to learn.
 */
export async function learnWhole(deps: ActionDeps, threadId: string): Promise<boolean> {
  const { db, api } = deps;
  try {
    if (!(await getThread(db, threadId))) {
      const news = await readAgain(api, threadId);
      if (news.deletedThreadIds || news.forgottenThreadIds) return true;
      await saveAndPublish(deps, news);
    }
    await loadEntries(deps, [threadId]);
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return false;
  }
  const thread = await getThread(db, threadId);
  return thread?.hasAllEntries === true || thread?.availability === 'Deleted';
}
