import { useEffect, useState } from 'preact/hooks';
import { OUTBOX_KEY, type OutboxRow } from '../../utils/outbox/outbox.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import type { Section } from '../../utils/timeline/read-customer.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useKept } from '../hooks/use-kept.ts';
import { useStored } from '../hooks/use-stored.ts';
import { useUserId } from '../hooks/user.ts';
import { Icon } from '../ui/Icon.tsx';
import { loadLater } from '../ui/load-later.ts';
import styles from './Composer.module.css';
import { ReplyForm } from './ReplyForm.tsx';

const UnsentItems = loadLater(() => import('../later.ts').then((later) => later.UnsentItems));
const NoteForm = loadLater(() => import('../later.ts').then((later) => later.NoteForm));

/** What the composer is about. `threads`: the one that is written in first; `thread`: the open one. */
export type ComposerProps = {
  phoneNumber: string;
  threads: readonly StoredThread[];
  thread: StoredThread | undefined;
  sections: readonly Section[];
  /** Time of the newest entry on screen, ISO 8601, '' = none. */
  seenUpTo: string;
  /** The conversation that is being written in: it stays the one that buttons are about; undefined: none any more. */
  onHold(threadId: string | undefined): void;
};

type Mode = 'reply' | 'note';

/** Writes to the customer or to colleagues, in two modes that look, read and press differently. */
export function Composer(props: ComposerProps) {
  const me = useUserId();
  const [mode, setMode] = useKept<Mode>(`mode ${me} ${props.phoneNumber}`, 'reply');
  const [isChosen, setIsChosen] = useState(false);
  const outbox = useStored<OutboxRow[]>(OUTBOX_KEY) ?? [];
  const rows = outbox.filter((row) => row.extensionId === me && isHere(row, props));
  const unsent = rows.filter(isToShow);
  const sending = rows.filter(({ state }) => state === 'sending');
  const draft = useDraft({ extensionId: me, kind: 'reply', guestPhoneNumber: props.phoneNumber });
  const { thread, onHold } = props;
  const [hasFocus, setHasFocus] = useState(false);
  const isWriting = hasFocus || draft.text !== '';
  useEffect(() => {
    if (!isWriting) onHold(undefined);
    else if (thread) onHold(thread.id);
  }, [isWriting, thread?.id, onHold]);
  const choose = (name: Mode) => {
    setMode(() => name);
    setIsChosen(true);
  };
  const tab = (name: Mode, text: string) => (
    <button
      type="button"
      role="tab"
      class={`${styles.tab} ${name === 'note' ? styles.noteTab : ''}`}
      aria-selected={mode === name}
      onClick={() => choose(name)}
    >
      <Icon name={name === 'note' ? 'note' : 'chat'} size={14} />
      {text}
    </button>
  );
  return (
    <section
      class={`${styles.composer} ${mode === 'note' ? styles.note : ''}`}
      aria-label="Write"
      onFocusIn={() => setHasFocus(true)}
      onFocusOut={() => setHasFocus(false)}
    >
      {unsent.length > 0 && (
        <UnsentItems rows={unsent} seenUpTo={props.seenUpTo} draft={draft} onReply={() => choose('reply')} />
      )}
      <div class={styles.tabs} role="tablist" aria-label="Who reads it">
        {tab('reply', 'Text to customer')}
        {tab('note', 'Internal note')}
      </div>
      {mode === 'reply' ? (
        <ReplyForm {...props} draft={draft} unsent={unsent} sending={sending} hasFocus={isChosen} />
      ) : (
        <NoteForm {...props} unsent={unsent} sending={sending} hasFocus={isChosen} />
      )}
    </section>
  );
}

const isHere = (row: OutboxRow, { phoneNumber, threads }: ComposerProps): boolean =>
  row.kind === 'message'
    ? row.guestPhoneNumber === phoneNumber
    : threads.some(({ id }) => id === row.threadId);

/** What is on its way is not shown, except when the agent had seen it fail before. */
const isToShow = ({ state, isRetry }: OutboxRow): boolean =>
  state !== 'sent' && (state !== 'sending' || isRetry === true);
