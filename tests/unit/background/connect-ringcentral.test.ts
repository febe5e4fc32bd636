import { afterEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import type { BackgroundBrowser } from '../../../utils/background/browser-parts.ts';
import { connectRingCentral } from '../../../utils/background/connect-ringcentral.ts';
import { fakeServer, refusal, SERVER } from '../../support/fake-server.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

afterEach(() => vi.unstubAllGlobals());

const refresh = async (mayReach: boolean) => {
  const contains = vi.fn(async (_: { origins: string[] }) => mayReach);
  const browser = {
    storage: { local: createMemoryStorage(), session: createMemoryStorage() },
    permissions: { contains, getAll: async () => ({}) },
    runtime: { getPlatformInfo: async () => ({}), getManifest: () => ({ version: '1' }) },
  } as Partial<BackgroundBrowser> as BackgroundBrowser;
  const config = { server: SERVER, clientId: 'client-1', origins: [SERVER] };
  const { endpoint } = connectRingCentral(browser, config, async () => {});
  return { result: await asResult(() => endpoint.refresh('R')), asked: contains.mock.calls };
};

describe('a request that gets no answer', () => {
  const failing = () => Promise.reject(new TypeError('Failed to fetch'));

  it('is weather while the browser lets us reach the server', async () => {
    fakeServer(failing);
    const { result, asked } = await refresh(true);
    expect(result).toEqual({
      ok: false,
      error: { kind: 'offline', cause: 'network', isOutcomeUnknown: true },
    });
    expect(asked).toEqual([[{ origins: [`${SERVER}/*`] }]]);
  });

  it('is the browser’s doing when it was told to keep us from the server: nothing was carried out', async () => {
    fakeServer(failing);
    const { result } = await refresh(false);
    expect(result).toEqual({
      ok: false,
      error: { kind: 'offline', cause: 'access', isOutcomeUnknown: false },
    });
  });

  it('is looked into only when there was no answer', async () => {
    fakeServer(() => refusal(503, 'CMN-211'));
    const { result, asked } = await refresh(false);
    expect(result).toMatchObject({ error: { cause: 'server' } });
    expect(asked).toEqual([]);
  });
});
