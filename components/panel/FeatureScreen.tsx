import type { Profile } from '../../utils/session/session-state.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Signed in, but the account has no message threads: what is missing and who can change it. */
export function FeatureScreen({ profile }: { profile: Profile }) {
  const check = useCommand('checkFeature');
  const signOut = useCommand('signOut');
  return (
    <Notice
      icon="lock"
      title="Shared texting is not switched on for you"
      actions={
        <>
          <Button look="primary" isBusy={check.isRunning} onClick={() => void check.run()}>
            Check again
          </Button>
          <Button isBusy={signOut.isRunning} onClick={() => void signOut.run()}>
            Sign out
          </Button>
        </>
      }
    >
      <p>
        {profile.me.name} has no access to message threads. Your RingCentral administrator can add it: it
        needs a Business SMS Booster licence and a shared number.
      </p>
      {profile.feature.reason && <p>RingCentral says: “{profile.feature.reason}”</p>}
      {check.error && <Banner look="error">{describeError(check.error)}</Banner>}
    </Notice>
  );
}
