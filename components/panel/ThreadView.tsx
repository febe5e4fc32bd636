import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../utils/phone/normalise.ts';
import { getThread } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeOwner, describeState, holdingOf } from '../../utils/wording/describe-thread.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useServices } from '../hooks/services.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { useMarkRead } from '../hooks/use-mark-read.ts';
import { useUserId } from '../hooks/user.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { NoteComposer } from './NoteComposer.tsx';
import { StoreFailed } from './StoreFailed.tsx';
import { ThreadActions } from './ThreadActions.tsx';
import { ThreadMenu } from './ThreadMenu.tsx';
import styles from './ThreadView.module.css';
import { Timeline } from './Timeline.tsx';

type Props = {
  threadId: string;
  /** The entry to open it at; without one, its end. */
  focusEntryId?: string | undefined;
  onBack: () => void;
  /** Which conversation follows in the list it was opened from; undefined where there is no list. */
  findNext?: ((threadId: string) => Promise<string | undefined>) | undefined;
  onNext?: (threadId: string | undefined) => void;
};

/** One conversation: who has it, what was said and noted, and what can be done. */
export function ThreadView({ threadId, focusEntryId, onBack, findNext, onNext }: Props) {
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
      <ThreadHeader thread={thread} onBack={onBack} findNext={findNext} {...(onNext && { onNext })} />
      <Timeline
        thread={thread}
        focusEntryId={focusEntryId}
        isLoading={entries.isRunning && !thread.hasAllEntries}
        error={thread.hasAllEntries ? undefined : entries.error}
        onRetry={() => void run({ threadIds: [threadId] })}
      />
      <NoteComposer thread={thread} />
    </article>
  );
}

type HeaderProps = { thread: StoredThread } & Pick<Props, 'onBack' | 'findNext' | 'onNext'>;

function ThreadHeader({ thread, onBack, findNext, onNext }: HeaderProps) {
  const me = useUserId();
  const country = useHomeCountry();
  const back = useRef<HTMLDivElement>(null);
  const { send } = useServices();
  const [isFocused, setIsFocused] = useState(false);
  const [isLeftUnread, setIsLeftUnread] = useState(false);
  useMarkRead(thread, !isLeftUnread);
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
        <ThreadMenu
          thread={thread}
          onMarkUnread={() => {
            setIsLeftUnread(true);
            void send('markRead', { threadId: thread.id, upTo: undefined }).then(onBack);
          }}
        />
      </div>
      <ThreadActions thread={thread} findNext={findNext} {...(onNext && { onNext })} />
    </header>
  );
}
