import { beforeEach, expect, it, vi } from 'vitest';
import { LEARNED_KEY } from '../../../utils/page/learned-places.ts';
import { createPageReader } from '../../../utils/page/page-reader.ts';
import { SITE_COUNTRIES_KEY } from '../../../utils/page/site-countries.ts';
import { type FrameReport, type ReadContext, readPage } from '../../../utils/phone/read-page.ts';
import { PROFILE_KEY } from '../../../utils/session/session-state.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

// How a page is read is tested with `readPage`; here, what it is told.
vi.mock(import('../../../utils/phone/read-page.ts'), async (original) => ({
  ...(await original()),
  readPage: vi.fn(() => ({ kind: 'none' as const, numbers: [], record: '' })),
}));

const REPORTS: FrameReport[] = [];
let local = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
  vi.mocked(readPage).mockClear();
});

async function toldWith(profile?: object, policy = {}): Promise<ReadContext | undefined> {
  if (profile) await local.set({ [PROFILE_KEY]: profile });
  await createPageReader(local, { get: async () => policy })(REPORTS, 'crm.example.com');
  return vi.mocked(readPage).mock.calls[0]?.[1];
}

it('a page is read with the agent’s home country and the company’s own numbers', async () => {
  const numbers = ['+442071838750', '+442071838751'];
  const profile = {
    me: { extensionId: '101', name: 'Alex', homeCountry: 'GB' },
    feature: { available: true },
    sharedNumbers: numbers.map((phoneNumber) => ({ phoneNumber, name: 'Billing', hasMms: true })),
    ownNumbers: [numbers[0], '+442071838799'],
  };
  expect(await toldWith(profile)).toMatchObject({
    homeCountry: 'GB',
    ownNumbers: new Set([...numbers, '+442071838799']),
    areaCodes: numbers,
    host: 'crm.example.com',
  });
});

it('a page is read before anybody signed in', async () => {
  expect(await toldWith()).toMatchObject({ homeCountry: 'US', ownNumbers: new Set(), areaCodes: [] });
});

it('a page is read with what was learned on its site, and on no other', async () => {
  const at = (site: string, place: string) => ({ site, pattern: '/contacts/*', place });
  await local.set({ [LEARNED_KEY]: [at('crm.example.com', 'a'), at('other.test', 'b')] });
  expect(await toldWith()).toMatchObject({ learnedPlaces: ['a'] });
});

it.each([
  ['its own setting', { 'crm.example.com': 'AT' }, 'DE', 'AT'],
  ['the administrator’s', { 'other.test': 'AT' }, 'DE', 'DE'],
  ['none', {}, '', undefined],
  ['none, for a policy that names no country', {}, 'XX', undefined],
])('a page’s site has the country of %s', async (_, countries, country, expected) => {
  await local.set({ [SITE_COUNTRIES_KEY]: countries });
  expect((await toldWith(undefined, { country }))?.siteCountry).toBe(expected);
});
