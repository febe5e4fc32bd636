import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { createRateBudget } from '../../../utils/ringcentral/rate-budget.ts';
import { createTokenEndpoint } from '../../../utils/ringcentral/token-endpoint.ts';
import { type Answer, fakeServer, json, refusal } from '../../support/fake-server.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const NOW = 1_700_000_000_000;
const PAIR = { access_token: 'A', refresh_token: 'R', owner_id: '101', expires_in: 3600 };
let now = NOW;
beforeEach(() => {
  now = NOW;
});
afterEach(() => vi.unstubAllGlobals());

function endpointFor(answer: Answer) {
  const { platform, sent } = fakeServer(answer);
  const local = createMemoryStorage();
  const budget = createRateBudget({ local, session: createMemoryStorage(), now: () => now });
  const endpoint = createTokenEndpoint({
    platform: async () => platform,
    clientId: async () => 'client-1',
    budget,
    now: () => now,
  });
  return { endpoint, sent, budget };
}
const refreshWith = async (answer: Answer) => asResult(() => endpointFor(answer).endpoint.refresh('R0'));
const formOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

describe('the token endpoint', () => {
  it('exchanges a code with the client id in the body, no secret and no token', async () => {
    const { endpoint, sent } = endpointFor(() => json({ ...PAIR, endpoint_id: 'EP' }));
    const tokens = await endpoint.exchange({ code: 'C', codeVerifier: 'V', redirectUri: 'https://r/' });
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/restapi/oauth/token' });
    expect(sent[0]?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(sent[0]?.headers.get('authorization')).toBeNull();
    expect(formOf(sent[0]?.body)).toEqual({
      grant_type: 'authorization_code',
      code: 'C',
      code_verifier: 'V',
      redirect_uri: 'https://r/',
      client_id: 'client-1',
    });
    expect(tokens).toEqual({
      access: { token: 'A', expiresAt: NOW + 3_600_000, renewAt: NOW + 3_510_000 },
      refresh: { token: 'R', ownerId: '101', endpointId: 'EP' },
    });
  });

  it('refreshes', async () => {
    const { endpoint, sent } = endpointFor(() => json(PAIR));
    expect((await endpoint.refresh('R0')).refresh).toEqual({ token: 'R', ownerId: '101' });
    expect(formOf(sent[0]?.body)).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'R0',
      client_id: 'client-1',
    });
  });

  it.each<[string, unknown, number, number]>([
    ['an hour', 3600, 3600, 3510],
    ['five minutes', 300, 300, 240],
    ['a number as text', '7199', 7199, 7109],
    ['nothing', undefined, 600, 510],
    ['nonsense', 'soon', 600, 510],
    ['nothing good', -1, 600, 510],
  ])('counts with a life of %s and renews before its end', async (_, expires_in, lifeS, renewS) => {
    const result = await refreshWith(() => json({ ...PAIR, expires_in }));
    expect(result).toMatchObject({
      ok: true,
      value: { access: { expiresAt: NOW + lifeS * 1000, renewAt: NOW + renewS * 1000 } },
    });
  });

  it.each<[string, Answer]>([
    ['400 invalid_grant', () => json({ error: 'invalid_grant', error_description: 'x' }, { status: 400 })],
    ['401 invalid_grant', () => json({ error: 'invalid_grant' }, { status: 401 })],
    [
      'invalid_grant beside a code nobody knows',
      () => json({ error: 'invalid_grant', errors: [{ errorCode: 'OAU-999' }] }, { status: 400 }),
    ],
    ...['OAU-211', 'OAU-213', 'OAU-232', 'OAU-236', 'OAU-222', 'OAU-167'].map((code): [string, Answer] => [
      code,
      () => refusal(400, code),
    ]),
  ])('calls nobody signed out but for a dead token: %s', async (_, answer) => {
    expect(await refreshWith(answer)).toEqual({ ok: false, error: { kind: 'signedOut', reason: 'expired' } });
  });

  it.each<[string, Answer, object]>([
    ['408', () => new Response('', { status: 408 }), { kind: 'offline', cause: 'server' }],
    ['429', () => refusal(429, 'CMN-301'), { kind: 'rateLimited' }],
    ['500', () => new Response('', { status: 500 }), { kind: 'offline', cause: 'server' }],
    ['503', () => new Response('', { status: 503 }), { kind: 'offline', cause: 'server' }],
    ['403', () => refusal(403, 'CMN-401'), { kind: 'refused' }],
    ['an unknown client', () => json({ error: 'invalid_client' }, { status: 401 }), { kind: 'refused' }],
    [
      'a request it cannot read',
      () => json({ error: 'invalid_request' }, { status: 400 }),
      { kind: 'refused' },
    ],
    ['no network', () => Promise.reject(new TypeError('x')), { kind: 'offline', cause: 'network' }],
    [
      'a 503 that speaks of a dead token',
      () => json({ error: 'invalid_grant' }, { status: 503 }),
      { kind: 'offline', cause: 'server' },
    ],
    [
      'a captive portal',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'offline', cause: 'portal' },
    ],
    ['JSON of somebody else', () => json({ hello: 'there' }), { kind: 'offline', cause: 'portal' }],
    ['an empty token', () => json({ ...PAIR, access_token: '' }), { kind: 'offline' }],
    [
      'JSON that was cut',
      () => new Response('{"access_', { headers: { 'content-type': 'application/json' } }),
      { kind: 'offline', cause: 'network' },
    ],
  ])('takes %s for weather or a refusal, not for the end of the session', async (_, answer, error) => {
    expect(await refreshWith(answer)).toMatchObject({ ok: false, error });
  });

  it('keeps to a pause, of its own group only', async () => {
    const { endpoint, sent, budget } = endpointFor(() => refusal(429, 'CMN-301', { 'retry-after': '60' }));
    await asResult(() => endpoint.refresh('R0'));
    now += 59_000;
    expect(await asResult(() => endpoint.refresh('R0'))).toMatchObject({ error: { kind: 'rateLimited' } });
    expect(sent).toHaveLength(1);
    expect(await budget.pausedUntil('Medium')).toBeUndefined();
  });

  it('keeps to the pause of a 503 that names one', async () => {
    const { endpoint, sent } = endpointFor(
      () => new Response('', { status: 503, headers: { 'retry-after': '60' } }),
    );
    for (let count = 0; count < 3; count += 1) await asResult(() => endpoint.refresh('R0'));
    expect(sent).toHaveLength(1);
  });

  it('asks at most three times a minute, whatever happens', async () => {
    const { endpoint, sent } = endpointFor(() => new Response('', { status: 500 }));
    for (let count = 0; count < 10; count += 1) await asResult(() => endpoint.refresh('R0'));
    expect(sent).toHaveLength(3);
  });

  it('does not take a code that came too late for the end of a session', async () => {
    const answer = () =>
      json({ error: 'invalid_grant', errors: [{ errorCode: 'OAU-108' }] }, { status: 403 });
    const { endpoint } = endpointFor(answer);
    const request = { code: 'C', codeVerifier: 'V', redirectUri: 'https://r/' };
    expect(await asResult(() => endpoint.exchange(request))).toMatchObject({
      error: { kind: 'refused', errorCode: 'OAU-108', oauthError: 'invalid_grant' },
    });
  });
});

describe('revoking', () => {
  it.each<[string, Answer, boolean]>([
    ['200', () => json({}), true],
    ['an error: ignored', () => refusal(400, 'OAU-211'), true],
    ['404: ignored', () => new Response('', { status: 404 }), true],
    ['500: to be tried again', () => new Response('', { status: 500 }), false],
    ['429: to be tried again', () => refusal(429, 'CMN-301'), false],
    ['no network: to be tried again', () => Promise.reject(new TypeError('x')), false],
  ])('never throws; %s', async (_, answer, isReached) => {
    const { endpoint, sent } = endpointFor(answer);
    expect(await endpoint.revoke('R')).toBe(isReached);
    expect(sent[0]?.path).toBe('/restapi/oauth/revoke');
    expect(formOf(sent[0]?.body)).toEqual({ token: 'R', client_id: 'client-1' });
  });
});
