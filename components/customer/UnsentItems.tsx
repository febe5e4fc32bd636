import type { OutboxRow } from '../../utils/outbox/outbox.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './UnsentItems.module.css';

type Shown = Exclude<OutboxRow['state'], 'sent'>;

const TITLES: Record<OutboxRow['kind'], Record<Shown, string>> = {
  note: {
    sending: 'Saving this note:',
    unconfirmed: 'Not confirmed yet, checking with RingCentral:',
    failed: 'This note was not saved:',
    duplicate: 'This note was saved twice:',
  },
  message: {
    sending: 'Sending this text:',
    unconfirmed: 'Not confirmed, checking with RingCentral whether it was sent:',
    failed: 'This text was not sent:',
    duplicate: 'RingCentral has this text twice; the customer may have received it twice:',
  },
};

/** `seenUpTo`: time of the newest entry on screen, ISO 8601. */
type Props = { rows: readonly OutboxRow[]; seenUpTo: string };

/** Texts and notes whose outcome is not clear, or that provably failed: nothing is repeated by itself. */
export function UnsentItems({ rows, seenUpTo }: Props) {
  return rows.map((row) => <UnsentItem key={row.pressId} row={row} seenUpTo={seenUpTo} />);
}

function UnsentItem({ row, seenUpTo }: { row: OutboxRow; seenUpTo: string }) {
  const again = useCommand('retryUnsent');
  const discard = useCommand('discardUnsent');
  const { pressId, text, state, kind } = row;
  if (state === 'sent') return null;
  const files = kind === 'message' ? (row.fileNames ?? []) : [];
  const canDiscard = state === 'failed' || state === 'duplicate';
  return (
    <div class={`${styles.unsent} ${kind === 'note' ? styles.note : ''}`}>
      <Banner look={canDiscard ? 'error' : 'status'}>{TITLES[kind][state]}</Banner>
      <p class={styles.text} dir="auto">
        {text}
      </p>
      {files.length > 0 && <p class={styles.text}>With {files.join(', ')}</p>}
      {state === 'failed' && again.error && <Banner look="error">{describeError(again.error)}</Banner>}
      {canDiscard && (
        <div class={styles.actions}>
          <Button isBusy={discard.isRunning} onClick={() => void discard.run({ pressId })}>
            {state === 'duplicate' ? 'Understood' : 'Discard'}
          </Button>
          {state === 'failed' && !files.length && (
            <Button
              look={kind === 'note' ? 'note' : 'primary'}
              isBusy={again.isRunning}
              onClick={() => void again.run({ pressId, seenUpTo })}
            >
              {kind === 'note' ? 'Try again' : 'Send again'}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
