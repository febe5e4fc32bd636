import type MessageThreadList from '@rc-ex/core/definitions/MessageThreadList';
import type ThreadSyncList from '@rc-ex/core/definitions/ThreadSyncList';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CLIENT } from './oauth/client-registry.ts';
import { createTestBed, fetchRaw } from './test-bed.ts';

const THREADS = '/message-threads';
const SYNC = '/message-threads/sync';

function bed() {
  const emulator = createTestBed();
  return { ...emulator, alex: emulator.client('Alex Rivera'), faults: emulator.control.faults };
}

describe('which requests a fault hits', () => {
  it('path prefix or expression, method, user, skip, times; the oldest willing fault wins', async () => {
    const { alex, client, faults } = bed();
    const prefix = faults.add({ path: '/restapi/v1.0/account/~/extension', status: 500 });
    const expression = faults.add({ path: 'threads/sync\\?.*FSync', status: 501 });
    faults.add({ path: 'message-threads$', method: 'POST', status: 502 });
    faults.add({ path: 'notes', user: 'Beth Nolan', status: 503 });
    faults.add({ path: 'messages', skip: 1, times: 2, status: 504 });
    const statuses = async (path: string, who = alex) => (await who.get(path)).status;
    expect(await statuses('/extension/~')).toBe(500);
    expect(await statuses(`${SYNC}?syncType=FSync`)).toBe(501);
    expect(await statuses(`${SYNC}?syncType=ISync`)).toBe(400);
    expect(await statuses(THREADS)).toBe(200);
    expect(await statuses(`${THREADS}/notes`)).toBe(200);
    expect(await statuses(`${THREADS}/notes`, client('Beth Nolan'))).toBe(503);
    const five = [1, 2, 3, 4, 5].map(() => statuses(`${THREADS}/messages`));
    expect(await Promise.all(five)).toEqual([200, 504, 504, 200, 200]);
    expect([prefix.hits(), expression.hits()]).toEqual([1, 1]);
  });

  it('user: also the token requests of that user, known by the refresh token', async () => {
    const { app, control, faults } = bed();
    const [alex, beth] = [control.tokens.issue('Alex Rivera'), control.tokens.issue('Beth Nolan')];
    faults.add({ path: 'oauth/token', user: 'Alex Rivera', status: 503 });
    const refresh = async ({ refresh_token = '' }) => {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: DEFAULT_CLIENT.id,
        refresh_token,
      });
      return (await fetchRaw({ app }, '/restapi/oauth/token', { method: 'POST', body })).status;
    };
    expect([await refresh(alex), await refresh(beth)]).toEqual([503, 200]);
    expect(control.requests.count({ user: 'Alex Rivera' })).toBe(1);
  });

  it('a prefix that can never match is refused at once', () => {
    expect(() => bed().faults.add({ path: '/message-threads', status: 500 })).toThrow('/restapi');
  });

  it('remove and clear end them', async () => {
    const { alex, faults } = bed();
    const first = faults.add({ path: 'message-threads', status: 500 });
    faults.add({ path: 'threads', status: 501 });
    first.remove();
    expect((await alex.get(THREADS)).status).toBe(501);
    faults.clear();
    expect((await alex.get(THREADS)).status).toBe(200);
  });
});

describe('own answers', () => {
  it('status, body and headers; the request is not handled', async () => {
    const { alex, faults, control } = bed();
    faults.add({
      path: 'notes',
      method: 'POST',
      status: 503,
      body: { errors: [] },
      headers: { 'Retry-After': '9' },
    });
    const threadId = control.state.threads({ status: 'Open' })[0]?.id ?? '';
    const { status, headers, json } = await alex.send('POST', `${THREADS}/notes`, { threadId, text: 'lost' });
    expect([status, headers.get('retry-after'), headers.get('content-type'), json]).toEqual([
      503,
      '9',
      'application/json',
      { errors: [] },
    ]);
    expect(control.state.entries(threadId).some((entry) => entry.text === 'lost')).toBe(false);
  });

  it('isCommitted: the change happens, only its answer is lost', async () => {
    const { alex, faults, control } = bed();
    faults.add({ path: 'notes', method: 'POST', status: 500, isCommitted: true });
    const threadId = control.state.openThread('Billing', '+12125550114')?.id ?? '';
    expect((await alex.send('POST', `${THREADS}/notes`, { threadId, text: 'kept' })).status).toBe(500);
    expect(control.state.entries(threadId).filter((entry) => entry.text === 'kept')).toHaveLength(1);
  });

  it('HTML 200, as of a captive portal', async () => {
    const { app, faults } = bed();
    faults.add({ path: '/', html: true });
    const answer = await fetchRaw({ app }, '/restapi/v1.0/account/~/message-threads');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('<h1>');
  });
});

