import { useEffect, useRef, useState } from 'preact/hooks';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { describeExpiry, describeWaiting } from '../../utils/wording/clocks.ts';
import { describeOwner, describeState } from '../../utils/wording/describe-thread.ts';
import { useServices } from '../hooks/services.ts';
import { useFormatNumber } from '../hooks/use-format-number.ts';
import { useMarkRead } from '../hooks/use-mark-read.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { ThreadActions } from '../panel/ThreadActions.tsx';
import { ThreadMenu } from '../panel/ThreadMenu.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Pill } from '../ui/Pill.tsx';
import type { NextInList } from './Customer.tsx';
import styles from './CustomerHeader.module.css';

type Props = NextInList & {
  phoneNumber: string;
  label: string | undefined;
  threads: readonly StoredThread[];
  /** The open thread that buttons are about. */
  thread: StoredThread | undefined;
  onChoose: (threadId: string) => void;
  onBack: (() => void) | undefined;
  onPin: (() => void) | undefined;
};

/** Whose number it is, which queue it goes through, who has it, how long they wait, and what can be done. */
export function CustomerHeader(props: Props) {
  const { phoneNumber, label, threads, thread, onChoose, onBack, onPin, findNext, onNext } = props;
  const me = useUserId();
  const formatNumber = useFormatNumber();
  const back = useRef<HTMLDivElement>(null);
  const hasBack = onBack !== undefined;
  useEffect(() => {
    if (hasBack) back.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [hasBack]);
  const [actedId, setActedId] = useState<string>();
  // What was refused is explained also when the refusal ended the conversation.
  const lastId = useRef(thread?.id);
  if (thread) lastId.current = thread.id;
  const shown = thread ?? threads.find(({ id }) => id === lastId.current) ?? threads[0];
  return (
    <header class={styles.header}>
      <div class={styles.who} ref={back}>
        {onBack && (
          <Button look="icon" label="Back" onClick={onBack}>
            <Icon name="back" />
          </Button>
        )}
        <div class={styles.name}>
          <h1 class={styles.number}>
            <bdi>{formatNumber(phoneNumber)}</bdi>
          </h1>
          {label && <span class={styles.label}>{label}</span>}
        </div>
        <span class={styles.right}>
          {shown && <Pill thread={shown} me={me} />}
          {onPin && (
            <Button look="icon" label="Pin this customer" onClick={onPin}>
              <Icon name="pin" size={16} />
            </Button>
          )}
          {shown && <MenuAndReads key={shown.id} thread={shown} threads={threads} onBack={onBack} />}
        </span>
      </div>
      <OpenThreads threads={threads.filter(isOpen)} chosen={thread} onChoose={onChoose} />
      {shown && <About thread={shown} />}
      {threads
        // One that ended under the agent's hands still has its dialog and what was refused.
        .filter((one) => one === shown || (one.id === actedId && !isOpen(one)))
        .map((one) => (
          <ThreadActions
            key={one.id}
            thread={one}
            findNext={findNext}
            {...(onNext && { onNext })}
            onAct={() => setActedId(one.id)}
          />
        ))}
    </header>
  );
}

/** Rare actions; and that the customer's texts were seen, unless the agent leaves them unread. */
function MenuAndReads({
  thread,
  threads,
  onBack,
}: {
  thread: StoredThread;
  threads: readonly StoredThread[];
  onBack: (() => void) | undefined;
}) {
  const { send } = useServices();
  const [isLeftUnread, setIsLeftUnread] = useState(false);
  const leaveUnread = () => {
    setIsLeftUnread(true);
    void send('markRead', { threadId: thread.id, upTo: undefined }).then(onBack);
  };
  return (
    <>
      {threads.filter(isOpen).map((one) => (
        <MarkRead key={one.id} thread={one} isEnabled={!isLeftUnread} />
      ))}
      <ThreadMenu thread={thread} {...(onBack && { onMarkUnread: leaveUnread })} />
    </>
  );
}

function MarkRead({ thread, isEnabled }: { thread: StoredThread; isEnabled: boolean }) {
  useMarkRead(thread, isEnabled);
  return null;
}

/** The queue and its number, and the two clocks of an open thread. */
function About({ thread }: { thread: StoredThread }) {
  const formatNumber = useFormatNumber();
  const now = useNow();
  const { phoneNumber } = thread.ownerParty;
  const waiting = describeWaiting(thread, now);
  const expiry = describeExpiry(thread, now);
  return (
    <p class={styles.about}>
      <span class={styles.owner}>
        <bdi>{describeOwner(thread)}</bdi>
        {phoneNumber && (
          <>
            {' · '}
            <bdi>{formatNumber(phoneNumber)}</bdi>
          </>
        )}
      </span>
      {waiting && <span class={styles.waiting}>{waiting}</span>}
      {expiry && <span class={styles.expiry}>{expiry}</span>}
    </p>
  );
}

/** The same customer may have open conversations with several queues: which one is meant. */
function OpenThreads({
  threads,
  chosen,
  onChoose,
}: {
  threads: readonly StoredThread[];
  chosen: StoredThread | undefined;
  onChoose: (threadId: string) => void;
}) {
  const me = useUserId();
  // Of a single one there is nothing to choose, except when what the agent writes belongs to none that is open.
  if (threads.length < (chosen ? 2 : 1)) return null;
  return (
    <ul class={styles.open} aria-label="Open conversations">
      {threads.map((thread) => (
        <li key={thread.id}>
          <button
            type="button"
            class={styles.choice}
            aria-pressed={thread.id === chosen?.id}
            onClick={() => onChoose(thread.id)}
          >
            <bdi>{describeOwner(thread)}</bdi>
            <span>{describeState(thread, me)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
