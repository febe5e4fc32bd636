import { createHash } from 'node:crypto';
import { createRandom } from '../state/random.ts';
import type { World } from '../state/world.ts';
import { OAuthError } from './oauth-error.ts';

/** What the agent allowed, waiting to be exchanged. */
export type Grant = {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  extensionId: string;
  issuedAt: number;
};

/**
 * Authorization codes: "Codes live 60 s, single use". A code is spent by its first presentation, right or
 * wrong.
 */
export type AuthorizationCodes = {
  issue(world: World, grant: Omit<Grant, 'issuedAt'>): string;
  /** The grant behind a code, still unspent; changes nothing. */
  find(code: string): Grant | undefined;
  redeem(
    world: World,
    code: string,
    proof: { clientId: string; redirectUri: string; codeVerifier: string },
  ): Grant;
  clear(): void;
};

/** An empty store of codes. */
export function createAuthorizationCodes(): AuthorizationCodes {
  const grants = new Map<string, Grant>();
  // Not the world's chance: that one starts afresh at every reset and would give old codes again.
  const random = createRandom(0xc0de);
  return {
    issue(world, grant) {
      const code = random.token(48);
      grants.set(code, { ...grant, issuedAt: world.clock.now() });
      return code;
    },
    find: (code) => grants.get(code),
    redeem(world, code, proof) {
      const grant = grants.get(code);
      grants.delete(code);
      if (!grant) throw refused('OAU-106', 'Invalid authorization code');
      requireFresh(world, grant);
      if (grant.clientId !== proof.clientId)
        throw refused('OAU-110', 'Code was issued for another application');
      if (grant.redirectUri !== proof.redirectUri) throw refused('OAU-109', 'Redirect URIs do not match');
      requireProof(proof.codeVerifier, grant.codeChallenge);
      return grant;
    },
    clear: () => grants.clear(),
  };
}

function requireFresh(world: World, grant: Grant): void {
  const ageMs = world.clock.now() - grant.issuedAt;
  const isExpired = ageMs > world.settings.oauth.codeTtlSeconds * 1000;
  if (isExpired) throw refused('OAU-108', 'Authorization code is expired');
}

/** PKCE, S256: the verifier must hash to the challenge of the authorization request. */
function requireProof(verifier: string, challenge: string): void {
  const isWellFormed = /^[A-Za-z0-9\-._~]{43,128}$/.test(verifier);
  const hash = createHash('sha256').update(verifier).digest('base64url');
  if (!isWellFormed || hash !== challenge) throw refused('OAU-106', 'Invalid code verifier');
}

function refused(errorCode: string, message: string): OAuthError {
  return new OAuthError(403, 'invalid_grant', errorCode, message);
}
