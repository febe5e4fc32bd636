import { homeCountryOf } from '../../utils/session/home-country.ts';
import {
  PROFILE_KEY,
  type Profile,
  SESSION_KEY,
  type SessionState,
} from '../../utils/session/session-state.ts';
import { useStored } from '../hooks/use-stored.ts';
import { UserProvider } from '../hooks/user.ts';
import { loadLater } from '../ui/load-later.ts';
import { Shell } from './Shell.tsx';

const SignInScreen = loadLater(() => import('../later.ts').then((later) => later.SignInScreen));
const FeatureScreen = loadLater(() => import('../later.ts').then((later) => later.FeatureScreen));

/** The side panel: which screen, decided by the session alone. */
export function Panel() {
  const session = useStored<SessionState>(SESSION_KEY);
  const profile = useStored<Profile>(PROFILE_KEY);
  if (session?.status !== 'signedIn') return <SignInScreen reason={session?.reason ?? 'never'} />;
  if (profile && !profile.feature.available) return <FeatureScreen profile={profile} />;
  return (
    <UserProvider value={session.extensionId}>
      <Shell myName={profile?.me.name ?? ''} homeCountry={homeCountryOf(profile)} />
    </UserProvider>
  );
}
