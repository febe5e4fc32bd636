import { describe, expect, it } from 'vitest';
import type { AppFailure } from '../../../utils/app-error.ts';
import { requestNews } from '../../../utils/sync/request-news.ts';
import { offline, rateLimited, refused, stubThreadApi } from '../../support/stub-apis.ts';

type Outcome = 'ok' | AppFailure;

/** An API that logs its calls and answers each as told; calls without a plan succeed. */
function plannedApi(plan: Record<string, Outcome> = {}) {
  const calls: string[] = [];
  const answer = async <T>(name: string, list: T) => {
    calls.push(name);
    const outcome = plan[name] ?? 'ok';
    if (outcome !== 'ok') throw outcome;
    return { syncToken: `after ${name}`, list };
  };
  const api = stubThreadApi({
    syncEntries: (token) => answer(`entries ${token ?? 'full'}`, { entries: [], deleted: [], unreadable: 0 }),
    syncThreads: (token) =>
      answer(`threads ${token ?? 'full'}`, { threads: [], deletedIds: [], unreadable: 0 }),
  });
  return { api, calls };
}
const TOKENS = { threadsToken: 'T', entriesToken: 'E' };

describe('requestNews', () => {
  it('asks for everything the first time, entries before threads', async () => {
    const { api, calls } = plannedApi();
    const { entries, threads, failure } = await requestNews(api, {});
    expect(calls).toEqual(['entries full', 'threads full']);
    expect([entries?.isFull, threads?.isFull, failure]).toEqual([true, true, undefined]);
  });

  it('asks for what changed where there is a token', async () => {
    const { api, calls } = plannedApi();
    const { entries, threads } = await requestNews(api, TOKENS);
    expect(calls).toEqual(['entries E', 'threads T']);
    expect([entries?.isFull, threads?.isFull]).toEqual([false, false]);
    expect([entries?.syncToken, threads?.syncToken]).toEqual(['after entries E', 'after threads T']);
  });

  it.each(['MSG-333', 'MSG-411', 'CMN-101', 'SOMETHING-NEW'])(
    'asks once in full after 400 %s',
    async (code) => {
      const { api, calls } = plannedApi({ 'entries E': refused(400, code), 'threads T': refused(400, code) });
      const { entries, threads, failure } = await requestNews(api, TOKENS);
      expect(calls).toEqual(['entries E', 'entries full', 'threads T', 'threads full']);
      expect([entries?.isFull, threads?.isFull, failure]).toEqual([true, true, undefined]);
    },
  );

  it('does not go round in circles when the full request is refused too', async () => {
    const { api, calls } = plannedApi({ 'entries E': refused(400), 'entries full': refused(400) });
    const answers = await requestNews(api, TOKENS);
    expect(calls).toEqual(['entries E', 'entries full']);
    expect(answers).toEqual({ failure: refused(400) });
  });

  it.each<[string, AppFailure]>([
    ['403', refused(403)],
    ['401', refused(401)],
    ['a pause', rateLimited(1)],
    ['no network', offline()],
  ])('does not take %s for a token that is no longer valid', async (_, thrown) => {
    const { api, calls } = plannedApi({ 'entries E': thrown });
    expect((await requestNews(api, TOKENS)).failure).toBe(thrown);
    expect(calls).toEqual(['entries E']);
  });

  it('keeps what came before a failure', async () => {
    const { api } = plannedApi({ 'threads T': offline() });
    const { entries, threads, failure } = await requestNews(api, TOKENS);
    expect(entries?.syncToken).toBe('after entries E');
    expect(threads).toBeUndefined();
    expect(failure).toEqual(offline());
  });
});
