import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { type ApiCall, createHttp } from '../../../utils/ringcentral/http.ts';
import { createRateBudget, type RateBudget } from '../../../utils/ringcentral/rate-budget.ts';
import type { TokenManager } from '../../../utils/ringcentral/token-manager.ts';
import { type Answer, fakeServer, json, refusal } from '../../support/fake-server.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { offline, signedOut } from '../../support/stub-apis.ts';

const NOW = 1_700_000_000_000;
const GET: ApiCall = { method: 'GET', path: '/x', priority: 'agent' };
const POST: ApiCall = { method: 'POST', path: '/x', body: { a: 1 }, priority: 'agent' };

let now = NOW;
let token = 1;
let budget: RateBudget;
beforeEach(() => {
  now = NOW;
  token = 1;
  budget = createRateBudget({
    local: createMemoryStorage(),
    session: createMemoryStorage(),
    now: () => now,
  });
});
afterEach(() => vi.unstubAllGlobals());

function httpFor(answer: Answer, tokens: Partial<TokenManager> = {}) {
  const { platform, sent } = fakeServer(answer);
  const http = createHttp({
    platform: async () => platform,
    tokens: {
      accessToken: async () => `T${token}`,
      renew: async () => {
        token += 1;
        return `T${token}`;
      },
      ...tokens,
    },
    budget,
    now: () => now,
  });
  const bearers = () => sent.map(({ headers }) => headers.get('authorization'));
  return { send: (call: ApiCall) => asResult(() => http.json(call)), sent, bearers };
}

describe('a request', () => {
  it('goes to the agent’s account, signed, and resolves with the body', async () => {
    const { send, sent, bearers } = httpFor(() => json({ id: 1 }));
    const query = { threadIds: ['a', 'b'], absent: undefined, page: 1 };
    expect(await send({ ...GET, query })).toEqual({ ok: true, value: { id: 1 } });
    expect(sent[0]?.path).toBe('/restapi/v1.0/account/~/x');
    expect(sent[0]?.query).toEqual({ threadIds: ['a', 'b'], page: ['1'] });
    expect(bearers()).toEqual(['Bearer T1']);
  });

  it('without an answer body resolves with nothing', async () => {
    const { send } = httpFor(() => new Response(null, { status: 204 }));
    expect(await send({ ...POST, method: 'DELETE' })).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, Answer, object]>([
    ['a 403', () => refusal(403, 'CMN-401'), { kind: 'refused', status: 403 }],
    ['a 404', () => refusal(404, 'CMN-102'), { kind: 'gone' }],
    ['a 500', () => new Response('', { status: 500 }), { kind: 'offline', isOutcomeUnknown: true }],
    ['no answer', () => Promise.reject(new TypeError('x')), { kind: 'offline', isOutcomeUnknown: true }],
    [
      'a captive portal',
      () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'offline', cause: 'portal' },
    ],
  ])('is never repeated after %s', async (_, answer, error) => {
    const { send, sent } = httpFor(answer);
    expect(await send(POST)).toMatchObject({ ok: false, error });
    expect(sent).toHaveLength(1);
  });
});

describe('a 401', () => {
  const untilRenewed: Answer = ({ headers }) =>
    headers.get('authorization') === 'Bearer T2' ? json({ ok: true }) : refusal(401, 'OAU-151');

  it.each([GET, POST])('is answered by one repetition with a new token ($method)', async (call) => {
    const { send, sent, bearers } = httpFor(untilRenewed);
    expect(await send(call)).toEqual({ ok: true, value: { ok: true } });
    expect(bearers()).toEqual(['Bearer T1', 'Bearer T2']);
    expect(sent[1]?.body).toBe(sent[0]?.body);
  });

  it('after the repetition is the end of it', async () => {
    const { send, sent } = httpFor(() => refusal(401, 'OAU-151'));
    expect(await send(GET)).toMatchObject({ error: { kind: 'refused', status: 401 } });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['a dead session', signedOut()],
    ['no network', offline()],
  ])('followed by %s says so', async (_, thrown) => {
    const { send, sent } = httpFor(() => refusal(401, 'X'), { renew: () => Promise.reject(thrown) });
    expect(await send(GET)).toEqual({ ok: false, error: thrown.error });
    expect(sent).toHaveLength(1);
  });

  it('books both requests', async () => {
    await budget.learn('Medium', new Headers({ 'x-rate-limit-limit': '3' }));
    const { send, sent } = httpFor(() => refusal(401, 'X'));
    expect(await send(GET)).toMatchObject({ error: { kind: 'rateLimited' } });
    expect(sent).toHaveLength(1);
  });
});

describe('the rate budget', () => {
  it('is asked before a request leaves', async () => {
    const { send, sent } = httpFor(() => json({}));
    await budget.pause('Medium', now + 10_000);
    expect(await send(GET)).toMatchObject({ error: { kind: 'rateLimited', retryAt: NOW + 11_000 } });
    expect(sent).toEqual([]);
    expect((await send({ ...GET, group: 'Light' })).ok).toBe(true);
  });

  it.each(['agent', 'background'] as const)(
    'is asked with the priority of the call (%s)',
    async (priority) => {
      const { send } = httpFor(() => json({}));
      for (let count = 0; count < 20; count += 1) await budget.take('Medium', 'background');
      expect((await send({ ...GET, priority })).ok).toBe(priority === 'agent');
    },
  );

  it('keeps the silence a 429 asks for, and a second more', async () => {
    const { send, sent } = httpFor((_, count) =>
      count === 1 ? refusal(429, 'CMN-301', { 'retry-after': '60' }) : json({}),
    );
    expect(await send(GET)).toMatchObject({ error: { kind: 'rateLimited', retryAt: NOW + 60_000 } });
    now += 60_999;
    expect((await send(GET)).ok).toBe(false);
    expect(sent).toHaveLength(1);
    now += 1;
    expect((await send(GET)).ok).toBe(true);
  });

  it('pauses the group the server names as well', async () => {
    const headers = { 'retry-after': '60', 'x-rate-limit-group': 'HEAVY' };
    const { send } = httpFor(() => refusal(429, 'CMN-301', headers));
    await send(GET);
    for (const [group, isPaused] of [
      ['Medium', true],
      ['Heavy', true],
      ['Light', false],
    ] as const) {
      expect((await budget.pausedUntil(group)) !== undefined, group).toBe(isPaused);
    }
  });

  it('learns from answers, under the name the server gives the group', async () => {
    const { send } = httpFor(() =>
      json({}, { headers: { 'x-rate-limit-group': 'light', 'x-rate-limit-limit': '4' } }),
    );
    await send(GET);
    const takeAll = async (group: 'Light' | 'Medium') => {
      let count = 0;
      while (count < 100 && (await asResult(() => budget.take(group, 'agent'))).ok) count += 1;
      return count;
    };
    expect(await takeAll('Light')).toBe(2);
    expect(await takeAll('Medium')).toBe(37);
  });
});
