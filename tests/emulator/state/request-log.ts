import type { RateGroup } from './settings.ts';

/**
 * One request as it reached the API origin. Holds the raw `authorization`: it is for tests in this process
 * only.
 */
export type LoggedRequest = {
  /** Emulator time, milliseconds. */
  time: number;
  method: string;
  path: string;
  query: Record<string, string[]>;
  authorization?: string | undefined;
  origin?: string | undefined;
  /** JSON, form fields, or the text of it; files of a multipart body as name, type and size. */
  body?: unknown;
  /** Absent while the request is held; 0 when the connection was destroyed instead of answered. */
  status?: number;
  errorCode?: string;
  extensionId?: string;
  clientId?: string;
  group?: RateGroup;
  /** Id of the fault that was applied. */
  faultId?: string;
};

/**
 * Which requests: `path` is a prefix when it begins with `/`, else the source of a regular expression;
 * preflights are left out unless asked for.
 */
export type RequestFilter = { method?: string; path?: string; extensionId?: string; status?: number };

/**
 * Whether `path` (prefix or expression source) hits the request's path and query. A prefix that no path of
 * the API begins with is a mistake and throws.
 */
export function matchesPath(pattern: string, pathname: string, search = ''): boolean {
  if (pattern.startsWith('/') && pattern !== '/' && !pattern.startsWith('/restapi')) {
    throw new TypeError(`Paths begin with /restapi; without the slash "${pattern}" is a regular expression.`);
  }
  return pattern.startsWith('/') ? pathname.startsWith(pattern) : new RegExp(pattern).test(pathname + search);
}

/** Whether the filter hits the request. */
export function matchesRequest(request: LoggedRequest, filter: RequestFilter): boolean {
  const method = filter.method?.toUpperCase();
  if (method === undefined ? request.method === 'OPTIONS' : request.method !== method) return false;
  if (filter.path !== undefined && !matchesPath(filter.path, request.path)) return false;
  if (filter.extensionId !== undefined && request.extensionId !== filter.extensionId) return false;
  return filter.status === undefined || request.status === filter.status;
}
