import { useState } from 'preact/hooks';
import { mayDelete } from '../../utils/actions/thread-rules.ts';
import { allEntries } from '../../utils/store/read-entries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeLoss } from '../../utils/wording/describe-loss.ts';
import { SECONDS_TO_CANCEL, useDeletion } from '../hooks/use-deletion.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { Icon } from '../ui/Icon.tsx';
import { loadLater } from '../ui/load-later.ts';
import { Menu } from '../ui/Menu.tsx';

const ConfirmDialog = loadLater(() => import('../later.ts').then((later) => later.ConfirmDialog));

type Props = {
  thread: StoredThread;
  /** Leaves the conversation unread, and the screen. */
  onMarkUnread?: () => void;
};

/** What is done to a conversation more rarely: leaving it unread, deleting it for everybody. */
export function ThreadMenu({ thread, onMarkUnread }: Props) {
  const deletion = useDeletion();
  const [isAsking, setIsAsking] = useState(false);
  const verdict = mayDelete(thread);
  if (!deletion || thread.availability === 'Deleted') return null;
  const isBusy = deletion.secondsLeft > 0 || deletion.isRunning;
  const reason = isBusy ? 'A conversation is being deleted.' : verdict.isAllowed ? undefined : verdict.reason;
  return (
    <>
      <Menu
        look="icon"
        label="More about this conversation"
        button={<Icon name="more" />}
        items={[
          ...(onMarkUnread
            ? [{ text: 'Mark as unread', icon: 'chat' as const, onChoose: onMarkUnread }]
            : []),
          {
            text: 'Delete conversation',
            icon: 'trash',
            disabledReason: reason,
            onChoose: () => setIsAsking(true),
          },
        ]}
      />
      {isAsking && (
        <AskToDelete
          thread={thread}
          onYes={() => {
            setIsAsking(false);
            deletion.start(thread);
          }}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

function AskToDelete({ thread, onYes, onNo }: { thread: StoredThread; onYes: () => void; onNo: () => void }) {
  const me = useUserId();
  const live = useLive(
    `loss ${thread.id}`,
    (db) => allEntries(db, thread.id),
    (change) => change.threadIds.includes(thread.id),
  );
  return (
    <ConfirmDialog
      title="Delete this conversation?"
      confirmText="Delete for everybody"
      look="danger"
      isBusy={live.state === 'loading'}
      onConfirm={onYes}
      onCancel={onNo}
    >
      <p>
        This deletes{' '}
        <b>
          <bdi>{live.state === 'ready' ? describeLoss(thread, live.value, me) : 'everything said here'}</bdi>
        </b>
        , for the whole team and for good. You have {SECONDS_TO_CANCEL} seconds to take it back.
      </p>
    </ConfirmDialog>
  );
}
