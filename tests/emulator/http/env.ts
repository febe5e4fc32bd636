import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { RateVerdict } from '../state/rate-limiter.ts';
import type { LoggedRequest } from '../state/request-log.ts';

/**
 * Hono's environment: Node's own request and answer when a server listens, and what the pipeline learns on
 * the way.
 */
export type Env = {
  Bindings: Partial<HttpBindings>;
  Variables: { logged: LoggedRequest; verdict?: RateVerdict };
};

/** A request in the pipeline. */
export type ApiContext = Context<Env>;
