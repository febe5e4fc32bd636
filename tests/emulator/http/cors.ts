import type { MiddlewareHandler } from 'hono';
import type { Service } from '../service.ts';
import type { Env } from './env.ts';

/**
 * Cross-origin rules of a public API: any origin is reflected, `Authorization` allowed. `Retry-After` is not
 * exposed by default, so code bound by CORS cannot read it, and an extension with host permission can
 * (reliability.md S20).
 */
export function cors(service: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const { enabled, exposedHeaders } = service.settings.cors;
    if (!enabled || origin === undefined) return next();
    if (c.req.method === 'OPTIONS') return preflight(origin, c.req.header('access-control-request-headers'));
    await next();
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Access-Control-Allow-Credentials', 'true');
    c.header('Access-Control-Expose-Headers', exposedHeaders.join(', '));
    c.header('Vary', 'Origin', { append: true });
  };
}

function preflight(origin: string, requestedHeaders: string | undefined): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
      'Access-Control-Allow-Headers': requestedHeaders ?? 'authorization, content-type',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    },
  });
}
