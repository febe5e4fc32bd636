import { AppFailure } from '../app-error.ts';
import { codeChallenge, randomToken } from './pkce.ts';
import type { TokenEndpoint } from './token-endpoint.ts';
import type { Tokens } from './token-store.ts';

/** The part of `browser.identity` that signing in needs. */
export type Identity = {
  getRedirectURL(): string;
  launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
};

/**
 * One sign-in: authorization code with PKCE (S256) in the browser's own window. `state` and verifier live for this
 * call only, so a code that arrives any other way is worthless. Resolves with the tokens, not yet stored; throws
 * `signedOut` with the reason (`cancelled`, `denied`, `interrupted`, `unverified`) or the error of the exchange.
 */
export async function signIn(deps: {
  server: string;
  clientId: string;
  identity: Identity;
  endpoint: TokenEndpoint;
}): Promise<Tokens> {
  const { server, clientId, identity, endpoint } = deps;
  const redirectUri = identity.getRedirectURL();
  const state = randomToken();
  const codeVerifier = randomToken();
  const url = new URL('/restapi/oauth/authorize', server);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: await codeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  }).toString();
  const answer = await openWindow(identity, url.href);
  return endpoint.exchange({ code: readCode(answer, redirectUri, state), codeVerifier, redirectUri });
}

async function openWindow(identity: Identity, url: string): Promise<string> {
  try {
    const answer = await identity.launchWebAuthFlow({ url, interactive: true });
    if (answer) return answer;
  } catch (thrown) {
    throw windowFailure(thrown);
  }
  throw new AppFailure({ kind: 'signedOut', reason: 'cancelled' });
}

/** The browser tells these cases apart by text only (`reliability.md` 3.1). */
function windowFailure(thrown: unknown): AppFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/could not be loaded/i.test(message)) {
    return new AppFailure({ kind: 'offline', cause: 'network', isOutcomeUnknown: false });
  }
  const isOrphanOpen = /only one web auth flow/i.test(message);
  return new AppFailure({ kind: 'signedOut', reason: isOrphanOpen ? 'interrupted' : 'cancelled' });
}

/** The code of a redirect that is provably the answer to our question. */
function readCode(answer: string, redirectUri: string, state: string): string {
  const url = new URL(answer);
  const isOurs = answer.startsWith(redirectUri) && url.searchParams.get('state') === state;
  if (!isOurs) throw new AppFailure({ kind: 'signedOut', reason: 'unverified' });
  const error = url.searchParams.get('error');
  if (error === 'access_denied') throw new AppFailure({ kind: 'signedOut', reason: 'denied' });
  if (error) throw new AppFailure({ kind: 'refused', errorCode: error });
  const code = url.searchParams.get('code');
  if (!code) throw new AppFailure({ kind: 'signedOut', reason: 'unverified' });
  return code;
}
