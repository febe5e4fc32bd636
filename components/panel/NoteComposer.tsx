import { useEffect, useState } from 'preact/hooks';
import { mayAddNote } from '../../utils/actions/thread-rules.ts';
import { OUTBOX_KEY, type OutboxRow } from '../../utils/outbox/outbox.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useStored } from '../hooks/use-stored.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './NoteComposer.module.css';
import { UnsentNotes } from './UnsentNotes.tsx';

/** Writes an internal note. What is typed is kept as a draft until RingCentral has it. */
export function NoteComposer({ thread }: { thread: StoredThread }) {
  const extensionId = useUserId();
  const draft = useDraft({ extensionId, kind: 'note', threadId: thread.id });
  const add = useCommand('addNote');
  const [pressId, setPressId] = useState(() => crypto.randomUUID());
  const outbox = useStored<OutboxRow[]>(OUTBOX_KEY) ?? [];
  const unsent = outbox.filter(
    (row) =>
      row.extensionId === extensionId &&
      row.threadId === thread.id &&
      (row.state !== 'sending' || row.isRetry),
  );
  const verdict = mayAddNote(thread);
  const text = draft.text.trim();
  const isHeld = text !== '' && unsent.some((row) => row.text === text);
  // An unclear note waits above with its own text; left in the field as well, it would be sent twice.
  useEffect(() => {
    if (isHeld) draft.clear(text);
  }, [isHeld, text, draft.clear]);

  if (!verdict.isAllowed && !text) {
    return (
      <div class={styles.composer}>
        <UnsentNotes rows={unsent} />
        <p class={styles.closed}>{verdict.reason}</p>
      </div>
    );
  }

  const send = async () => {
    if (!text) return;
    await draft.flush();
    const isOk = await add.run({ pressId, threadId: thread.id, text });
    setPressId(crypto.randomUUID());
    if (isOk) draft.clear(text);
  };
  const reason = !verdict.isAllowed ? verdict.reason : text ? undefined : 'Write the note first.';

  return (
    <form
      class={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <UnsentNotes rows={unsent} />
      {!verdict.isAllowed && <Banner look="status">{verdict.reason} Your text is kept.</Banner>}
      {add.error && !unsent.length && (
        <Banner look="error">{describeError(add.error)} Your text is kept.</Banner>
      )}
      <TextArea
        label="Internal note"
        look="note"
        placeholder="Internal note: only colleagues see it"
        value={draft.text}
        onInput={draft.setText}
      />
      <div class={styles.actions}>
        <Button type="submit" look="note" isBusy={add.isRunning} disabledReason={reason}>
          Add note
        </Button>
      </div>
    </form>
  );
}
