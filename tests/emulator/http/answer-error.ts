import { OAuthError } from '../oauth/oauth-error.ts';
import { ApiError } from '../rules/api-error.ts';
import type { ApiContext } from './env.ts';

/**
 * Turns whatever was thrown into the documented bodies; anything else is a bug of the emulator and says so
 * with a 500.
 */
export function answerError(error: Error, c: ApiContext): Response {
  const logged = c.get('logged');
  if (error instanceof ApiError) {
    logged.errorCode = error.envelope.errorCode;
    if (error.status === 401) c.header('WWW-Authenticate', 'Bearer realm="RingCentral REST API"');
    return answer(c, error.status, error.envelope);
  }
  if (error instanceof OAuthError) {
    logged.errorCode = error.body.errorCode;
    return answer(c, error.status, error.body);
  }
  console.error('The emulator itself failed:', error);
  logged.errorCode = 'CMN-203';
  const message = `Internal Server Error (emulator bug): ${error.message}`;
  return c.json({ errorCode: 'CMN-203', message, errors: [{ errorCode: 'CMN-203', message }] }, 500);
}

function answer(c: ApiContext, status: number, body: object): Response {
  c.status(status as Parameters<ApiContext['status']>[0]);
  return c.json(body);
}
