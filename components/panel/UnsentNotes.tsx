import type { OutboxRow } from '../../utils/outbox/outbox.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './UnsentNotes.module.css';

const TITLES: Record<OutboxRow['state'], string> = {
  sending: 'Saving this note:',
  unconfirmed: 'Not confirmed yet, checking with RingCentral:',
  failed: 'This note was not saved:',
};

/** Notes whose outcome is not clear yet, or that provably were not saved: nothing is repeated by itself. */
export function UnsentNotes({ rows }: { rows: readonly OutboxRow[] }) {
  return rows.map((row) => <UnsentNote key={row.pressId} row={row} />);
}

function UnsentNote({ row }: { row: OutboxRow }) {
  const again = useCommand('retryNote');
  const discard = useCommand('discardUnsent');
  const { pressId, text, state } = row;
  return (
    <div class={styles.unsent}>
      <Banner look={state === 'failed' ? 'error' : 'status'}>{TITLES[state]}</Banner>
      <p class={styles.text} dir="auto">
        {text}
      </p>
      {state === 'failed' && again.error && <Banner look="error">{describeError(again.error)}</Banner>}
      {state === 'failed' && (
        <div class={styles.actions}>
          <Button isBusy={discard.isRunning} onClick={() => void discard.run({ pressId })}>
            Discard
          </Button>
          <Button look="note" isBusy={again.isRunning} onClick={() => void again.run({ pressId })}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}
