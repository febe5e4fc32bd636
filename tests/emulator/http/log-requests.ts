import type { MiddlewareHandler } from 'hono';
import type { Service } from '../service.ts';
import type { LoggedRequest } from '../state/request-log.ts';
import { bearerToken } from './bearer-token.ts';
import type { ApiContext, Env } from './env.ts';
import { mediaType } from './read-body.ts';

/** Writes every request into the log on arrival, and what became of it when it is answered. */
export function logRequests(service: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    const logged = await describeRequest(service, c);
    c.set('logged', logged);
    service.requests.push(logged);
    await next();
    logged.status ??= c.res.status;
  };
}

async function describeRequest(service: Service, c: ApiContext): Promise<LoggedRequest> {
  const url = new URL(c.req.url);
  const authorization = c.req.header('authorization');
  const body = await describeBody(c);
  const session = service.sessions.find(bearerToken(authorization) ?? refreshTokenOf(body));
  return {
    time: service.clock.now(),
    method: c.req.method,
    path: url.pathname,
    query: c.req.queries(),
    authorization,
    origin: c.req.header('origin'),
    ...(body === undefined ? {} : { body }),
    ...(session ? { extensionId: session.extensionId, clientId: session.clientId } : {}),
  };
}

function refreshTokenOf(body: unknown): string {
  const hasToken = typeof body === 'object' && body !== null && 'refresh_token' in body;
  return hasToken ? String(body.refresh_token) : '';
}

async function describeBody(c: ApiContext): Promise<unknown> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
  const type = mediaType(c);
  if (type === 'multipart/form-data') return describeMultipart(c);
  const text = await c.req.text();
  if (text === '') return undefined;
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function describeMultipart(c: ApiContext): Promise<unknown> {
  try {
    const form = await c.req.formData();
    return [...form].map(([name, part]) =>
      typeof part === 'string'
        ? { name, text: part }
        : { name, filename: part.name, type: part.type, size: part.size },
    );
  } catch {
    return 'unreadable multipart';
  }
}
