import type TokenInfo from '@rc-ex/core/definitions/TokenInfo';
import { describe, expect, it } from 'vitest';
import type { EmulatorOptions } from './emulator.ts';
import { DEFAULT_CLIENT } from './oauth/client-registry.ts';
import type { OAuthErrorBody } from './oauth/oauth-error.ts';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { createTestBed, fetchRaw, readAnswer } from './test-bed.ts';

type Tokens = TokenInfo & OAuthErrorBody;

function bed(options?: EmulatorOptions) {
  const emulator = createTestBed(options);
  const { tokens, clock } = emulator.control;
  return {
    ...emulator,
    clock,
    tokens,
    signIn: () => tokens.issue('Alex Rivera'),
    async refresh(token: string | undefined, more: Record<string, string> = {}) {
      const form = {
        grant_type: 'refresh_token',
        client_id: DEFAULT_CLIENT.id,
        refresh_token: token ?? '',
        ...more,
      };
      const init = { method: 'POST', body: new URLSearchParams(form) };
      return readAnswer<Tokens>(await fetchRaw(emulator, '/restapi/oauth/token', init));
    },
    async use(token: string | undefined) {
      const init = { headers: { Authorization: `Bearer ${token}` } };
      return readAnswer<ErrorEnvelope>(await fetchRaw(emulator, '/restapi/v1.0/account/~/extension/~', init));
    },
  };
}

describe('"Refreshing kills the previous access token at once."', () => {
  it('the old access token is 401 right after the refresh, the new one works', async () => {
    const { signIn, refresh, use } = bed();
    const first = signIn();
    expect((await use(first.access_token)).status).toBe(200);
    const { json } = await refresh(first.refresh_token);
    const dead = await use(first.access_token);
    expect([dead.status, dead.json.errorCode]).toEqual([401, 'OAU-213']);
    expect((await use(json.access_token)).status).toBe(200);
  });

  it('the new pair is new, and its lifetimes begin afresh', async () => {
    const { signIn, refresh, clock } = bed();
    const first = signIn();
    clock.advance(1_000_000);
    const { json } = await refresh(first.refresh_token);
    expect(json.access_token).not.toBe(first.access_token);
    expect(json.refresh_token).not.toBe(first.refresh_token);
    expect([json.expires_in, json.refresh_token_expires_in]).toEqual([3600, 604_800]);
  });
});

describe('the two graces of a used refresh token', () => {
  it('"once the new access token has been used the old refresh token works ~10 s more (returning the same new token)"', async () => {
    const { signIn, refresh, use, clock } = bed();
    const first = signIn();
    const second = (await refresh(first.refresh_token)).json;
    await use(second.access_token);
    clock.advance(10_000);
    expect((await refresh(first.refresh_token)).json.access_token).toBe(second.access_token);
    clock.advance(1);
    const { status, json } = await refresh(first.refresh_token);
    expect([status, json.error, json.errors[0].errorCode]).toEqual([400, 'invalid_grant', 'OAU-213']);
    expect((await use(second.access_token)).status).toBe(200);
  });

  it('"if unused up to 60 min": the same pair again and again, with what is left of its life', async () => {
    const { signIn, refresh, clock } = bed();
    const first = signIn();
    const second = (await refresh(first.refresh_token)).json;
    clock.advance(59 * 60_000);
    const again = (await refresh(first.refresh_token)).json;
    expect([again.access_token, again.refresh_token]).toEqual([second.access_token, second.refresh_token]);
    expect(again.expires_in).toBe(60);
    clock.advance(60_000);
    expect((await refresh(first.refresh_token)).status).toBe(200);
    clock.advance(1);
    expect((await refresh(first.refresh_token)).json.error).toBe('invalid_grant');
  });

  it('"A refresh token is single use": two rotations back nothing works any more, at once', async () => {
    const { signIn, refresh } = bed();
    const first = signIn();
    const second = (await refresh(first.refresh_token)).json;
    await refresh(second.refresh_token);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });
});

