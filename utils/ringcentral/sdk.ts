import { SDK } from '@ringcentral/sdk';
import { AppFailure } from '../app-error.ts';

/** After this long without an answer a request is given up: shorter than a worker's 30 s of life. Milliseconds. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** The part of the SDK the rest of the room uses: one HTTP request, resolved only for 2xx. */
export type Platform = { send(options: PlatformRequest): Promise<Response> };

/** One request as the SDK's platform takes it. */
export type PlatformRequest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
  skipAuthCheck?: boolean;
};

/** The SDK insists on a cache; in auth-proxy mode it never reads or writes it. */
const noStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {}, keys: () => [] };

/** Gives up after the timeout with an error the SDK can annotate (it cannot annotate a DOMException). */
async function fetchWithTimeout(request: Request): Promise<Response> {
  const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  try {
    return await fetch(request, { signal });
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    throw new AppFailure({ kind: 'offline', cause: 'timeout', isOutcomeUnknown: request.method !== 'GET' });
  }
}

/**
 * The RingCentral SDK, neutralised (`reliability.md` S26): in auth-proxy mode it neither refreshes, nor stores or wipes
 * tokens, nor sleeps on 429, nor repeats a request. Tokens are ours (`token-manager.ts`), so is the pacing
 * (`rate-budget.ts`). Cookies of the host are never sent (S18) and no request waits for ever (S15).
 */
export function createPlatform(server: string, clientId: string, appVersion: string): Platform {
  const sdk = new SDK({
    server,
    clientId,
    appName: 'Threadside',
    appVersion,
    authProxy: true,
    handleRateLimit: false,
    clearCacheOnRefreshError: false,
    defaultRequestInit: { credentials: 'omit', cache: 'no-store' },
    fetch: fetchWithTimeout as typeof fetch,
    Request,
    Response,
    Headers,
    localStorage: noStorage as unknown as Storage,
  });
  return sdk.platform();
}
