import type { AppError } from '../../utils/app-error.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import type { Deletion } from '../hooks/use-deletion.ts';
import { useFormatNumber } from '../hooks/use-format-number.ts';
import { Button } from '../ui/Button.tsx';
import styles from './DeletionBar.module.css';

/** At the foot of the panel while a conversation is about to be deleted: the last chance, wherever the agent goes. */
export function DeletionBar({ deletion }: { deletion: Deletion }) {
  const formatNumber = useFormatNumber();
  const { thread, secondsLeft, isRunning, error, cancel } = deletion;
  if (!thread) return null;
  const customer = <bdi>{formatNumber(thread.guestParty.phoneNumber)}</bdi>;
  if (error) {
    return (
      <div class={styles.bar} role="alert">
        <p>
          {isUnknown(error) ? (
            <>
              It is not certain whether the conversation with {customer} was deleted; the inbox will show it.
            </>
          ) : (
            <>The conversation with {customer} was not deleted.</>
          )}{' '}
          {describeError(error)}
        </p>
        <Button onClick={cancel}>OK</Button>
      </div>
    );
  }
  return (
    <div class={styles.bar}>
      <p>
        <span role="status">Deleting the conversation with {customer}.</span>{' '}
        {secondsLeft > 0 && <span class={styles.seconds}>{secondsLeft} s</span>}
      </p>
      {isRunning || secondsLeft === 0 ? null : <Button onClick={cancel}>Keep it</Button>}
    </div>
  );
}

const isUnknown = (error: AppError): boolean => error.kind === 'offline' && error.isOutcomeUnknown;
