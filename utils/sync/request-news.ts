import { AppFailure } from '../app-error.ts';
import type { EntryList } from '../ringcentral/entry-record.ts';
import type { ReadApi, SyncPage } from '../ringcentral/read-api.ts';
import type { ThreadList } from '../ringcentral/thread-record.ts';

/**
 * One stream's answer. `isFull`: it lists all there is, instead of what changed. `hasGap`: what changed before was not
 * told, because the token that knew was refused.
 */
export type Answer<T> = SyncPage<T> & { isFull: boolean; hasGap: boolean };

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

/** How one stream is asked, and how two of its lists become one, the later told last. */
type Stream<T> = { call: (syncToken?: string) => Promise<SyncPage<T>>; join: (a: T, b: T) => T };

/** Undefined when the token is refused. */
async function changesSince<T>({ call }: Stream<T>, syncToken: string): Promise<SyncPage<T> | undefined> {
  try {
    return await call(syncToken);
  } catch (thrown) {
    if (!isTokenRefused(thrown)) throw thrown;
    return undefined;
  }
}

/**
 * A full answer that is only due goes before the last words of the old token: those tell of threads no full answer
 * lists (a resolved one that was deleted), and nothing that happens between the two is missed.
 */
async function ask<T>(
  stream: Stream<T>,
  syncToken: string | undefined,
  isFullDue: boolean,
): Promise<Answer<T>> {
  if (!syncToken) return { ...(await stream.call()), isFull: true, hasGap: false };
  if (!isFullDue) {
    const changes = await changesSince(stream, syncToken);
    if (changes) return { ...changes, isFull: false, hasGap: false };
    return { ...(await stream.call()), isFull: true, hasGap: true };
  }
  const full = await stream.call();
  const rest = await changesSince(stream, syncToken);
  if (!rest) return { ...full, isFull: true, hasGap: true };
  return { ...full, list: stream.join(full.list, rest.list), isFull: true, hasGap: false };
}

const joinEntries = (a: EntryList, b: EntryList): EntryList => ({
  entries: [...a.entries, ...b.entries],
  deleted: [...a.deleted, ...b.deleted],
  unreadable: a.unreadable + b.unreadable,
  unreadableThreadIds: [...a.unreadableThreadIds, ...b.unreadableThreadIds],
});

const joinThreads = (a: ThreadList, b: ThreadList): ThreadList => ({
  threads: [...a.threads, ...b.threads],
  deletedIds: [...a.deletedIds, ...b.deletedIds],
  unreadable: a.unreadable + b.unreadable,
});

/**
 * Asks for news since the tokens: incremental where there is a token, full where there is none, it is refused (once,
 * so there is no loop) or `isFullDue`. Entries come before threads: a thread that is open in the later answer was open
 * in the earlier one, so a full list of entries is complete for it. Never rejects: what came before a failure is worth
 * keeping.
 */
export async function requestNews(
  api: ReadApi,
  tokens: { threadsToken?: string; entriesToken?: string },
  isFullDue: boolean,
): Promise<Answers> {
  const answers: Answers = {};
  const entries = { call: api.syncEntries, join: joinEntries };
  const threads = { call: api.syncThreads, join: joinThreads };
  try {
    answers.entries = await ask(entries, tokens.entriesToken, isFullDue);
    answers.threads = await ask(threads, tokens.threadsToken, isFullDue);
  } catch (thrown) {
    answers.failure = thrown;
  }
  return answers;
}
