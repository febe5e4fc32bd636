import type { SignedOutReason } from '../../utils/app-error.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useServices } from '../hooks/services.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Nobody is signed in: why, and the one button that helps. */
export function SignInScreen({ reason }: { reason: SignedOutReason }) {
  const { openOptions } = useServices();
  const signIn = useCommand('signIn');
  const { error } = signIn;
  const needsSettings = error?.kind === 'refused' && /CLIENT/i.test(error.errorCode);
  return (
    <Notice
      icon="chat"
      title={reason === 'expired' ? 'Signed out' : 'Threadside'}
      actions={
        <>
          <Button look="primary" isBusy={signIn.isRunning} onClick={() => void signIn.run()}>
            {signIn.isRunning ? 'Waiting for RingCentral' : 'Sign in with RingCentral'}
          </Button>
          {needsSettings && <Button onClick={openOptions}>Open settings</Button>}
        </>
      }
    >
      <p>
        {reason === 'never' || reason === 'byAgent'
          ? 'Your customer’s text messages, beside the record you are working on.'
          : describeError({ kind: 'signedOut', reason })}
      </p>
      {error && <Banner look="error">{describeError(error)}</Banner>}
    </Notice>
  );
}
