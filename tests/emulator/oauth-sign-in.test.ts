import { createHash } from 'node:crypto';
import type TokenInfo from '@rc-ex/core/definitions/TokenInfo';
import { describe, expect, it } from 'vitest';
import type { OAuthErrorBody } from './oauth/oauth-error.ts';
import { agents } from './seed/agents.ts';
import { createTestBed, fetchRaw, readAnswer } from './test-bed.ts';

const REDIRECT = 'https://abc.chromiumapp.org/cb?keep=1';
const VERIFIER = 'a-verifier-that-is-long-enough-for-rfc-7636-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const PARAMS = {
  response_type: 'code',
  client_id: 'app',
  redirect_uri: REDIRECT,
  state: 'ünï/&=+ state',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};
const bed = () =>
  createTestBed({
    clientIds: [
      { id: 'app', redirectUris: [REDIRECT] },
      { id: 'other', redirectUris: [REDIRECT] },
    ],
  });
type Bed = ReturnType<typeof bed>;

function openPage(emulator: Bed, change: Record<string, string> = {}) {
  return fetchRaw(emulator, `/restapi/oauth/authorize?${new URLSearchParams({ ...PARAMS, ...change })}`);
}

function decide(emulator: Bed, decision: string, change: Record<string, string> = {}) {
  const { client_id, redirect_uri, state, code_challenge } = PARAMS;
  const form = {
    client_id,
    redirect_uri,
    state,
    code_challenge,
    extension_id: agents.alex.extensionId,
    decision,
    ...change,
  };
  return fetchRaw(emulator, '/restapi/oauth/authorize', { method: 'POST', body: new URLSearchParams(form) });
}

async function allow(emulator: Bed): Promise<string> {
  const location = new URL((await decide(emulator, 'allow')).headers.get('location') ?? '');
  return location.searchParams.get('code') ?? '';
}

async function exchange(emulator: Bed, code: string, change: Record<string, string> = {}) {
  const form = {
    grant_type: 'authorization_code',
    client_id: 'app',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...change,
  };
  const init = { method: 'POST', body: new URLSearchParams(form) };
  return readAnswer<TokenInfo & OAuthErrorBody>(await fetchRaw(emulator, '/restapi/oauth/token', init));
}

describe('GET /restapi/oauth/authorize shows a real sign-in page', () => {
  it('lists the agents that can sign in, one chosen, with Allow and Deny, all labelled and without script', async () => {
    const response = await openPage(bed());
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<legend>Sign in as</legend>');
    expect(page).toMatch(/<label>\s*<input type="radio" name="extension_id" value="62295320101" checked/);
    expect(page).toContain('Beth Nolan');
    expect(page).not.toContain('After-Hours Bot');
    expect(page).toMatch(/value="allow">Allow/);
    expect(page).toMatch(/value="deny">Deny/);
    expect(page).not.toContain('<script');
  });

  it('carries state escaped, so that nothing of it becomes markup', async () => {
    const page = await (await openPage(bed(), { state: '"><img src=x>' })).text();
    expect(page).toContain('&quot;&gt;&lt;img src=x&gt;');
    expect(page).not.toContain('<img');
  });

  it.each([
    [{ client_id: 'unknown' }, 'client_id'],
    [{ redirect_uri: `${REDIRECT}/` }, 'redirect_uri'],
    [{ redirect_uri: 'https://evil.example/' }, 'redirect_uri'],
  ])(
    '"redirect_uri against the registered list (exact)": %o is an error page, never a redirect',
    async (change, word) => {
      const response = await openPage(bed(), change);
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(await response.text()).toContain(word);
    },
  );

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
  ])('sends %o back to the app as %s', async (change, error) => {
    const response = await openPage(bed(), change);
    const location = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(302);
    expect(location.searchParams.get('error')).toBe(error);
    expect(location.searchParams.get('state')).toBe(PARAMS.state);
  });
});

