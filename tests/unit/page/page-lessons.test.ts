import { beforeEach, expect, it } from 'vitest';
import { readLearned } from '../../../utils/page/learned-places.ts';
import { createPageLessons } from '../../../utils/page/page-lessons.ts';
import { readSiteCountries } from '../../../utils/page/site-countries.ts';
import type { PageNumber } from '../../../utils/phone/read-page.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const OFFICE = '+14155550127';
let local = createMemoryStorage();
let readings = 0;
beforeEach(() => {
  local = createMemoryStorage();
  readings = 0;
});

function lessons(number: Partial<PageNumber> | undefined, host = 'crm.test') {
  return createPageLessons(() => local, {
    find: async (tabId, phoneNumber) => {
      expect([tabId, phoneNumber]).toEqual([7, OFFICE]);
      return number && { host, number: { reasons: [], ...number } as Partial<PageNumber> as PageNumber };
    },
    readAgain: async () => {
      readings += 1;
    },
  });
}
const office: Partial<PageNumber> = { place: 'a.b.c', pattern: '/contacts/*', label: 'work', text: '415' };
const prefer = (number: Partial<PageNumber> | undefined, host?: string) =>
  lessons(number, host).preferNumber({ tabId: 7, phoneNumber: OFFICE });

it('a chosen number’s place is learned, without the number, and all pages are read with it', async () => {
  await prefer(office);
  expect(await readLearned(local)).toEqual([
    { site: 'crm.test', pattern: '/contacts/*', place: 'a.b.c', label: 'work' },
  ]);
  expect(readings).toBe(1);
});

it.each<[string, Partial<PageNumber> | undefined, string?]>([
  ['a number that went away', undefined],
  ['an entry of a list', { ...office, reasons: ['workLabel', 'inList'] }],
  ['a tab that has no site', office, ''],
])('nothing is learned from %s', async (_, number, host) => {
  await prefer(number, host);
  expect([await readLearned(local), readings]).toEqual([[], 0]);
});

it('what is learned at the same moment counts all', async () => {
  const page = lessons(undefined);
  await Promise.all([
    page.setSiteCountry({ site: 'a.test', country: 'DE' }),
    page.setSiteCountry({ site: 'b.test', country: 'FR' }),
    prefer(office),
  ]);
  expect(await readSiteCountries(local)).toEqual({ 'a.test': 'DE', 'b.test': 'FR' });
  await page.forgetPlaces({ page: { site: 'crm.test', pattern: '/contacts/*' } });
  expect([await readLearned(local), readings]).toEqual([[], 4]);
});
