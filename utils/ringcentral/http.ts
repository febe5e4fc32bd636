import { AppFailure } from '../app-error.ts';
import { readFile, readJson, toFailure } from './failures.ts';
import { type Priority, RATE_GROUPS, type RateBudget, type RateGroup } from './rate-budget.ts';
import type { Platform, PlatformRequest } from './sdk.ts';
import type { TokenManager } from './token-manager.ts';

/** One call of the API: where to, for whom, and which rate group pays. */
export type ApiCall = Pick<PlatformRequest, 'method' | 'query' | 'body'> & {
  path: string;
  priority: Priority;
  group?: RateGroup;
};

/** Sends one call and resolves with the body of its 2xx answer. Throws `AppFailure`. */
export type Http = {
  /** JSON; undefined for 204. */
  json(call: ApiCall): Promise<unknown>;
  /** A file, from an absolute address that the caller has checked. */
  file(address: string, priority: Priority): Promise<Blob>;
};

const BASE = '/restapi/v1.0/account/~';

/**
 * Every request of the product passes here: booked in the rate budget before it leaves, signed with a fresh token,
 * repeated once after a 401 (which means "not carried out", so a POST is safe too), and never for any other reason.
 */
export function createHttp(deps: {
  platform: () => Promise<Platform>;
  tokens: TokenManager;
  budget: RateBudget;
  now: () => number;
}): Http {
  const { platform, tokens, budget, now } = deps;

  const attempt = async (call: ApiCall, url: string, token: string): Promise<Response> => {
    const { method, query, body, priority, group = 'Medium' } = call;
    await budget.take(group, priority);
    try {
      const response = await (await platform()).send({
        method,
        url,
        headers: { Authorization: `Bearer ${token}` },
        ...(query && { query: withoutAbsent(query) }),
        ...(body !== undefined && { body }),
      });
      await budget.learn(groupOf(response) ?? group, response.headers);
      return response;
    } catch (thrown) {
      const failure = await toFailure(thrown, method, now());
      if (failure.error.kind !== 'rateLimited') throw failure;
      const { response } = thrown as { response?: Response };
      const groups = new Set([group, groupOf(response) ?? group]);
      for (const one of groups) await budget.pause(one, failure.error.retryAt);
      throw failure;
    }
  };

  const answer = async (call: ApiCall, url: string): Promise<Response> => {
    const token = await tokens.accessToken();
    try {
      return await attempt(call, url, token);
    } catch (thrown) {
      if (!isUnauthorized(thrown)) throw thrown;
      return attempt(call, url, await tokens.renew(token));
    }
  };

  return {
    json: async (call) => readJson(await answer(call, `${BASE}${call.path}`), call.method !== 'GET'),
    file: async (address, priority) => readFile(await answer({ method: 'GET', path: '', priority }, address)),
  };
}

const isUnauthorized = (thrown: unknown): boolean =>
  thrown instanceof AppFailure && thrown.error.kind === 'refused' && thrown.error.status === 401;

/** The group the server itself names: group membership may change without notice (`ringcentral-api.md`). */
function groupOf(response: Response | undefined): RateGroup | undefined {
  const name = (response?.headers.get('x-rate-limit-group') ?? '').toLowerCase();
  return RATE_GROUPS.find((group) => group.toLowerCase() === name);
}

/** The SDK would send `undefined` as an empty parameter. */
const withoutAbsent = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
