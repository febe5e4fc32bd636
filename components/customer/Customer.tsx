import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentThread } from '../../utils/customer/current-thread.ts';
import { handoverNote } from '../../utils/customer/handover-note.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { readCustomer, type TimelineReach } from '../../utils/timeline/read-customer.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { customerKey, FIRST_REACH, reachVersion } from '../hooks/live-keys.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { StoreFailed } from '../panel/StoreFailed.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Composer } from './Composer.tsx';
import styles from './Customer.module.css';
import { CustomerHeader } from './CustomerHeader.tsx';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { NoConversation } from './NoConversation.tsx';
import { PinnedNote } from './PinnedNote.tsx';

/** How to go on to the next conversation of the list this one was opened from; empty where there is no list. */
export type NextInList = {
  findNext?: ((threadId: string) => Promise<string | undefined>) | undefined;
  /** Undefined when there is none. */
  onNext?: (threadId: string | undefined) => void;
};

type Props = NextInList & {
  /** E.164. */
  phoneNumber: string;
  /** What the page calls the number. */
  label?: string | undefined;
  /** The thread the agent came for. */
  threadId?: string | undefined;
  /** The entry a search led to. */
  focusEntryId?: string | undefined;
  onBack?: (() => void) | undefined;
  /** Keeps this customer in view while tabs change. */
  onPin?: (() => void) | undefined;
  /** What stands above everything: the page's numbers, or that the customer is pinned. */
  children?: ComponentChildren;
};

/** A search reads more than `FIRST_REACH`. */
const SEARCH_REACH = 2_000;

/** Fetches the customer's past once the panel shows them; what is stored is shown meanwhile. */
function useHistory(phoneNumber: string) {
  const history = useCommand('loadHistory');
  const { run } = history;
  useEffect(() => void run({ guestPhoneNumber: phoneNumber }), [run, phoneNumber]);
  return { ...history, retry: () => void run({ guestPhoneNumber: phoneNumber }) };
}

const firstReach = (includeId: string | undefined, focusEntryId: string | undefined): TimelineReach => ({
  ...FIRST_REACH,
  includeId,
  ...(focusEntryId && { entriesPerThread: SEARCH_REACH }),
});

/** What is written in comes first: what a text that starts a new one goes on from. */
const heldFirst = (threads: readonly StoredThread[], heldId: string | undefined): StoredThread[] =>
  threads.toSorted((a, b) => Number(b.id === heldId) - Number(a.id === heldId));

/** One customer: everything said with them over all queues, who has them now, and what can be done. */
export function Customer(props: Props) {
  const { phoneNumber, label, threadId, focusEntryId, onBack, onPin, findNext, onNext, children } = props;
  const me = useUserId();
  const history = useHistory(phoneNumber);
  const [chosenId, setChosenId] = useState(threadId);
  const [heldId, hold] = useState<string>();
  const [reach, setReach] = useState(() => firstReach(threadId, focusEntryId));
  const live = useLive(
    customerKey(phoneNumber),
    (db) => readCustomer(db, phoneNumber, reach),
    (change) => change.guestPhoneNumbers.includes(phoneNumber) || change.topics.includes('sync'),
    reachVersion(reach),
  );
  if (live.state === 'loading') return <Skeleton lines={3} />;
  if (live.state === 'failed') return <StoreFailed />;
  const { timeline, isHistoryKnown, hasSynced } = live.value;
  const thread = currentThread(timeline.threads, me, chosenId, heldId);
  const section = timeline.sections.find((one) => one.thread.id === thread?.id);
  const isWaiting = history.isRunning || (!isHistoryKnown && !history.error);
  const pinned = section && handoverNote(section.entries, me);
  const last = section?.entries.at(-1);

  return (
    <article class={styles.customer} aria-label="Conversation">
      {children}
      <CustomerHeader
        phoneNumber={phoneNumber}
        label={label}
        threads={timeline.threads}
        thread={thread}
        onChoose={setChosenId}
        onBack={onBack}
        onPin={onPin}
        findNext={findNext}
        {...(onNext && { onNext })}
      />
      {pinned && <PinnedNote note={pinned} />}
      {history.error && (
        <Banner look="error" action={<Button onClick={history.retry}>Try again</Button>}>
          Earlier conversations could not be loaded. {describeError(history.error)}
        </Banner>
      )}
      {timeline.threads.length > 0 ? (
        <CustomerTimeline
          timeline={timeline}
          reach={reach}
          onReach={setReach}
          focusEntryId={focusEntryId}
          focusThreadId={threadId}
          isFetching={isWaiting}
        />
      ) : (
        <NoConversation
          phoneNumber={phoneNumber}
          isWaiting={isWaiting}
          hasSynced={hasSynced}
          isUnknown={!isHistoryKnown}
        />
      )}
      <Composer
        key={phoneNumber}
        phoneNumber={phoneNumber}
        threads={heldFirst(timeline.threads, heldId)}
        thread={thread}
        sections={timeline.sections}
        onHold={hold}
        seenUpTo={last ? entryTime(last) : ''}
      />
    </article>
  );
}
