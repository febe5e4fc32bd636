import { AppFailure } from '../app-error.ts';
import type { ThreadApi } from '../ringcentral/thread-api.ts';
import type { Thread } from '../ringcentral/thread-record.ts';
import type { Publish } from '../store/change-channel.ts';
import type { News } from '../store/news.ts';
import { getThread } from '../store/queries.ts';
import { save } from '../store/save.ts';
import type { StoredThread, ThreadsideDb } from '../store/schema.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { Verdict } from './thread-rules.ts';

/** What every action works with; the same for sync, so both leave the same traces. */
export type ActionDeps = {
  db: ThreadsideDb;
  api: ThreadApi;
  myExtensionId: string;
  publish: Publish;
  /** Epoch ms. */
  now: () => number;
  /** One sync now, for the hints that tell who did what. Never rejects. */
  sync: () => Promise<void>;
};

/** Saves the answer of an action exactly as sync would save it, and tells the screens. */
export async function saveAndPublish(deps: ActionDeps, news: News): Promise<void> {
  const changed = await save(deps.db, deps.myExtensionId, news);
  deps.publish({ ...changed, topics: ['counts'] });
}

/**
 * The way of every action on a thread: check our own rules, ask RingCentral, save its answer. When RingCentral says
 * no, the thread is read again first, so that the screen shows the truth, and the refusal says what is the matter.
 */
export async function act(
  deps: ActionDeps,
  threadId: string,
  check: (thread: StoredThread) => Verdict,
  call: (thread: StoredThread) => Promise<News>,
): Promise<void> {
  const before = await getThread(deps.db, threadId);
  if (!before) throw new AppFailure({ kind: 'gone' });
  const verdict = check(before);
  if (!verdict.isAllowed) {
    throw new AppFailure({ kind: 'refused', errorCode: 'NOT-ALLOWED', sentence: verdict.reason });
  }
  try {
    await saveAndPublish(deps, await call(before));
    // The answer has no system line of what was done; the entries have. Nobody waits for it.
    void deps.sync();
  } catch (thrown) {
    throw await withTruth(deps, before, thrown);
  }
}

async function withTruth(deps: ActionDeps, before: StoredThread, thrown: unknown): Promise<unknown> {
  const isNo =
    thrown instanceof AppFailure && (thrown.error.kind === 'refused' || thrown.error.kind === 'gone');
  if (!isNo) return thrown;
  await saveAndPublish(deps, await readAgain(deps.api, before.id));
  await deps.sync();
  return new AppFailure(await explainRefusal(deps, before, thrown.error));
}

/** What RingCentral says of one thread now, as news; nothing when it does not answer. */
export async function readAgain(api: ThreadApi, threadId: string): Promise<News> {
  try {
    const thread: Thread = await api.getThread(threadId);
    return { threads: [thread] };
  } catch (thrown) {
    const kind = thrown instanceof AppFailure ? thrown.error : undefined;
    if (kind?.kind === 'gone') return { deletedThreadIds: [threadId] };
    if (kind?.kind === 'refused' && kind.status === 403) return { forgottenThreadIds: [threadId] };
    return {};
  }
}
