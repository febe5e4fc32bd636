import { useState } from 'preact/hooks';
import { mayChangeNote } from '../../utils/actions/thread-rules.ts';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeAuthor } from '../../utils/wording/describe-entry.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { newestError, useCommand } from '../hooks/use-command.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { Icon } from '../ui/Icon.tsx';
import { loadLater } from '../ui/load-later.ts';
import { Menu } from '../ui/Menu.tsx';
import { Moment } from '../ui/Moment.tsx';
import styles from './NoteCard.module.css';

const ConfirmDialog = loadLater(() => import('../later.ts').then((later) => later.ConfirmDialog));
const NoteEditor = loadLater(() => import('../later.ts').then((later) => later.NoteEditor));

/** A note: yellow, marked as internal, with its author; the author may change or delete it while the thread is open. */
export function NoteCard({ note, thread }: { note: Entry; thread: StoredThread }) {
  const me = useUserId();
  const [mode, setMode] = useState<'shown' | 'editing' | 'deleting'>('shown');
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
      {mode === 'editing' ? (
        <NoteEditor
          text={note.text ?? ''}
          isBusy={edit.isRunning}
          onCancel={() => setMode('shown')}
          onSave={(text) => void edit.run({ ...ids, text }).then((isOk) => isOk && setMode('shown'))}
        />
      ) : (
        <p class={styles.text} dir="auto">
          {note.text}
        </p>
      )}
      {error && <Banner look="error">{describeError(error)}</Banner>}
      {mode === 'deleting' && (
        <ConfirmDialog
          title="Delete this note?"
          confirmText="Delete"
          look="danger"
          isBusy={remove.isRunning}
          onCancel={() => setMode('shown')}
          onConfirm={() => void remove.run(ids).then(() => setMode('shown'))}
        >
          It disappears for all colleagues. This cannot be undone.
        </ConfirmDialog>
      )}
    </article>
  );
}
