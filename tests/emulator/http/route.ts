import type { Query } from '../rules/query.ts';
import type { Service } from '../service.ts';
import type { AppPermission } from '../state/app-permissions.ts';
import type { Agent } from '../state/company.ts';
import type { RateGroup } from '../state/settings.ts';
import type { World } from '../state/world.ts';
import type { ApiContext } from './env.ts';

/** An authenticated, counted and permitted request. */
export type Call = {
  c: ApiContext;
  service: Service;
  world: World;
  agent: Agent;
  query: Query;
  /** Beginning of `contentUri`s in the answer. */
  origin: string;
};

/**
 * One operation of the REST API. `answer` gives the JSON to send, `undefined` for 204, or a whole Response.
 */
export type ApiRoute = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/restapi/v1.0/account/:accountId`. */
  path: string;
  group: RateGroup;
  permission: AppPermission;
  /** Needs the MessageThreads feature. */
  isThreads: boolean;
  answer: (call: Call) => unknown;
};

/** An operation that needs no token: the OAuth pages. The path is whole. */
export type PublicRoute = {
  method: 'GET' | 'POST';
  path: string;
  answer: (service: Service, c: ApiContext) => Response | Promise<Response>;
};

/**
 * An operation of message threads: "Every message-threads call is in the Medium rate group", "App permission:
 * SMS".
 */
export function threadsRoute(method: ApiRoute['method'], path: string, answer: ApiRoute['answer']): ApiRoute {
  return {
    method,
    path: `/message-threads${path}`,
    group: 'Medium',
    permission: 'SMS',
    isThreads: true,
    answer,
  };
}

/** An operation on extensions: "App permission: ReadAccounts (extension, recipients)". */
export function extensionRoute(path: string, group: RateGroup, answer: ApiRoute['answer']): ApiRoute {
  return {
    method: 'GET',
    path: `/extension${path}`,
    group,
    permission: 'ReadAccounts',
    isThreads: false,
    answer,
  };
}
