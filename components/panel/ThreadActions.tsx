import { useState } from 'preact/hooks';
import { mayAssign, mayResolve } from '../../utils/actions/thread-rules.ts';
import type { SmsRecipient } from '../../utils/ringcentral/people-api.ts';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { newestError, useCommand } from '../hooks/use-command.ts';
import { useUserId } from '../hooks/user.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { loadLater } from '../ui/load-later.ts';
import { AssignMenu } from './AssignMenu.tsx';
import styles from './ThreadActions.module.css';

const HandoverDialog = loadLater(() => import('../later.ts').then((later) => later.HandoverDialog));
const ResolveDialog = loadLater(() => import('../later.ts').then((later) => later.ResolveDialog));

type Props = {
  thread: StoredThread;
  /** Which conversation follows in the list this one was opened from. */
  findNext?: ((threadId: string) => Promise<string | undefined>) | undefined;
  /** Goes on with it, or back to the list when there is none. */
  onNext?: (threadId: string | undefined) => void;
  /** The agent begins something here: what comes of it is said here, also when the conversation ends meanwhile. */
  onAct?: () => void;
};

/** What the agent can do to an open conversation; what the rules forbid is disabled with the reason. */
export function ThreadActions({ thread, findNext, onNext, onAct }: Props) {
  const me = useUserId();
  const assign = useCommand('assignThread');
  const resolve = useCommand('resolveThread');
  const [asking, setAsking] = useState<'resolve' | readonly SmsRecipient[]>();
  const error = newestError(assign, resolve);
  const take = mayAssign(thread, me, me);
  const canResolve = mayResolve(thread);
  const isMine = thread.assignee?.extensionId === me;

  const assignTo = (extensionId: string | null) => {
    onAct?.();
    void assign.run({ threadId: thread.id, extensionId });
  };
  const ask = (what: typeof asking) => {
    onAct?.();
    setAsking(what);
  };
  const close = () => setAsking(undefined);

  // Asked before it is resolved: afterwards it has no place in the list any more.
  const resolveAndGoOn = async () => {
    const next = await findNext?.(thread.id).catch(() => undefined);
    const isDone = await resolve.run({ threadId: thread.id });
    close();
    if (isDone) onNext?.(next);
  };

  // A dialog that closed by itself would look as if all had gone well.
  if (!isOpen(thread) && !error && !asking) return null;
  return (
    <div class={styles.actions}>
      {isOpen(thread) && (
        <div class={styles.buttons}>
          {!isMine && (
            <Button
              look="primary"
              isBusy={assign.isRunning}
              disabledReason={take.isAllowed ? undefined : take.reason}
              onClick={() => assignTo(me)}
            >
              {thread.assignee ? 'Take over' : 'Assign to me'}
            </Button>
          )}
          <AssignMenu thread={thread} isBusy={assign.isRunning} onAssign={assignTo} onHandOver={ask} />
          <Button
            isBusy={resolve.isRunning}
            disabledReason={canResolve.isAllowed ? undefined : canResolve.reason}
            onClick={() => ask('resolve')}
          >
            Resolve
          </Button>
        </div>
      )}
      {error && <Banner look="error">{describeError(error)}</Banner>}
      {asking === 'resolve' ? (
        <ResolveDialog
          thread={thread}
          isBusy={resolve.isRunning}
          onResolve={() => void resolve.run({ threadId: thread.id }).then(close)}
          onResolveAndNext={findNext && (() => void resolveAndGoOn())}
          onClose={close}
        />
      ) : (
        asking && <HandoverDialog thread={thread} colleagues={asking} onClose={close} />
      )}
    </div>
  );
}
