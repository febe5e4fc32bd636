import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppFailure } from '../../../utils/app-error.ts';
import { toFailure } from '../../../utils/ringcentral/failures.ts';
import { createPlatform, REQUEST_TIMEOUT_MS } from '../../../utils/ringcentral/sdk.ts';
import { fakeServer, json, refusal, SERVER } from '../../support/fake-server.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the SDK as it is set up', () => {
  it('sends what it is told, repeats list parameters, and takes no cookies along', async () => {
    const { platform, sent } = fakeServer(() => json({ ok: true }));
    await platform.send({
      method: 'POST',
      url: '/restapi/v1.0/x',
      query: { threadIds: ['a', 'b'], page: 2 },
      headers: { Authorization: 'Bearer T' },
      body: { text: 'Grüße' },
    });
    const [request] = sent;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/restapi/v1.0/x',
      query: { threadIds: ['a', 'b'], page: ['2'] },
      credentials: 'omit',
      body: '{"text":"Grüße"}',
    });
    expect(request?.headers.get('authorization')).toBe('Bearer T');
  });

  it.each([401, 429, 500, 503])('neither repeats nor waits after %i', async (status) => {
    const { platform, sent } = fakeServer(() => refusal(status, 'X', { 'retry-after': '1' }));
    const thrown = await platform.send({ method: 'GET', url: '/x' }).catch((error) => error);
    expect(thrown.response.status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  it('says that there was no answer at all', async () => {
    const { platform } = fakeServer(() => Promise.reject(new TypeError('Failed to fetch')));
    const thrown = await platform.send({ method: 'GET', url: '/x' }).catch((error) => error);
    expect((await toFailure(thrown, 'GET', 0)).error).toMatchObject({ kind: 'offline', cause: 'network' });
  });

  it.each(['GET', 'POST'] as const)(
    'gives up a %s that hangs, in less than a worker’s life',
    async (method) => {
      const controller = new AbortController();
      const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal);
      const { platform } = fakeServer(() => new Promise(() => {}));
      const sending = platform.send({ method, url: '/x' }).catch((error) => error);
      await vi.waitFor(() => expect(timeout).toHaveBeenCalledWith(REQUEST_TIMEOUT_MS));
      controller.abort(new DOMException('timed out', 'TimeoutError'));
      const thrown = await sending;
      expect(thrown).toBeInstanceOf(AppFailure);
      expect(thrown.error).toEqual({
        kind: 'offline',
        cause: 'timeout',
        isOutcomeUnknown: method === 'POST',
      });
      expect(REQUEST_TIMEOUT_MS).toBeLessThan(30_000);
    },
  );

  it('talks to the server of the build', async () => {
    const fetch = vi.fn(async (_: Request) => json({}));
    vi.stubGlobal('fetch', fetch);
    await createPlatform(SERVER, 'c', '1').send({ method: 'GET', url: '/y' });
    expect(new URL(fetch.mock.calls[0]?.[0].url ?? '').origin).toBe(SERVER);
  });
});
