import { describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { codeChallenge } from '../../../utils/ringcentral/pkce.ts';
import { type Identity, signIn } from '../../../utils/ringcentral/sign-in.ts';
import type { TokenEndpoint } from '../../../utils/ringcentral/token-endpoint.ts';
import type { Tokens } from '../../../utils/ringcentral/token-store.ts';
import { refused } from '../../support/stub-apis.ts';

const REDIRECT = 'https://abc.chromiumapp.org/';
const TOKENS: Tokens = {
  access: { token: 'A', renewAt: 1, expiresAt: 2 },
  refresh: { token: 'R', ownerId: '101' },
};
type Exchanged = Parameters<TokenEndpoint['exchange']>[0];

/** Signs in with a window that ends as `end` says, given the address it was opened with. */
async function attempt(end: (asked: URLSearchParams) => string | undefined, exchange = async () => TOKENS) {
  const exchanged: Exchanged[] = [];
  let opened = new URL('about:blank');
  const identity: Identity = {
    getRedirectURL: () => REDIRECT,
    launchWebAuthFlow: async ({ url }) => {
      opened = new URL(url);
      return end(opened.searchParams);
    },
  };
  const endpoint = {
    exchange: async (request: Exchanged) => {
      exchanged.push(request);
      return exchange();
    },
  } as Partial<TokenEndpoint> as TokenEndpoint;
  const result = await asResult(() =>
    signIn({ server: 'https://rc.test', clientId: 'client-1', identity, endpoint }),
  );
  return { result, exchanged, opened };
}
const redirect = (fields: Record<string, string | null>) => {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${REDIRECT}?${new URLSearchParams(given)}`;
};
const allow = (asked: URLSearchParams) => redirect({ code: 'C', state: asked.get('state') });

describe('signing in', () => {
  it('opens RingCentral’s page with everything PKCE needs and exchanges the code', async () => {
    const { result, exchanged, opened } = await attempt(allow);
    expect(result).toEqual({ ok: true, value: TOKENS });
    expect(opened.href).toMatch(/^https:\/\/rc\.test\/restapi\/oauth\/authorize\?/);
    const { code_challenge, state, ...fixed } = Object.fromEntries(opened.searchParams);
    expect(fixed).toEqual({
      response_type: 'code',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      code_challenge_method: 'S256',
    });
    expect(state).toMatch(/^[\w-]{43}$/);
    expect(exchanged).toEqual([{ code: 'C', redirectUri: REDIRECT, codeVerifier: expect.any(String) }]);
    expect(await codeChallenge(exchanged[0]?.codeVerifier ?? '')).toBe(code_challenge);
    expect(opened.href).not.toContain(exchanged[0]?.codeVerifier);
  });

  it('uses another state and verifier each time', async () => {
    const [one, two] = [await attempt(allow), await attempt(allow)];
    expect(one.opened.searchParams.get('state')).not.toBe(two.opened.searchParams.get('state'));
    expect(one.exchanged[0]?.codeVerifier).not.toBe(two.exchanged[0]?.codeVerifier);
  });

  it.each<[string, (asked: URLSearchParams) => string, object]>([
    ['another state', () => redirect({ code: 'C', state: 'forged' }), { reason: 'unverified' }],
    ['no state', () => redirect({ code: 'C' }), { reason: 'unverified' }],
    ['an empty state', () => redirect({ code: 'C', state: '' }), { reason: 'unverified' }],
    ['no code', (asked) => redirect({ state: asked.get('state') }), { reason: 'unverified' }],
    [
      'another address',
      (asked) => allow(asked).replace('abc.chromiumapp.org', 'abc.chromiumapp.org.evil.test'),
      { reason: 'unverified' },
    ],
    [
      'a refusal by the agent',
      (asked) => redirect({ error: 'access_denied', state: asked.get('state') }),
      { reason: 'denied' },
    ],
    [
      'a refusal of somebody else’s question',
      () => redirect({ error: 'access_denied', state: 'forged' }),
      { reason: 'unverified' },
    ],
    [
      'another error',
      (asked) => redirect({ error: 'invalid_client', state: asked.get('state') }),
      { kind: 'refused', errorCode: 'invalid_client' },
    ],
    [
      'an error beside a code',
      (asked) => redirect({ error: 'server_error', code: 'C', state: asked.get('state') }),
      { kind: 'refused', errorCode: 'server_error' },
    ],
  ])('refuses a redirect with %s, and exchanges nothing', async (_, end, error) => {
    const { result, exchanged } = await attempt(end);
    expect(result).toMatchObject({ ok: false, error });
    expect(exchanged).toEqual([]);
  });

  it.each<[string, object]>([
    ['The user did not approve access.', { kind: 'signedOut', reason: 'cancelled' }],
    ['Something no browser said before', { kind: 'signedOut', reason: 'cancelled' }],
    ['Only one web auth flow is allowed at a time.', { kind: 'signedOut', reason: 'interrupted' }],
    ['Authorization page could not be loaded.', { kind: 'offline', isOutcomeUnknown: false }],
  ])('reads the browser’s words: %s', async (message, error) => {
    const { result } = await attempt(() => {
      throw new Error(message);
    });
    expect(result).toMatchObject({ ok: false, error });
  });

  it('takes a window that ends without an address for closed', async () => {
    expect((await attempt(() => undefined)).result).toMatchObject({ error: { reason: 'cancelled' } });
  });

  it('hands on what the exchange says', async () => {
    const { result } = await attempt(allow, () => Promise.reject(refused(403, 'OAU-108')));
    expect(result).toMatchObject({ error: { kind: 'refused', errorCode: 'OAU-108' } });
  });
});
