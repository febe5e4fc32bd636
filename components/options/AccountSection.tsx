import {
  PROFILE_KEY,
  type Profile,
  SESSION_KEY,
  type SessionState,
} from '../../utils/session/session-state.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useStored } from '../hooks/use-stored.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Section } from './Section.tsx';

/** Who is signed in, and the way in or out. */
export function AccountSection() {
  const session = useStored<SessionState>(SESSION_KEY);
  const profile = useStored<Profile>(PROFILE_KEY);
  const signIn = useCommand('signIn');
  const signOut = useCommand('signOut');
  const isSignedIn = session?.status === 'signedIn';
  return (
    <Section title="Account">
      <p>
        {isSignedIn ? (
          <>
            Signed in as <bdi>{profile?.me.name || 'a RingCentral user'}</bdi>. Signing out removes
            conversations and drafts from this browser.
          </>
        ) : (
          'Nobody is signed in.'
        )}
      </p>
      {signIn.error && <Banner look="error">{describeError(signIn.error)}</Banner>}
      <div>
        {isSignedIn ? (
          <Button isBusy={signOut.isRunning} onClick={() => void signOut.run()}>
            Sign out
          </Button>
        ) : (
          <Button look="primary" isBusy={signIn.isRunning} onClick={() => void signIn.run()}>
            Sign in with RingCentral
          </Button>
        )}
      </div>
    </Section>
  );
}
