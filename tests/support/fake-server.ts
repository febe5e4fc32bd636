import { vi } from 'vitest';
import { createPlatform, type Platform } from '../../utils/ringcentral/sdk.ts';

/** A request as it left: what RingCentral would see. */
export type SentRequest = {
  method: string;
  path: string;
  query: Record<string, string[]>;
  headers: Headers;
  credentials: RequestCredentials;
  /** The body as text, '' without one. */
  body: string;
};

export type Answer = (request: SentRequest, count: number) => Response | Promise<Response>;

export const SERVER = 'https://ringcentral.test';

/** A JSON answer. */
export const json = (body: unknown, init: ResponseInit = {}): Response =>
  new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...(init.headers as Record<string, string>) },
  });

/** An error answer with RingCentral's envelope. */
export const refusal = (status: number, errorCode: string, headers: Record<string, string> = {}): Response =>
  json({ errorCode, message: 'no', errors: [{ errorCode, message: 'no' }] }, { status, headers });

/**
 * The real SDK with the network taken away: `answer` decides what comes back, `sent` is what left. Undo with
 * `vi.unstubAllGlobals()`.
 */
export function fakeServer(answer: Answer): { platform: Platform; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
    const url = new URL(request.url);
    const names = [...new Set(url.searchParams.keys())];
    const seen: SentRequest = {
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)])),
      headers: request.headers,
      credentials: request.credentials,
      body: await request.text(),
    };
    sent.push(seen);
    const signal = init?.signal;
    const isAborted = new Promise<never>((_, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    isAborted.catch(() => {});
    return Promise.race([answer(seen, sent.length), isAborted]);
  });
  return { platform: createPlatform(SERVER, 'client-1', '1.2.3'), sent };
}
