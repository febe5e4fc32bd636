import * as v from 'valibot';
import { AppFailure } from '../app-error.ts';
import { readJson, toFailure } from './failures.ts';
import type { RateBudget } from './rate-budget.ts';
import type { Platform } from './sdk.ts';
import type { Tokens } from './token-store.ts';

const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.pipe(v.string(), v.minLength(1)),
  owner_id: v.string(),
  expires_in: v.fallback(v.pipe(v.unknown(), v.toNumber(), v.minValue(1)), 600),
  endpoint_id: v.optional(v.string()),
});

/** A token is renewed this long before it expires (or in the last fifth of a short life). Milliseconds. */
const RENEW_EARLY_MS = 90_000;

/** Codes that mean "this refresh token is dead" (`reliability.md` S4); `invalid_grant` is the documented one. */
const DEAD_TOKEN_CODES = new Set([
  'invalid_grant',
  'OAU-211',
  'OAU-213',
  'OAU-232',
  'OAU-236',
  'OAU-222',
  'OAU-167',
]);

const isDeadToken = (thrown: unknown): boolean =>
  thrown instanceof AppFailure &&
  thrown.error.kind === 'refused' &&
  [thrown.error.errorCode, thrown.error.oauthError].some((code) => DEAD_TOKEN_CODES.has(code ?? ''));

/** The two things the OAuth server is asked for (`ringcentral-api.md`, OAuth). */
export type TokenEndpoint = {
  exchange(p: { code: string; codeVerifier: string; redirectUri: string }): Promise<Tokens>;
  /** Throws `signedOut` only when the server says the token is dead; everything else is weather. */
  refresh(refreshToken: string): Promise<Tokens>;
  /** Ends the session. Errors are ignored, as the documentation asks; false when the server was not reached. */
  revoke(token: string): Promise<boolean>;
};

/** Requests of the Auth group: client id in the body, no secret, form encoded. */
export function createTokenEndpoint(deps: {
  platform: () => Promise<Platform>;
  clientId: () => Promise<string>;
  budget: RateBudget;
  now: () => number;
}): TokenEndpoint {
  const { platform, clientId, budget, now } = deps;

  const post = async (url: string, form: Record<string, string>): Promise<Response> => {
    await budget.take('Auth', 'agent');
    try {
      return await (await platform()).send({
        method: 'POST',
        url,
        skipAuthCheck: true,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: { ...form, client_id: await clientId() },
      });
    } catch (thrown) {
      throw await tokenFailure(thrown);
    }
  };

  const tokenFailure = async (thrown: unknown): Promise<AppFailure> => {
    const failure = await toFailure(thrown, 'POST', now());
    const { error } = failure;
    if (error.kind === 'rateLimited') await budget.pause('Auth', error.retryAt);
    if (error.kind === 'offline' && error.retryAt) await budget.pause('Auth', error.retryAt);
    return failure;
  };

  const readTokens = async (response: Response): Promise<Tokens> => {
    const answer = v.safeParse(TokenAnswer, await readJson(response, true));
    if (!answer.success) {
      throw new AppFailure({ kind: 'offline', cause: 'portal', isOutcomeUnknown: true });
    }
    const { access_token, refresh_token, owner_id, expires_in, endpoint_id } = answer.output;
    const lifeMs = expires_in * 1000;
    const expiresAt = now() + lifeMs;
    return {
      access: { token: access_token, expiresAt, renewAt: expiresAt - Math.min(RENEW_EARLY_MS, lifeMs / 5) },
      refresh: { token: refresh_token, ownerId: owner_id, ...(endpoint_id && { endpointId: endpoint_id }) },
    };
  };

  return {
    exchange: async ({ code, codeVerifier, redirectUri }) =>
      readTokens(
        await post('/restapi/oauth/token', {
          grant_type: 'authorization_code',
          code,
          code_verifier: codeVerifier,
          redirect_uri: redirectUri,
        }),
      ),
    refresh: async (refreshToken) => {
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
      try {
        return readTokens(await post('/restapi/oauth/token', form));
      } catch (thrown) {
        throw isDeadToken(thrown) ? new AppFailure({ kind: 'signedOut', reason: 'expired' }) : thrown;
      }
    },
    revoke: async (token) => {
      try {
        await post('/restapi/oauth/revoke', { token });
        return true;
      } catch (thrown) {
        const kind = thrown instanceof AppFailure ? thrown.error.kind : 'bug';
        return kind !== 'offline' && kind !== 'rateLimited';
      }
    },
  };
}
