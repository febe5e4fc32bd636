import type { OutboxRow } from '../../utils/outbox/outbox.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { keptPictures } from './kept-pictures.ts';
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

type Props = {
  rows: readonly OutboxRow[];
  /** Time of the newest entry on screen, ISO 8601. */
  seenUpTo: string;
  /** The next text to the customer. */
  draft: Draft;
  /** Shows the field for it. */
  onReply: () => void;
};

/** Texts and notes whose outcome is not clear, or that provably failed: nothing is repeated by itself. */
export function UnsentItems({ rows, ...props }: Props) {
  return rows.map((row) => <UnsentItem key={row.pressId} row={row} {...props} />);
}

function UnsentItem({ row, seenUpTo, draft, onReply }: Omit<Props, 'rows'> & { row: OutboxRow }) {
  const again = useCommand('retryUnsent');
  const discard = useCommand('discardUnsent');
  const { pressId, text, state, kind } = row;
  if (state === 'sent') return null;
  const files = kind === 'message' ? (row.fileNames ?? []) : [];
  const pictures = keptPictures.get(pressId);
  const areGone = state === 'failed' && files.length > 0 && !pictures;
  const tryAgain = async () => {
    const isDone = await again.run({ pressId, seenUpTo, ...(pictures && { pictures: [...pictures] }) });
    if (isDone) keptPictures.delete(pressId);
  };
  const forget = async () => {
    if (await discard.run({ pressId })) keptPictures.delete(pressId);
  };
  const writeAgain = async () => {
    onReply();
    draft.setText(joinTexts(draft.text, text));
    // Stored before it is forgotten here: whatever happens in between, it is not lost.
    await draft.flush();
    await forget();
  };
  const canDiscard = state === 'failed' || state === 'duplicate';
  return (
    <div class={`${styles.unsent} ${kind === 'note' ? styles.note : ''}`}>
      <Banner look={canDiscard ? 'error' : 'status'}>{TITLES[kind][state]}</Banner>
      <p class={styles.text} dir="auto">
        {text}
      </p>
      <Files names={files} areGone={areGone} />
      {state === 'failed' && again.error && <Banner look="error">{describeError(again.error)}</Banner>}
      {canDiscard && (
        <div class={styles.actions}>
          <Button isBusy={discard.isRunning} onClick={() => void forget()}>
            {state === 'duplicate' ? 'Understood' : 'Discard'}
          </Button>
          {state === 'failed' && !areGone && (
            <Button
              look={kind === 'note' ? 'note' : 'primary'}
              isBusy={again.isRunning}
              onClick={() => void tryAgain()}
            >
              {kind === 'note' ? 'Try again' : 'Send again'}
            </Button>
          )}
          {areGone && text && (
            <Button look="primary" onClick={() => void writeAgain()}>
              Write again
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What comes back goes below what the agent has written meanwhile. */
const joinTexts = (written: string, text: string): string =>
  `\n${written}`.endsWith(`\n${text}`) ? written : [written, text].filter(Boolean).join('\n');

/** The pictures of a text, and whether they have to be attached anew. */
function Files({ names, areGone }: { names: readonly string[]; areGone: boolean }) {
  if (!names.length) return null;
  const gone =
    names.length > 1
      ? ' The pictures are no longer at hand: attach them again.'
      : ' The picture is no longer at hand: attach it again.';
  return (
    <p class={styles.text}>
      With {names.join(', ')}.{areGone && gone}
    </p>
  );
}
