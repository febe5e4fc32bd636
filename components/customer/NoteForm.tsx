import { useState } from 'preact/hooks';
import { mayAddNote, type Verdict } from '../../utils/actions/thread-rules.ts';
import type { OutboxRow } from '../../utils/outbox/outbox.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './NoteForm.module.css';
import { useEmptiedWhenHeld } from './use-emptied-when-held.ts';
import { useNoteDraft } from './use-note-draft.ts';

type Props = {
  /** The open thread; without one no note can be added. */
  thread: StoredThread | undefined;
  threads: readonly StoredThread[];
  unsent: readonly OutboxRow[];
  /** What is on its way, perhaps since a form that the agent has left. */
  sending: readonly OutboxRow[];
  /** Whether the agent has just asked for it. */
  hasFocus: boolean;
};

/** Writes an internal note. What is typed is kept as a draft until RingCentral has it. */
export function NoteForm(props: Props) {
  const { thread, threads } = props;
  const target = thread ?? threads[0];
  if (!target) return <p class={styles.closed}>There is no conversation to add a note to yet.</p>;
  return <Form key={target.id} {...props} thread={target} />;
}

function Form({ thread, threads, unsent, sending, hasFocus }: Props & { thread: StoredThread }) {
  const draft = useNoteDraft(thread, threads);
  const add = useCommand('addNote');
  const [pressId, setPressId] = useState(() => crypto.randomUUID());
  const verdict = mayAddNote(thread);
  const text = draft.text.trim();
  const isThis = (row: OutboxRow): boolean => row.kind === 'note' && row.text === text;
  useEmptiedWhenHeld(unsent, text !== '' && unsent.some(isThis), () => draft.clear(text));
  if (!verdict.isAllowed && !text) return <p class={styles.closed}>{verdict.reason}</p>;

  const reason = reasonAgainst(verdict, text, sending.some(isThis));
  const send = async () => {
    if (reason !== undefined) return;
    await draft.flush();
    const isOk = await add.run({ pressId, threadId: thread.id, text });
    setPressId(crypto.randomUUID());
    if (isOk) draft.clear(text);
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {draft.hasMoved && (
        <Banner look="status">
          The conversation you wrote this for is over. Your text is kept for the new one.
        </Banner>
      )}
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
        hasFocus={hasFocus}
      />
      <div class={styles.actions}>
        <span class={styles.hint}>The customer does not see this.</span>
        <Button type="submit" look="note" isBusy={add.isRunning} disabledReason={reason}>
          Add note
        </Button>
      </div>
    </form>
  );
}

function reasonAgainst(verdict: Verdict, text: string, isOnItsWay: boolean): string | undefined {
  if (!verdict.isAllowed) return verdict.reason;
  if (!text) return 'Write the note first.';
  return isOnItsWay ? 'This note is being added.' : undefined;
}
