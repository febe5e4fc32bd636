import { useState } from 'preact/hooks';
import { OUTBOX_KEY, type OutboxRow } from '../../utils/outbox/outbox.ts';
import type { SmsRecipient } from '../../utils/ringcentral/people-api.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useIsGone } from '../hooks/use-is-gone.ts';
import { useStored } from '../hooks/use-stored.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './HandoverDialog.module.css';
import { useEmptiedWhenHeld } from './use-emptied-when-held.ts';

type Props = { thread: StoredThread; colleagues: readonly SmsRecipient[]; onClose: () => void };

/** One action for "please go on with this one": the note and the new assignee together. */
export function HandoverDialog({ thread, colleagues, onClose }: Props) {
  const extensionId = useUserId();
  const draft = useDraft({ extensionId, kind: 'note', threadId: thread.id });
  const handOver = useCommand('handOver');
  const [to, setTo] = useState(colleagues[0]?.id ?? '');
  const text = draft.text.trim();
  const { error } = handOver;
  const isNoteSaved = error?.kind === 'noteSaved';
  const isUnclear = error?.kind === 'offline' && error.isOutcomeUnknown;
  const outbox = useStored<OutboxRow[]>(OUTBOX_KEY) ?? [];
  const notes = outbox.filter((row) => row.kind === 'note' && row.threadId === thread.id);
  const rows = notes.filter((row) => row.text === text);
  const isHeld = rows.some(({ state }) => state !== 'sending');
  useEmptiedWhenHeld(notes, isHeld, () => draft.clear(text));

  // A dialog that was closed meanwhile may have sent it.
  const isOnItsWay = rows.some(({ state }) => state === 'sending');
  const needsNote = !text || isNoteSaved;
  const reason = needsNote ? 'Write a note first.' : isOnItsWay ? 'This note is being added.' : undefined;

  // Closed and opened anew, the new one is the agent's to close.
  const isGone = useIsGone();
  const submit = async () => {
    await draft.flush();
    const isDone = await handOver.run({
      pressId: crypto.randomUUID(),
      threadId: thread.id,
      extensionId: to,
      text,
    });
    if (isDone && !isGone.current) {
      draft.clear(text);
      onClose();
    }
  };

  return (
    <ConfirmDialog
      title="Hand over with a note"
      confirmText="Hand over"
      isBusy={handOver.isRunning}
      disabledReason={reason}
      onCancel={onClose}
      onConfirm={() => void submit()}
    >
      <div class={styles.form}>
        <label class={styles.to}>
          <span>To</span>
          <select value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <TextArea
          label="Note for your colleague"
          look="note"
          placeholder="What they should know"
          value={draft.text}
          onInput={draft.setText}
          hasFocus
        />
        <p class={styles.hint}>They see the note pinned until they reply. The customer does not see it.</p>
        {error && (
          <Banner look="error">
            {describeError(error)}
            {isUnclear && ' Your note may be saved; nobody was assigned. Close this and look.'}
          </Banner>
        )}
      </div>
    </ConfirmDialog>
  );
}
