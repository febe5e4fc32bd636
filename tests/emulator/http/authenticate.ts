import type { Session } from '../oauth/session.ts';
import { ApiError } from '../rules/api-error.ts';
import type { Service } from '../service.ts';
import { bearerToken } from './bearer-token.ts';
import type { ApiContext } from './env.ts';

/**
 * The sign-in behind the request's bearer token; else "401 `OAU-*` token" (ringcentral-api.md, Errors and
 * limits).
 */
export function authenticate(service: Service, c: ApiContext): Session {
  const token = bearerToken(c.req.header('authorization'));
  if (token === undefined) {
    throw new ApiError(401, { errorCode: 'OAU-123', message: 'Invalid Authorization header value' });
  }
  return service.sessions.authenticate(service.world, token);
}
