import { AppFailure } from '../app-error.ts';
import type { TokenEndpoint } from './token-endpoint.ts';
import type { AccessToken, RefreshToken, TokenStore, Tokens } from './token-store.ts';

/** Runs one piece of work at a time per name; `navigator.locks` in the browser. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Hands out access tokens and is the only place where they are renewed. */
export type TokenManager = {
  /** A token good for a request now. Throws `signedOut` without a session, weather errors when it cannot renew. */
  accessToken(): Promise<string>;
  /** After a 401: a newer token than the one that failed. A late 401 of an older token costs no refresh (S6). */
  renew(failedToken: string): Promise<string>;
};

/**
 * One refresh at a time for the whole extension (the lock), decided again inside the lock: whoever waited finds the
 * token that the first one fetched. The old refresh token stays stored until the new pair is (S8). A dead session
 * calls `onSessionLost` once and throws `signedOut`; no other error touches the stored tokens. What comes back after
 * the agent has signed out, or somebody else in, is thrown away.
 */
export function createTokenManager(deps: {
  store: TokenStore;
  endpoint: TokenEndpoint;
  lock: Lock;
  now: () => number;
  onSessionLost: () => Promise<void>;
}): TokenManager {
  const { store, endpoint, lock, now, onSessionLost } = deps;

  const usable = async (isUsable: (access: AccessToken) => boolean) => {
    const access = await store.readAccess();
    return access && isUsable(access) ? access.token : undefined;
  };

  const refreshNow = async (refresh: RefreshToken): Promise<Tokens> => {
    try {
      return await endpoint.refresh(refresh.token);
    } catch (thrown) {
      const isDead = thrown instanceof AppFailure && thrown.error.kind === 'signedOut';
      if (isDead && (await store.readRefresh())?.token === refresh.token) await onSessionLost();
      throw thrown;
    }
  };

  const refreshUnless = (isUsable: (access: AccessToken) => boolean): Promise<string> =>
    lock('token', async () => {
      const current = await usable(isUsable);
      if (current) return current;
      const refresh = await store.readRefresh();
      if (!refresh) throw new AppFailure({ kind: 'signedOut', reason: 'never' });
      const tokens = await refreshNow(refresh);
      if (await store.replace(refresh.token, tokens)) return tokens.access.token;
      await endpoint.revoke(tokens.refresh.token);
      throw new AppFailure({ kind: 'signedOut', reason: 'byAgent' });
    });

  const isFresh = ({ renewAt }: AccessToken) => renewAt > now();

  return {
    accessToken: async () => (await usable(isFresh)) ?? refreshUnless(isFresh),
    renew: (failedToken) =>
      refreshUnless(({ token, expiresAt }) => token !== failedToken && expiresAt > now()),
  };
}
