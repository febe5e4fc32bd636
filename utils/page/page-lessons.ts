import { createInTurn } from '../in-turn.ts';
import type { StorageArea } from '../storage-area.ts';
import { forgetPlaces, learnPlace, type PageKind } from './learned-places.ts';
import { setSiteCountry } from './site-countries.ts';
import type { TabNumbers } from './tab-numbers.ts';

/** What the agent teaches about pages, by choosing and by setting; all pages are read anew with it at once. */
export type PageLessons = {
  preferNumber(request: { tabId: number; phoneNumber: string }): Promise<void>;
  forgetPlaces(request: { page?: PageKind }): Promise<void>;
  setSiteCountry(request: { site: string; country: string }): Promise<void>;
};

/** Lessons are taken in turn: each reads what is stored, and writes it. */
export function createPageLessons(
  local: () => StorageArea,
  tabNumbers: Pick<TabNumbers, 'find' | 'readAgain'>,
): PageLessons {
  const inTurn = createInTurn();
  const andReadAgain = (work: () => Promise<void>): Promise<void> =>
    inTurn(async () => {
      await work();
      await tabNumbers.readAgain();
    });

  return {
    preferNumber: async ({ tabId, phoneNumber }) => {
      const found = await tabNumbers.find(tabId, phoneNumber);
      // An entry of a list was chosen for who it is, not for where it stands.
      if (!found?.host || found.number.reasons.includes('inList')) return;
      const { place, pattern, label } = found.number;
      await andReadAgain(() =>
        learnPlace(local(), { site: found.host, pattern, place, ...(label && { label }) }),
      );
    },
    forgetPlaces: ({ page }) => andReadAgain(() => forgetPlaces(local(), page)),
    setSiteCountry: ({ site, country }) => andReadAgain(() => setSiteCountry(local(), site, country)),
  };
}
