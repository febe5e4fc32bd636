import { useState } from 'preact/hooks';
import { mayChangeNote } from '../../utils/actions/thread-rules.ts';
import { type DraftPlace, draftKey } from '../../utils/drafts.ts';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeAuthor } from '../../utils/wording/describe-entry.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { useServices } from '../hooks/services.ts';
import { newestError, useCommand } from '../hooks/use-command.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { Icon } from '../ui/Icon.tsx';
import { loadLater } from '../ui/load-later.ts';
import { Menu } from '../ui/Menu.tsx';
import { Moment } from '../ui/Moment.tsx';
import styles from './NoteCard.module.css';

const DeleteNoteDialog = loadLater(() => import('../later.ts').then((later) => later.DeleteNoteDialog));
const NoteEditor = loadLater(() => import('../later.ts').then((later) => later.NoteEditor));

/** A note: yellow, marked as internal, with its author; the author may change or delete it while the thread is open. */
export function NoteCard({ note, thread }: { note: Entry; thread: StoredThread }) {
  const me = useUserId();
  const { stored } = useServices();
  const place: DraftPlace = { extensionId: me, kind: 'edit', noteId: note.id };
  // Where an edit was left, it goes on, without taking the focus from what is being written now.
  const read = () => (stored.peek(draftKey(place)) ? 'kept' : 'shown');
  const [mode, setMode] = useState<'shown' | 'kept' | 'editing' | 'deleting'>(read);
  const edit = useCommand('editNote');
  const remove = useCommand('deleteNote');
  const verdict = mayChangeNote(thread, note, me);
  const reason = verdict.isAllowed ? undefined : verdict.reason;
  const error = newestError(edit, remove);
  const at = entryTime(note);
  const ids = { threadId: thread.id, noteId: note.id };
  return (
    <article class={styles.note} aria-label="Internal note">
      <div class={styles.head}>
        <Icon name="note" size={16} />
        <span class={styles.author}>
          <bdi>{describeAuthor(note, me) || 'Note'}</bdi>
        </span>
        {at && (
          <span class={styles.time}>
            <Moment iso={at}>{formatTimeOfDay(at)}</Moment>
            {note.lastModifiedTime > note.creationTime && note.creationTime && ' · edited'}
          </span>
        )}
        <Menu
          look="icon"
          label="Change this note"
          button={<Icon name="more" size={16} />}
          items={[
            { text: 'Edit', icon: 'pencil', disabledReason: reason, onChoose: () => setMode('editing') },
            { text: 'Delete', icon: 'trash', disabledReason: reason, onChoose: () => setMode('deleting') },
          ]}
        />
      </div>
      {mode === 'editing' || mode === 'kept' ? (
        <NoteEditor
          place={place}
          text={note.text ?? ''}
          isBusy={edit.isRunning}
          refusal={reason}
          hasFocus={mode === 'editing'}
          onClose={() => setMode('shown')}
          onSave={(text) => edit.run({ ...ids, text })}
        />
      ) : (
        <p class={styles.text} dir="auto">
          {note.text}
        </p>
      )}
      {error && <Banner look="error">{describeError(error)}</Banner>}
      {mode === 'deleting' && (
        <DeleteNoteDialog
          place={place}
          isBusy={remove.isRunning}
          onDelete={() => remove.run(ids)}
          onClose={() => setMode(read)}
        />
      )}
    </article>
  );
}