describe('lifetimes', () => {
  it('"Access 3600 s": good until just before, then 401 OAU-128; refresh 604800 s, then invalid_grant', async () => {
    const { signIn, refresh, use, clock } = bed();
    const first = signIn();
    clock.advance(3_599_999);
    expect((await use(first.access_token)).status).toBe(200);
    clock.advance(1);
    expect((await use(first.access_token)).json.errorCode).toBe('OAU-128');
    clock.advance(604_800_000 - 3_600_000);
    expect((await refresh(first.refresh_token)).json.error).toBe('invalid_grant');
  });

  it.each([
    ['900', 900],
    ['60', 600],
    ['-1', 600],
    ['99999', 3600],
    ['NaN', 3600],
  ])('honours access_token_ttl=%s within 600 to 3600 s: %i', async (wish, seconds) => {
    const { signIn, refresh } = bed();
    expect((await refresh(signIn().refresh_token, { access_token_ttl: wish })).json.expires_in).toBe(seconds);
  });

  it('honours refresh_token_ttl up to the default', async () => {
    const { signIn, refresh } = bed();
    const { json } = await refresh(signIn().refresh_token, { refresh_token_ttl: '5000' });
    expect(json.refresh_token_expires_in).toBe(5000);
    expect(
      (await refresh(json.refresh_token, { refresh_token_ttl: '9999999' })).json.refresh_token_expires_in,
    ).toBe(604_800);
  });

  it('can be configured short', () => {
    const { signIn } = bed({ settings: { oauth: { accessTtlSeconds: 5, refreshTtlSeconds: 9 } } });
    expect(signIn()).toMatchObject({ expires_in: 5, refresh_token_expires_in: 9 });
  });
});

describe('ends of a session', () => {
  it('"At most ~5 parallel sessions per user and app": the 6th sign-in kills the oldest, nobody else', async () => {
    const { signIn, use, refresh, tokens } = bed();
    const other = tokens.issue('Beth Nolan');
    const [oldest, second] = [signIn(), signIn(), signIn(), signIn(), signIn()];
    expect((await use(oldest?.access_token)).status).toBe(200);
    const sixth = signIn();
    expect((await use(oldest?.access_token)).status).toBe(401);
    expect((await refresh(oldest?.refresh_token)).json.error).toBe('invalid_grant');
    for (const alive of [second, sixth, other]) expect((await use(alive?.access_token)).status).toBe(200);
    expect(tokens.count('Alex Rivera')).toBe(5);
  });

  it.each(['access_token', 'refresh_token'] as const)(
    'revoke by %s kills the whole session; an unknown token is no error',
    async (kind) => {
      const { signIn, refresh, use, app } = bed();
      const first = signIn();
      const revoke = (token: string) => {
        const body = new URLSearchParams({ token, client_id: DEFAULT_CLIENT.id });
        return fetchRaw({ app }, '/restapi/oauth/revoke', { method: 'POST', body });
      };
      expect((await revoke(first[kind] ?? '')).status).toBe(200);
      expect((await use(first.access_token)).status).toBe(401);
      expect((await refresh(first.refresh_token)).status).toBe(400);
      expect((await revoke('unknown')).status).toBe(200);
    },
  );

  it('control: expireAccess leaves the refresh token, revokeRefresh leaves the access token (OAU-211), each for one user', async () => {
    const { signIn, refresh, use, tokens } = bed();
    const [alex, beth] = [signIn(), tokens.issue('Beth Nolan')];
    tokens.expireAccess('Alex Rivera');
    expect((await use(alex.access_token)).json.errorCode).toBe('OAU-128');
    expect((await use(beth.access_token)).status).toBe(200);
    const next = (await refresh(alex.refresh_token)).json;
    tokens.revokeRefresh('Alex Rivera');
    expect((await use(next.access_token)).status).toBe(200);
    expect((await refresh(next.refresh_token)).json).toMatchObject({
      error: 'invalid_grant',
      errorCode: 'OAU-211',
      errors: [{ errorCode: 'OAU-211' }],
    });
    tokens.endSessions();
    expect((await use(beth.access_token)).status).toBe(401);
  });

  it('a refresh token of another application is not found', async () => {
    const emulator = bed({ clientIds: [DEFAULT_CLIENT, { id: 'second', redirectUris: [] }] });
    const { refresh_token } = emulator.tokens.issue('Alex Rivera', 'second');
    expect((await emulator.refresh(refresh_token)).json.errors[0].errorCode).toBe('OAU-213');
  });

  it.each([undefined, 'Bearer', 'Basic abc', 'Bearer nobody'])(
    'Authorization %s is 401 with the envelope',
    async (authorization) => {
      const { app } = bed();
      const headers: HeadersInit = authorization === undefined ? {} : { Authorization: authorization };
      const answer = await readAnswer<ErrorEnvelope>(
        await fetchRaw({ app }, '/restapi/v1.0/account/~/extension/~', { headers }),
      );
      expect(answer.status).toBe(401);
      expect(answer.json.errorCode).toMatch(/^OAU-/);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    },
  );
});
