import type { Service } from '../service.ts';
import { type LoggedRequest, matchesRequest, type RequestFilter } from '../state/request-log.ts';
import { findAgent } from './who.ts';

/** A filter as tests write it: `user` is an agent's name or extension id. */
export type RequestQuery = RequestFilter & { user?: string };

/**
 * The request log: call it for the matching requests, oldest first (preflights only when asked for by
 * method).
 */
export type RequestControl = {
  (query?: RequestQuery): LoggedRequest[];
  /** How many match. */
  count(query?: RequestQuery): number;
  /** How many went to each "METHOD /path", ids left out. */
  byRoute(query?: RequestQuery): Record<string, number>;
  /** Forgets what was logged so far. */
  clear(): void;
};

const ID = /\/(\d{6,}|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g;

/** Builds the control over the service's log. */
export function createRequestControl(service: Service): RequestControl {
  const find = ({ user, ...filter }: RequestQuery = {}) => {
    const who = user === undefined ? {} : { extensionId: findAgent(service.world, user).extensionId };
    return service.requests.filter((request) => matchesRequest(request, { ...filter, ...who }));
  };
  return Object.assign(find, {
    count: (query?: RequestQuery) => find(query).length,
    byRoute(query?: RequestQuery) {
      const counts: Record<string, number> = {};
      for (const { method, path } of find(query)) {
        const route = `${method} ${path.replaceAll(ID, '/{id}')}`;
        counts[route] = (counts[route] ?? 0) + 1;
      }
      return counts;
    },
    clear() {
      service.requests = [];
    },
  });
}
