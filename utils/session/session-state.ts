import type { SignedOutReason } from '../app-error.ts';
import type { Me, SharedNumber, ThreadsFeature } from '../ringcentral/people-api.ts';
import type { StorageArea } from '../storage-area.ts';

/** Who uses the panel, as every context reads it from `storage.local`. Written by the background only. */
export type SessionState =
  | { status: 'signedIn'; extensionId: string }
  | { status: 'signedOut'; reason: SignedOutReason };

/** What RingCentral says about the user, fetched after signing in and renewed daily. `fetchedAt` is epoch ms. */
export type Profile = {
  me: Me;
  feature: ThreadsFeature;
  sharedNumbers: SharedNumber[];
  /** Every number of the agent and the company, E.164: on pages they are nobody's. Missing in older profiles. */
  ownNumbers?: string[];
  fetchedAt: number;
};

/** Where both are in `storage.local`. */
export const SESSION_KEY = 'session';
export const PROFILE_KEY = 'profile';

/** The stored session; a browser that never saw a sign-in is signed out. */
export async function readSession(local: StorageArea): Promise<SessionState> {
  const stored = (await local.get(SESSION_KEY))[SESSION_KEY] as SessionState | undefined;
  return stored ?? { status: 'signedOut', reason: 'never' };
}

/** The stored profile of the signed-in user, undefined until it was first fetched. */
export async function readProfile(local: StorageArea): Promise<Profile | undefined> {
  return (await local.get(PROFILE_KEY))[PROFILE_KEY] as Profile | undefined;
}
