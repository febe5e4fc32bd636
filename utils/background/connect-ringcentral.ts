import { AppFailure } from '../app-error.ts';
import { readPolicy } from '../policy.ts';
import { createHttp } from '../ringcentral/http.ts';
import { createMediaApi, type MediaApi } from '../ringcentral/media-api.ts';
import { createPeopleApi, type PeopleApi } from '../ringcentral/people-api.ts';
import { createRateBudget } from '../ringcentral/rate-budget.ts';
import { createPlatform, type Platform } from '../ringcentral/sdk.ts';
import { createThreadApi, type ThreadApi } from '../ringcentral/thread-api.ts';
import { createTokenEndpoint, type TokenEndpoint } from '../ringcentral/token-endpoint.ts';
import { createTokenManager, type Lock } from '../ringcentral/token-manager.ts';
import { createTokenStore, type TokenStore } from '../ringcentral/token-store.ts';
import { readSettings } from '../settings.ts';
import { type BackgroundBrowser, closeStorageToPages } from './browser-parts.ts';

/** How this build reaches RingCentral: its server, and every origin it may talk to. */
export type BuildConfig = { server: string; clientId: string; origins: readonly string[] };

/** Everything that talks to RingCentral, over one accounting of requests and one owner of tokens. */
export type RingCentral = {
  clientId: () => Promise<string>;
  tokens: TokenStore;
  endpoint: TokenEndpoint;
  people: PeopleApi;
  /** For what the agent waits for. */
  agentApi: ThreadApi;
  /** For what the extension does by itself; it leaves room for the agent. */
  backgroundApi: ThreadApi;
  /** For the customer on the page; it leaves room for both. */
  lookUpApi: ThreadApi;
  media: MediaApi;
};

const browserLock: Lock = (name, work) => navigator.locks.request(name, work);

/**
 * Tells a network that does not answer from a browser that was told to keep us from the host: the request looks the
 * same, what helps is not. A request that was kept back has not been carried out.
 */
function sayWhoKeptUs(platform: Platform, { permissions }: BackgroundBrowser, server: string): Platform {
  return {
    send: async (options) => {
      try {
        return await platform.send(options);
      } catch (thrown) {
        const isNetwork = (thrown as { response?: unknown } | undefined)?.response === null;
        if (!isNetwork || (await permissions.contains({ origins: [`${server}/*`] }))) throw thrown;
        throw new AppFailure({ kind: 'offline', cause: 'access', isOutcomeUnknown: false });
      }
    },
  };
}

/** Wires the room `utils/ringcentral` to the browser. `onSessionLost` is told when RingCentral ended the session. */
export function connectRingCentral(
  browser: BackgroundBrowser,
  config: BuildConfig,
  onSessionLost: () => Promise<void>,
): RingCentral {
  const { local, session, managed } = browser.storage;
  const now = Date.now;
  const clientId = async () =>
    (await readSettings(local)).clientId || (await readPolicy(managed, local)).clientId || config.clientId;
  let made: { clientId: string; platform: Platform } | undefined;
  const platform = async () => {
    const id = await clientId();
    if (made?.clientId !== id) {
      const sdk = createPlatform(config.server, id, browser.runtime.getManifest().version);
      made = { clientId: id, platform: sayWhoKeptUs(sdk, browser, config.server) };
    }
    return made.platform;
  };
  const budget = createRateBudget({ local, session, now });
  const tokens = createTokenStore({ local, session, closeToPages: () => closeStorageToPages(browser) });
  const endpoint = createTokenEndpoint({ platform, clientId, budget, now });
  const manager = createTokenManager({ store: tokens, endpoint, lock: browserLock, now, onSessionLost });
  const http = createHttp({ platform, tokens: manager, budget, now });
  return {
    clientId,
    tokens,
    endpoint,
    people: createPeopleApi(http),
    agentApi: createThreadApi(http, 'agent'),
    backgroundApi: createThreadApi(http, 'background'),
    lookUpApi: createThreadApi(http, 'lookUp'),
    media: createMediaApi(http, config.origins),
  };
}
