import { describe, expect, it } from 'vitest';
import type { AppFailure } from '../../../utils/app-error.ts';
import { requestNews } from '../../../utils/sync/request-news.ts';
import { makeMessage, makeThread } from '../../support/make-records.ts';
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
    syncEntries: (token) =>
      answer(`entries ${token ?? 'full'}`, {
        entries: [],
        deleted: [],
        unreadable: 0,
        unreadableThreadIds: [],
      }),
    syncThreads: (token) =>
      answer(`threads ${token ?? 'full'}`, { threads: [], deletedIds: [], unreadable: 0 }),
  });
  return { api, calls };
}
const TOKENS = { threadsToken: 'T', entriesToken: 'E' };

describe('requestNews', () => {
  it('asks for everything the first time, entries before threads', async () => {
    const { api, calls } = plannedApi();
    const { entries, threads, failure } = await requestNews(api, {}, false);
    expect(calls).toEqual(['entries full', 'threads full']);
    expect([entries?.isFull, threads?.isFull, failure]).toEqual([true, true, undefined]);
  });

  it('asks for what changed where there is a token', async () => {
    const { api, calls } = plannedApi();
    const { entries, threads } = await requestNews(api, TOKENS, false);
    expect(calls).toEqual(['entries E', 'threads T']);
    expect([entries?.isFull, threads?.isFull]).toEqual([false, false]);
    expect([entries?.syncToken, threads?.syncToken]).toEqual(['after entries E', 'after threads T']);
  });

  it.each(['MSG-333', 'MSG-411', 'CMN-101', 'SOMETHING-NEW'])(
    'asks once in full after 400 %s',
    async (code) => {
      const { api, calls } = plannedApi({ 'entries E': refused(400, code), 'threads T': refused(400, code) });
      const { entries, threads, failure } = await requestNews(api, TOKENS, false);
      expect(calls).toEqual(['entries E', 'entries full', 'threads T', 'threads full']);
      expect([entries?.isFull, threads?.isFull, failure]).toEqual([true, true, undefined]);
    },
  );

  it('does not go round in circles when the full request is refused too', async () => {
    const { api, calls } = plannedApi({ 'entries E': refused(400), 'entries full': refused(400) });
    const answers = await requestNews(api, TOKENS, false);
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
    expect((await requestNews(api, TOKENS, false)).failure).toBe(thrown);
    expect(calls).toEqual(['entries E']);
  });

  it('keeps what came before a failure', async () => {
    const { api } = plannedApi({ 'threads T': offline() });
    const { entries, threads, failure } = await requestNews(api, TOKENS, false);
    expect(entries?.syncToken).toBe('after entries E');
    expect(threads).toBeUndefined();
    expect(failure).toEqual(offline());
  });

  it('lists everything when that is due, and then hears what the old tokens still tell', async () => {
    const { api, calls } = plannedApi();
    const { entries, threads } = await requestNews(api, TOKENS, true);
    expect(calls).toEqual(['entries full', 'entries E', 'threads full', 'threads T']);
    expect([entries?.syncToken, threads?.syncToken]).toEqual(['after entries full', 'after threads full']);
    expect([entries?.isFull, threads?.isFull, entries?.hasGap, threads?.hasGap]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('joins the two lists, the later told last', async () => {
    const list = (id: string) => ({ threads: [makeThread({ id })], deletedIds: [`d${id}`], unreadable: 1 });
    const api = stubThreadApi({
      syncEntries: async (token) => ({
        syncToken: 'x',
        list: {
          entries: [makeMessage({ id: token ?? 'full' })],
          deleted: [{ id: `d${token}`, threadId: 't1' }],
          unreadable: 1,
          unreadableThreadIds: [`u${token}`],
        },
      }),
      syncThreads: async (token) => ({ syncToken: 'x', list: list(token ?? 'full') }),
    });
    const { entries, threads } = await requestNews(api, TOKENS, true);
    expect(entries?.list.entries.map(({ id }) => id)).toEqual(['full', 'E']);
    expect(entries?.list.deleted.map(({ id }) => id)).toEqual(['dundefined', 'dE']);
    expect(entries?.list).toMatchObject({ unreadable: 2, unreadableThreadIds: ['uundefined', 'uE'] });
    expect(threads?.list.threads.map(({ id }) => id)).toEqual(['full', 'T']);
    expect(threads?.list).toMatchObject({ unreadable: 2, deletedIds: ['dfull', 'dT'] });
  });

  it.each([
    ['a token that was refused', TOKENS, false, true],
    ['a refused token when a full list is due', TOKENS, true, true],
    ['no token', {}, false, false],
  ])('knows of a gap after %s', async (_, tokens, isFullDue, hasGap) => {
    const { api } = plannedApi({ 'entries E': refused(400), 'threads T': refused(400) });
    const { entries, threads } = await requestNews(api, tokens, isFullDue);
    expect([entries?.hasGap, threads?.hasGap]).toEqual([hasGap, hasGap]);
  });
});
