import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../utils/phone/normalise.ts';
import { getThread } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeOwner, describeState, holdingOf } from '../../utils/wording/describe-thread.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { StoreFailed } from './StoreFailed.tsx';
import { ThreadActions } from './ThreadActions.tsx';
import styles from './ThreadView.module.css';
import { Timeline } from './Timeline.tsx';

/** One conversation: who has it, what was said and noted, and what can be done. */
export function ThreadView({ threadId, onBack }: { threadId: string; onBack: () => void }) {
  const live = useLive(
    `thread ${threadId}`,
    (db) => getThread(db, threadId),
    (change) => change.threadIds.includes(threadId),
  );
  const entries = useCommand('loadEntries');
  const { run } = entries;
  useEffect(() => void run({ threadIds: [threadId] }), [run, threadId]);

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
    <article class={styles.thread} aria-label="Conversation">
      <ThreadHeader thread={thread} onBack={onBack} />
      <Timeline
        thread={thread}
        isLoading={entries.isRunning && !thread.hasAllEntries}
        error={thread.hasAllEntries ? undefined : entries.error}
        onRetry={() => void run({ threadIds: [threadId] })}
      />
      <NoteComposer thread={thread} />
    </article>
  );
}

function ThreadHeader({ thread, onBack }: { thread: StoredThread; onBack: () => void }) {
  const me = useUserId();
  const country = useHomeCountry();
  const back = useRef<HTMLDivElement>(null);
  const [isFocused, setIsFocused] = useState(false);
  useEffect(() => {
    if (isFocused) return;
    setIsFocused(true);
    back.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [isFocused]);
  return (
    <header class={styles.header}>
      <div class={styles.who} ref={back}>
        <Button look="icon" label="Back" onClick={onBack}>
          <Icon name="back" />
        </Button>
        <div class={styles.names}>
          <h1 class={styles.number}>
            <bdi>{formatNumber(thread.guestParty.phoneNumber, country)}</bdi>
          </h1>
          <p class={styles.owner}>
            <bdi>{describeOwner(thread)}</bdi>
            {thread.ownerParty.phoneNumber && (
              <>
                {' · '}
                <bdi>{formatNumber(thread.ownerParty.phoneNumber, country)}</bdi>
              </>
            )}
          </p>
        </div>
        <Pill holding={holdingOf(thread, me)}>{describeState(thread, me)}</Pill>
      </div>
      <ThreadActions thread={thread} />
    </header>
  );
}
