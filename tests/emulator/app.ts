import { Hono, type MiddlewareHandler } from 'hono';
import { settle } from './actions/settle.ts';
import { answerError } from './http/answer-error.ts';
import { applyFaults } from './http/apply-faults.ts';
import { cors } from './http/cors.ts';
import type { ApiContext, Env } from './http/env.ts';
import { guardedAnswer } from './http/guard.ts';
import { logRequests } from './http/log-requests.ts';
import { writeRateHeaders } from './http/rate-headers.ts';
import type { ApiRoute, PublicRoute } from './http/route.ts';
import { authorizeRoutes } from './routes/authorize-routes.ts';
import { extensionRoutes } from './routes/extension-routes.ts';
import { mediaRoutes } from './routes/media-routes.ts';
import { messageRoutes } from './routes/message-routes.ts';
import { noteRoutes } from './routes/note-routes.ts';
import { syncRoutes } from './routes/sync-routes.ts';
import { threadRoutes } from './routes/thread-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import type { Service } from './service.ts';

/** The API origin as a Hono app. */
export type App = Hono<Env>;

const ACCOUNT = '/restapi/v1.0/account/:accountId';
const PUBLIC_ROUTES: PublicRoute[] = [...authorizeRoutes, ...tokenRoutes];
// Threads come last: `/:threadId` would swallow `/sync`, `/notes` and `/messages`.
const API_ROUTES: ApiRoute[] = [
  ...syncRoutes,
  ...messageRoutes,
  ...noteRoutes,
  ...mediaRoutes,
  ...threadRoutes,
  ...extensionRoutes,
];

/** Wires the API: log, faults, headers, time, then the operations. `app.fetch` works without a server. */
export function createApp(service: Service): App {
  const app: App = new Hono<Env>();
  app.use(logRequests(service), applyFaults(service), cors(service), stampAnswer(service));
  for (const { method, path, answer } of PUBLIC_ROUTES) app.on(method, path, (c) => answer(service, c));
  for (const route of API_ROUTES) {
    app.on(route.method, `${ACCOUNT}${route.path}`, (c) => guardedAnswer(service, route, c));
  }
  app.notFound(answerUnknown);
  app.onError(answerError);
  return app;
}

/**
 * Makes due what time has brought before the request is handled, and stamps the emulated `Date` and the rate
 * headers.
 */
function stampAnswer(service: Service): MiddlewareHandler<Env> {
  return async (c, next) => {
    settle(service.world);
    await next();
    c.header('Date', new Date(service.clock.now()).toUTCString());
    const verdict = c.get('verdict');
    if (verdict) writeRateHeaders(service, c, verdict);
  };
}

/** 405 for a known path with another method, 404 for the rest. */
function answerUnknown(c: ApiContext): Response {
  const methods = knownMethods(c.req.path);
  if (methods.length === 0) return refuse(c, 404, 'CMN-120', 'Invalid URI');
  c.header('Allow', methods.join(', '));
  return refuse(c, 405, 'CMN-202', 'Operation is not supported');
}

function refuse(c: ApiContext, status: 404 | 405, errorCode: string, message: string): Response {
  c.get('logged').errorCode = errorCode;
  return c.json({ errorCode, message, errors: [{ errorCode, message }] }, status);
}

function knownMethods(pathname: string): string[] {
  const routes = [
    ...PUBLIC_ROUTES.map(({ method, path }) => ({ method, path })),
    ...API_ROUTES.map(({ method, path }) => ({ method, path: `${ACCOUNT}${path}` })),
  ];
  const isHit = (path: string) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname);
  return [...new Set(routes.filter(({ path }) => isHit(path)).map(({ method }) => method))];
}
