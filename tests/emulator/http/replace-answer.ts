import type { ApiContext } from './env.ts';

/**
 * Puts another answer in the place of the one there is. Without the first step Hono would lay the old headers
 * over the new answer.
 */
export function replaceAnswer(c: ApiContext, response: Response): void {
  c.res = undefined;
  c.res = response;
}
