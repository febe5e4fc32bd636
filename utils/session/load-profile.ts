import { AppFailure } from '../app-error.ts';
import type { PeopleApi } from '../ringcentral/people-api.ts';
import type { StorageArea } from '../storage-area.ts';
import { PROFILE_KEY, type Profile, readProfile, readSession } from './session-state.ts';

const FRESH_MS = 24 * 60 * 60_000;

/** While the feature is missing it is asked for more often: somebody is waiting for the licence. Milliseconds. */
const FRESH_WITHOUT_FEATURE_MS = 5 * 60_000;

/**
 * The profile of the signed-in user, fetched when it is missing, old, or somebody else's. Throws `signedOut` when
 * the tokens belong to another user than the session says (a mixed-up sign-in must not show foreign data), or the
 * session ended meanwhile: nothing is kept of it.
 */
export async function loadProfile(deps: {
  people: PeopleApi;
  local: StorageArea;
  extensionId: string;
  now: () => number;
  isForced?: boolean;
}): Promise<Profile> {
  const { people, local, extensionId, now, isForced } = deps;
  const stored = await readProfile(local);
  const isMine = stored?.me.extensionId === extensionId;
  const freshFor = stored?.feature.available ? FRESH_MS : FRESH_WITHOUT_FEATURE_MS;
  if (stored && isMine && !isForced && Math.abs(now() - stored.fetchedAt) < freshFor) return stored;
  const me = await people.whoAmI();
  if (me.extensionId !== extensionId) throw new AppFailure({ kind: 'signedOut', reason: 'unverified' });
  const feature = await people.threadsFeature();
  const numbers = feature.available ? await people.phoneNumbers() : { shared: [], own: [] };
  const profile: Profile = {
    me,
    feature,
    sharedNumbers: numbers.shared,
    ownNumbers: numbers.own,
    fetchedAt: now(),
  };
  const session = await readSession(local);
  if (session.status === 'signedOut') throw new AppFailure({ kind: 'signedOut', reason: session.reason });
  await local.set({ [PROFILE_KEY]: profile });
  return profile;
}
