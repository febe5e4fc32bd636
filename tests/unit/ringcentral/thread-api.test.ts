import { describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import type { ApiCall } from '../../../utils/ringcentral/http.ts';
import { createThreadApi, type ThreadApi } from '../../../utils/ringcentral/thread-api.ts';
import { makeNote, makeThread } from '../../support/make-records.ts';
import { ODD_BODIES } from '../../support/odd-values.ts';
import { stubHttp } from '../../support/stub-apis.ts';

/** Makes one call and shows the requests it became; `bodies` are the answers in turn. */
async function requestsOf<T>(call: (api: ThreadApi) => Promise<T>, ...bodies: unknown[]) {
  const sent: ApiCall[] = [];
  const json = async (request: ApiCall) => {
    sent.push(request);
    return bodies[Math.min(sent.length, bodies.length) - 1];
  };
  const api = createThreadApi(stubHttp({ json }), 'agent');
  return { result: await asResult(() => call(api)), sent };
}
const SYNCED = { records: [], syncInfo: { syncToken: 'next' } };
const get = (path: string, query: object = {}) => ({
  method: 'GET',
  path: `/message-threads${path}`,
  query,
  priority: 'agent',
});
const change = (method: string, path: string, body?: object) => ({
  method,
  path: `/message-threads${path}`,
  priority: 'agent',
  ...(body && { body }),
});

describe('requests, as `ringcentral-api.md` has them', () => {
  it.each<[string, (api: ThreadApi) => Promise<unknown>, object, unknown]>([
    ['full sync of threads', (api) => api.syncThreads(), get('/sync', { syncType: 'FSync' }), SYNCED],
    [
      'sync of threads',
      (api) => api.syncThreads('T'),
      get('/sync', { syncType: 'ISync', syncToken: 'T' }),
      SYNCED,
    ],
    [
      'full sync of entries, of everything one may see',
      (api) => api.syncEntries(),
      get('/entries/sync', { syncType: 'FSync', scope: 'Accessible' }),
      SYNCED,
    ],
    [
      'sync of entries, whose scope is in the token',
      (api) => api.syncEntries('T'),
      get('/entries/sync', { syncType: 'ISync', syncToken: 'T' }),
      SYNCED,
    ],
    [
      'all entries of some threads',
      (api) => api.readEntries(['t1', 't2']),
      get('/entries/sync', { syncType: 'FSync', scope: 'Explicit', threadIds: ['t1', 't2'] }),
      SYNCED,
    ],
    ['one thread', (api) => api.getThread('t1'), get('/t1'), makeThread()],
    [
      'assigning',
      (api) => api.assignThread('t1', '102'),
      change('POST', '/t1/assign', { assignee: { extensionId: '102' } }),
      makeThread(),
    ],
    [
      'unassigning',
      (api) => api.assignThread('t1', null),
      change('POST', '/t1/assign', { assignee: null }),
      makeThread(),
    ],
    ['resolving', (api) => api.resolveThread('t1'), change('POST', '/t1/resolve'), makeThread()],
    [
      'a new note',
      (api) => api.createNote('t1', 'Hi'),
      change('POST', '/notes', { threadId: 't1', text: 'Hi' }),
      makeNote(),
    ],
    [
      'another text of a note',
      (api) => api.updateNote('n1', 'Hi'),
      change('PATCH', '/notes/n1', { text: 'Hi' }),
      makeNote(),
    ],
    [
      'the end of a note',
      (api) => api.deleteNote('n1'),
      change('DELETE', '/notes', { ids: ['n1'] }),
      undefined,
    ],
  ])('%s', async (_, call, request, body) => {
    const { result, sent } = await requestsOf(call, body);
    expect(result).toMatchObject({ ok: true });
    expect(sent).toEqual([request]);
  });

  it('carry the priority of who waits for them', async () => {
    const sent: ApiCall[] = [];
    const json = async (request: ApiCall) => {
      sent.push(request);
      return SYNCED;
    };
    const api = createThreadApi(stubHttp({ json }), 'background');
    await api.syncThreads();
    expect(sent[0]?.priority).toBe('background');
  });
});

describe('answers', () => {
  it.each<[string, (api: ThreadApi) => Promise<unknown>]>([
    ['a sync of threads', (api) => api.syncThreads()],
    ['a sync of entries', (api) => api.syncEntries('T')],
    ['a thread', (api) => api.getThread('t1')],
    ['an assignment', (api) => api.assignThread('t1', '1')],
    ['a new note', (api) => api.createNote('t1', 'x')],
  ])('that are something else are an error, never an empty %s', async (_, call) => {
    for (const body of [...ODD_BODIES, { records: [], syncInfo: { syncToken: '' } }]) {
      expect((await requestsOf(call, body)).result).toMatchObject({ ok: false, error: { kind: 'bug' } });
    }
  });

  it('about notes say by themselves that they are notes', async () => {
    const { recordType: _, ...bare } = makeNote();
    const { result } = await requestsOf((api) => api.createNote('t1', 'x'), bare);
    expect(result).toMatchObject({ value: { recordType: 'AliveNote' } });
  });
});

describe('listing threads', () => {
  const page = (count: number, paging?: object) => ({
    records: Array.from({ length: count }, (_, index) => makeThread({ id: `t${index}` })),
    ...(paging && { paging }),
  });
  const list = (...bodies: unknown[]) =>
    requestsOf((api) => api.listThreads({ guestPhoneNumber: '+1' }), ...bodies);
  const pagesOf = (sent: ApiCall[]) => sent.map(({ query }) => query?.page);

  it('asks with the filter, a thousand at a time', async () => {
    const { sent } = await list(page(3));
    expect(sent[0]?.query).toEqual({ guestPhoneNumber: '+1', perPage: 1000, page: 1 });
  });

  it('reads every page the totals tell of', async () => {
    const { result, sent } = await list(page(5, { totalPages: 3 }));
    expect(pagesOf(sent)).toEqual([1, 2, 3]);
    expect(result.ok && result.value.threads).toHaveLength(15);
  });

  it('reads on after a full page where totals are missing', async () => {
    const { sent } = await list(page(1000), page(7));
    expect(pagesOf(sent)).toEqual([1, 2]);
  });

  it('reads on after a full page of which one record could not be read', async () => {
    const full = page(998);
    const ended = { id: 't9', availability: 'Deleted' };
    const { result, sent } = await list({ records: [...full.records, { odd: true }, ended] }, page(7));
    expect(pagesOf(sent)).toEqual([1, 2]);
    expect(result).toMatchObject({ value: { deletedIds: ['t9'], unreadable: 1 } });
    expect(result.ok && result.value.threads).toHaveLength(998 + 7);
  });

  it('ends some time, whatever the server says', async () => {
    const { sent } = await list(page(1, { totalPages: 1e9 }));
    expect(sent.length).toBeLessThanOrEqual(20);
  });
});
