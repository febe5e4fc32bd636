import type { StoredThread } from '../../utils/store/schema.ts';
import { describeOwner } from '../../utils/wording/describe-thread.ts';
import { useUserId } from '../hooks/user.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

type Props = {
  thread: StoredThread;
  isBusy: boolean;
  onResolve: () => void;
  /** Resolves it and goes on with the next of the list; undefined where there is no list. */
  onResolveAndNext: (() => void) | undefined;
  onClose: () => void;
};

/** Asks before a conversation is resolved: that cannot be undone, and may surprise whoever works on it. */
export function ResolveDialog({ thread, isBusy, onResolve, onResolveAndNext, onClose }: Props) {
  const me = useUserId();
  const { assignee } = thread;
  return (
    <ConfirmDialog
      title="Resolve this conversation?"
      confirmText="Resolve"
      isBusy={isBusy}
      {...(onResolveAndNext && { second: { text: 'Resolve and next', onConfirm: onResolveAndNext } })}
      onCancel={onClose}
      onConfirm={onResolve}
    >
      A resolved conversation cannot be reopened. The customer’s next text to {describeOwner(thread)} starts a
      new one.
      {assignee && assignee.extensionId !== me && <> {assignee.name} is working on it now.</>}
    </ConfirmDialog>
  );
}