describe('delays and holds', () => {
  it('delays before handling or before answering', async () => {
    const { alex, faults } = bed();
    faults.add({ path: 'threads', delayBeforeMs: 30, delayAfterMs: 30 });
    const start = performance.now();
    expect((await alex.get(THREADS)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(55);
  });

  it.each([
    ['before', false],
    ['after', true],
  ] as const)(
    'hold %s: the change has happened meanwhile: %s; release lets the answer go',
    async (hold, isCommitted) => {
      const { alex, faults, control } = bed();
      const fault = faults.add({ path: 'resolve', hold });
      const threadId = control.state.openThread('Support', '+14155550127')?.id ?? '';
      let isAnswered = false;
      const answer = alex.send('POST', `${THREADS}/${threadId}/resolve`).then((each) => {
        isAnswered = true;
        return each;
      });
      await fault.hit();
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect([isAnswered, control.state.thread(threadId).status]).toEqual([
        false,
        isCommitted ? 'Resolved' : 'Open',
      ]);
      expect(control.requests({ path: 'resolve' })[0]?.status).toBeUndefined();
      fault.release();
      expect((await answer).status).toBe(200);
      expect(control.state.thread(threadId).status).toBe('Resolved');
    },
  );

  it('"Late 401 from a pre-refresh request": held until this user\'s refresh, then refused', async () => {
    const { app, control, faults } = bed();
    const first = control.tokens.issue('Alex Rivera');
    const beth = control.tokens.issue('Beth Nolan');
    const fault = faults.add({ path: 'message-threads', hold: 'untilRefresh' });
    const headers = { Authorization: `Bearer ${first.access_token}` };
    const late = fetchRaw({ app }, '/restapi/v1.0/account/~/message-threads', { headers });
    const refresh = (token = '') => {
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: DEFAULT_CLIENT.id,
        refresh_token: token,
      });
      return fetchRaw({ app }, '/restapi/oauth/token', { method: 'POST', body });
    };
    await fault.hit();
    await refresh(beth.refresh_token);
    const isStillHeld = await Promise.race([
      late.then(() => false),
      new Promise((resolve) => setTimeout(resolve, 10, true)),
    ]);
    expect(isStillHeld).toBe(true);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    expect((await late).status).toBe(401);
  });

  it('clear lets everything go on that is held', async () => {
    const { alex, faults } = bed();
    const fault = faults.add({ path: 'message-threads', hold: 'before' });
    const answer = alex.get(THREADS);
    await fault.hit();
    faults.clear();
    expect((await answer).status).toBe(200);
  });
});

describe('records of a list or sync answer', () => {
  const full = { syncType: 'FSync' };

  it('shuffle and duplicate: the same records, out of order, some twice', async () => {
    const { alex, faults } = bed();
    const { json: clean } = await alex.get<ThreadSyncList>(SYNC, full);
    faults.add({ path: 'sync', shuffle: true, duplicate: true });
    const { json } = await alex.get<ThreadSyncList>(SYNC, full);
    const ids = (json.records ?? []).map((thread) => thread.id);
    const cleanIds = (clean.records ?? []).map((thread) => thread.id);
    expect(new Set(ids)).toEqual(new Set(cleanIds));
    expect(ids.length).toBe(cleanIds.length + Math.ceil(cleanIds.length / 2));
    expect(ids.slice(0, cleanIds.length)).not.toEqual(cleanIds);
    expect(json.syncInfo?.syncToken).toBeTruthy();
  });

  it('mutate: unknown enums, missing fields, null text, dropped and added records', async () => {
    const { alex, faults } = bed();
    const { json: clean } = await alex.get<MessageThreadList>(THREADS);
    faults.add({
      path: 'message-threads',
      mutate: (record, index) => {
        if (index === 0) return { ...record, status: 'Paused', label: null };
        if (index === 1) return undefined;
        return index === 2 ? [record, { id: 'extra' }] : record;
      },
    });
    const { json } = await alex.get<MessageThreadList>(THREADS);
    expect(json.records?.[0]).toMatchObject({ id: clean.records?.[0]?.id, status: 'Paused', label: null });
    expect(json.records?.slice(1, 3)).toEqual([clean.records?.[2], { id: 'extra' }]);
    expect(json.paging).toEqual(clean.paging);
  });

  it('patchRecords: the same without a function', async () => {
    const { alex, faults } = bed();
    faults.add({ path: 'message-threads', patchRecords: { status: 'Odd', label: null, owner: '__absent' } });
    const { json } = await alex.get<MessageThreadList>(THREADS);
    for (const record of json.records ?? []) {
      expect(record).toMatchObject({ status: 'Odd', label: null });
      expect(record).not.toHaveProperty('owner');
    }
  });

  it('leaves answers without records alone', async () => {
    const { alex, faults } = bed();
    faults.add({ path: 'extension', shuffle: true, patchRecords: { id: 1 } });
    expect((await alex.get<{ name: string }>('/extension/~')).json.name).toBe('Alex Rivera');
  });
});

describe('faults that need sockets say so', () => {
  it.each([{ destroy: 'before' as const }, { truncateAt: 0.5 }, { onlyReusedConnection: true, status: 500 }])(
    '%o without a server',
    (what) => {
      expect(() => bed().faults.add({ path: 'message-threads', ...what })).toThrow('needs startEmulator');
    },
  );
});