describe('the decision', () => {
  it("Allow redirects with code, the untouched state and the redirect address's own query", async () => {
    const location = new URL((await decide(bed(), 'allow')).headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe('https://abc.chromiumapp.org/cb');
    expect(location.searchParams.get('keep')).toBe('1');
    expect(location.searchParams.get('state')).toBe(PARAMS.state);
    expect(location.searchParams.get('code')).toMatch(/^\w{48}$/);
  });

  it('Deny redirects with error=access_denied, a description and the state', async () => {
    const { searchParams } = new URL((await decide(bed(), 'deny')).headers.get('location') ?? '');
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).toBeTruthy();
    expect(searchParams.get('state')).toBe(PARAMS.state);
    expect(searchParams.get('code')).toBeNull();
  });

  it('never redirects to an address that is not registered, whatever the form says', async () => {
    const response = await decide(bed(), 'allow', { redirect_uri: 'https://evil.example/' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });
});

describe('POST /restapi/oauth/token, authorization_code', () => {
  it('"access token ~1 h, refresh token ~7 days, owner_id = extension id"', async () => {
    const emulator = bed();
    const { status, json } = await exchange(emulator, await allow(emulator), { endpoint_id: 'device-1' });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token_expires_in: 604_800,
      owner_id: agents.alex.extensionId,
      endpoint_id: 'device-1',
      scope: 'ReadAccounts SMS WebSocketsSubscription',
    });
    expect(json.access_token).not.toBe(json.refresh_token);
  });

  it('"Codes live 60 s": one is good after 60 s and OAU-108 a moment later', async () => {
    const emulator = bed();
    const [inTime, late] = [await allow(emulator), await allow(emulator)];
    emulator.control.clock.advance(60_000);
    expect((await exchange(emulator, inTime)).status).toBe(200);
    emulator.control.clock.advance(1);
    const { status, json } = await exchange(emulator, late);
    expect([status, json.error, json.errors[0].errorCode]).toEqual([403, 'invalid_grant', 'OAU-108']);
  });

  it('"single use": the second exchange of a code is refused, and so is one after a wrong first try', async () => {
    const emulator = bed();
    const code = await allow(emulator);
    expect((await exchange(emulator, code)).status).toBe(200);
    expect((await exchange(emulator, code)).json.errors[0].errorCode).toBe('OAU-106');
    const second = await allow(emulator);
    expect((await exchange(emulator, second, { code_verifier: `${VERIFIER}x` })).status).toBe(403);
    expect((await exchange(emulator, second)).status).toBe(403);
  });

  it.each([
    [{ code_verifier: 'b'.repeat(50) }, 'OAU-106'],
    [{ code_verifier: '' }, 'OAU-106'],
    [{ redirect_uri: 'https://abc.chromiumapp.org/' }, 'OAU-109'],
    [{ client_id: 'other' }, 'OAU-110'],
  ])('refuses %o with %s', async (change, errorCode) => {
    const emulator = bed();
    const { status, json } = await exchange(emulator, await allow(emulator), change);
    expect([status, json.error, json.errors[0].errorCode]).toEqual([403, 'invalid_grant', errorCode]);
  });

  it('"client_id goes in the token request\'s body": without it, or unknown, invalid_client', async () => {
    const emulator = bed();
    const { status, json } = await exchange(emulator, await allow(emulator), { client_id: 'nobody' });
    expect([status, json.error]).toEqual([401, 'invalid_client']);
  });

  it('is form-encoded: JSON is 415, an unknown grant 400', async () => {
    const emulator = bed();
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
    expect((await fetchRaw(emulator, '/restapi/oauth/token', json)).status).toBe(415);
    const form = { method: 'POST', body: new URLSearchParams({ client_id: 'app', grant_type: 'password' }) };
    const answer = await readAnswer<OAuthErrorBody>(await fetchRaw(emulator, '/restapi/oauth/token', form));
    expect([answer.status, answer.json.error]).toEqual([400, 'unsupported_grant_type']);
  });
});
