import type { Label } from '../phone/label-words.ts';
import type { StorageArea } from '../storage-area.ts';

/**
 * Where on one kind of page the agent wants the number from: learned when they chose another one than the page's first.
 * Nothing a page says is in it: a path without ids, hashes of the place, and the kind of label.
 */
export type LearnedPlace = {
  /** The host of the tab. */
  site: string;
  /** As `pagePattern` says. */
  pattern: string;
  /** `PageNumber.place`. */
  place: string;
  label?: Label;
};

/** Where they are in `storage.local`, the newest last. */
export const LEARNED_KEY = 'learnedPlaces';

/** More are not kept; the oldest go first. */
const MOST_PLACES = 200;

/** Everything that was learned on all sites. */
export async function readLearned(local: StorageArea): Promise<LearnedPlace[]> {
  return ((await local.get(LEARNED_KEY))[LEARNED_KEY] as LearnedPlace[] | undefined) ?? [];
}

/** Remembers a place instead of what was learned before for this kind of page. */
export async function learnPlace(local: StorageArea, learned: LearnedPlace): Promise<void> {
  const others = (await readLearned(local)).filter((one) => !isSamePage(one, learned));
  await local.set({ [LEARNED_KEY]: [...others, learned].slice(-MOST_PLACES) });
}

/** Names a kind of page: the host of the tab, and the path as `pagePattern` says. */
export type PageKind = Pick<LearnedPlace, 'site' | 'pattern'>;

/** Forgets what was learned for one kind of page, or everything. */
export async function forgetPlaces(local: StorageArea, page?: PageKind): Promise<void> {
  const kept = page ? (await readLearned(local)).filter((one) => !isSamePage(one, page)) : [];
  await local.set({ [LEARNED_KEY]: kept });
}

const isSamePage = (one: PageKind, other: PageKind): boolean =>
  one.site === other.site && one.pattern === other.pattern;
