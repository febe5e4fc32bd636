import { applicationForbidden, notFound } from '../rules/api-error.ts';
import { requireFeature } from '../rules/handler-rules.ts';
import type { Service } from '../service.ts';
import { agentOf } from '../state/world.ts';
import { authenticate } from './authenticate.ts';
import type { ApiContext } from './env.ts';
import { announceGroup, countRequest } from './rate-headers.ts';
import type { ApiRoute, Call } from './route.ts';

/**
 * Runs an operation behind everything that comes first: token, rate limit, the app's permission, the account,
 * the feature.
 */
export async function guardedAnswer(service: Service, route: ApiRoute, c: ApiContext): Promise<Response> {
  const call = admit(service, route, c);
  const result = await route.answer(call);
  if (result instanceof Response) return result;
  return result === undefined ? c.body(null, 204) : c.json(result);
}

function admit(service: Service, route: ApiRoute, c: ApiContext): Call {
  const { world } = service;
  c.get('logged').group = route.group;
  announceGroup(service, c, route.group);
  const session = authenticate(service, c);
  countRequest(service, c, `${session.extensionId}|${session.clientId}`, route.group);
  if (!service.permissions.has(route.permission)) throw applicationForbidden(route.permission);
  const accountId = c.req.param('accountId');
  if (accountId !== '~' && accountId !== world.company.accountId) throw notFound('accountId');
  const agent = agentOf(world, session.extensionId);
  if (route.isThreads) requireFeature(agent);
  const url = new URL(c.req.url);
  return {
    c,
    service,
    world,
    agent,
    query: url.searchParams,
    origin: service.settings.contentOrigin ?? url.origin,
  };
}
