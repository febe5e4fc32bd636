import { AppFailure } from '../app-error.ts';
import type { EntryList } from '../ringcentral/entry-record.ts';
import type { ReadApi, SyncPage } from '../ringcentral/read-api.ts';
import type { ThreadList } from '../ringcentral/thread-record.ts';

/** One stream's answer. `isFull`: it lists all there is, instead of what changed. */
export type Answer<T> = SyncPage<T> & { isFull: boolean };

/** The two streams of one sync run; a stream that failed has its error instead. */
export type Answers = {
  entries?: Answer<EntryList>;
  threads?: Answer<ThreadList>;
  failure?: unknown;
};

/**
 * A token that the server no longer takes: 400 on an incremental request, whose only parameters are the type and the
 * token (`ringcentral-api.md`, Sync tokens: MSG-333, MSG-411, or CMN-101 naming the token; the set is not documented).
 */
const isTokenRefused = (thrown: unknown): boolean =>
  thrown instanceof AppFailure && thrown.error.kind === 'refused' && thrown.error.status === 400;

async function ask<T>(
  call: (syncToken?: string) => Promise<SyncPage<T>>,
  syncToken: string | undefined,
): Promise<Answer<T>> {
  if (!syncToken) return { ...(await call()), isFull: true };
  try {
    return { ...(await call(syncToken)), isFull: false };
  } catch (thrown) {
    if (!isTokenRefused(thrown)) throw thrown;
    return { ...(await call()), isFull: true };
  }
}

/**
 * Asks for news since the tokens: incremental where there is a token, full where there is none or it is refused (once,
 * so there is no loop). Entries come before threads: a thread that is open in the later answer was open in the earlier
 * one, so a full list of entries is complete for it. Never rejects: what came before a failure is worth keeping.
 */
export async function requestNews(
  api: ReadApi,
  tokens: { threadsToken?: string; entriesToken?: string },
): Promise<Answers> {
  const answers: Answers = {};
  try {
    answers.entries = await ask((token) => api.syncEntries(token), tokens.entriesToken);
    answers.threads = await ask((token) => api.syncThreads(token), tokens.threadsToken);
  } catch (thrown) {
    answers.failure = thrown;
  }
  return answers;
}
