import { getThread } from '../../utils/store/queries.ts';
import { Customer, type NextInList } from '../customer/Customer.tsx';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StoreFailed } from './StoreFailed.tsx';

type Props = NextInList & {
  threadId: string;
  /** The entry to open it at; without one, its end. */
  focusEntryId?: string | undefined;
  onBack: () => void;
};

/** The customer of one conversation, opened at it. */
export function ThreadView({ threadId, focusEntryId, onBack, ...next }: Props) {
  const live = useLive(
    `thread ${threadId}`,
    (db) => getThread(db, threadId),
    (change) => change.threadIds.includes(threadId),
  );
  if (live.state === 'loading') return <Skeleton lines={4} />;
  if (live.state === 'failed') return <StoreFailed />;
  const thread = live.value;
  if (!thread) {
    return (
      <Notice icon="chat" title="This conversation is gone" actions={<Button onClick={onBack}>Back</Button>}>
        <p>It was deleted, or its queue is no longer yours.</p>
      </Notice>
    );
  }
  return (
    <Customer
      phoneNumber={thread.guestParty.phoneNumber}
      threadId={threadId}
      focusEntryId={focusEntryId}
      onBack={onBack}
      {...next}
    />
  );
}
