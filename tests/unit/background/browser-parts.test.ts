import { describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { type BackgroundBrowser, closeStorageToPages } from '../../../utils/background/browser-parts.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const browserWith = (...setAccessLevel: (((options: object) => Promise<void>) | undefined)[]) => {
  const [local, session] = setAccessLevel.map((close) => ({
    ...createMemoryStorage(),
    ...(close && { setAccessLevel: close }),
  }));
  return { storage: { local, session } } as Partial<BackgroundBrowser> as BackgroundBrowser;
};

describe('closing storage to content scripts', () => {
  it('closes both areas, and says so', async () => {
    const seen: object[] = [];
    const close = async (options: object) => void seen.push(options);
    expect(await closeStorageToPages(browserWith(close, close))).toBe(true);
    expect(seen).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }, { accessLevel: 'TRUSTED_CONTEXTS' }]);
  });

  it('says when the browser refuses', async () => {
    const refuse = () => Promise.reject(new Error('no'));
    expect((await asResult(() => closeStorageToPages(browserWith(refuse, refuse)))).ok).toBe(false);
  });

  it('says when the browser cannot, so that no token is put on the disk', async () => {
    expect(await closeStorageToPages(browserWith(undefined, undefined))).toBe(false);
  });

  it('closes what it can: an older browser closes only what is not on the disk', async () => {
    const seen: object[] = [];
    const close = async (options: object) => void seen.push(options);
    expect(await closeStorageToPages(browserWith(undefined, close))).toBe(false);
    expect(seen).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }]);
  });
});
