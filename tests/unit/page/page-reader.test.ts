import { beforeEach, expect, it, vi } from 'vitest';
import { createPageReader } from '../../../utils/page/page-reader.ts';
import { type FrameReport, type ReadContext, readPage } from '../../../utils/phone/read-page.ts';
import { PROFILE_KEY } from '../../../utils/session/session-state.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

// How a page is read is tested with `readPage`; here, what it is told.
vi.mock(import('../../../utils/phone/read-page.ts'), async (original) => ({
  ...(await original()),
  readPage: vi.fn(() => ({ kind: 'none' as const, numbers: [] })),
}));

const REPORTS: FrameReport[] = [];
let local = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
  vi.mocked(readPage).mockClear();
});

async function toldWith(profile?: object): Promise<ReadContext | undefined> {
  if (profile) await local.set({ [PROFILE_KEY]: profile });
  await createPageReader(local)(REPORTS, 'crm.example.com');
  return vi.mocked(readPage).mock.calls[0]?.[1];
}

it('a page is read with the agent’s home country and the company’s own numbers', async () => {
  const numbers = ['+442071838750', '+442071838751'];
  const profile = {
    me: { extensionId: '101', name: 'Alex', homeCountry: 'GB' },
    feature: { available: true },
    sharedNumbers: numbers.map((phoneNumber) => ({ phoneNumber, name: 'Billing', hasMms: true })),
  };
  expect(await toldWith(profile)).toMatchObject({
    homeCountry: 'GB',
    ownNumbers: new Set(numbers),
    areaCodes: numbers,
    host: 'crm.example.com',
  });
});

it('a page is read before anybody signed in', async () => {
  expect(await toldWith()).toMatchObject({ homeCountry: 'US', ownNumbers: new Set(), areaCodes: [] });
});
