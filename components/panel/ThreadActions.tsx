import { useState } from 'preact/hooks';
import { mayAssign, mayResolve } from '../../utils/actions/thread-rules.ts';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { describeOwner } from '../../utils/wording/describe-thread.ts';
import { newestError, useCommand } from '../hooks/use-command.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { loadLater } from '../ui/load-later.ts';
import { AssignMenu } from './AssignMenu.tsx';
import styles from './ThreadActions.module.css';

const ConfirmDialog = loadLater(() => import('../later.ts').then((later) => later.ConfirmDialog));

type Props = {
  thread: StoredThread;
  /** Which conversation follows in the list this one was opened from. */
  findNext?: ((threadId: string) => Promise<string | undefined>) | undefined;
  /** Goes on with it, or back to the list when there is none. */
  onNext?: (threadId: string | undefined) => void;
};

/** What the agent can do to an open conversation; what the rules forbid is disabled with the reason. */
export function ThreadActions({ thread, findNext, onNext }: Props) {
  const me = useUserId();
  const assign = useCommand('assignThread');
  const resolve = useCommand('resolveThread');
  const [isAsking, setIsAsking] = useState(false);
  const error = newestError(assign, resolve);
  const take = mayAssign(thread, me, me);
  const canResolve = mayResolve(thread);
  const isMine = thread.assignee?.extensionId === me;

  // Asked before it is resolved: afterwards it has no place in the list any more.
  const resolveAndGoOn = async () => {
    const next = await findNext?.(thread.id).catch(() => undefined);
    const isDone = await resolve.run({ threadId: thread.id });
    setIsAsking(false);
    if (isDone) onNext?.(next);
  };

  if (!isOpen(thread) && !error) return null;
  return (
    <div class={styles.actions}>
      {isOpen(thread) && (
        <div class={styles.buttons}>
          {!isMine && (
            <Button
              look="primary"
              isBusy={assign.isRunning}
              disabledReason={take.isAllowed ? undefined : take.reason}
              onClick={() => void assign.run({ threadId: thread.id, extensionId: me })}
            >
              {thread.assignee ? 'Take over' : 'Assign to me'}
            </Button>
          )}
          <AssignMenu
            thread={thread}
            isBusy={assign.isRunning}
            onAssign={(extensionId) => void assign.run({ threadId: thread.id, extensionId })}
          />
          <Button
            isBusy={resolve.isRunning}
            disabledReason={canResolve.isAllowed ? undefined : canResolve.reason}
            onClick={() => setIsAsking(true)}
          >
            Resolve
          </Button>
        </div>
      )}
      {error && <Banner look="error">{describeError(error)}</Banner>}
      {isAsking && (
        <ConfirmDialog
          title="Resolve this conversation?"
          confirmText="Resolve"
          isBusy={resolve.isRunning}
          {...(findNext && {
            second: { text: 'Resolve and next', onConfirm: () => void resolveAndGoOn() },
          })}
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            void resolve.run({ threadId: thread.id }).then(() => setIsAsking(false));
          }}
        >
          A resolved conversation cannot be reopened. The customer’s next text to {describeOwner(thread)}{' '}
          starts a new one.
          {thread.assignee && !isMine && <> {thread.assignee.name} is working on it now.</>}
        </ConfirmDialog>
      )}
    </div>
  );
}
