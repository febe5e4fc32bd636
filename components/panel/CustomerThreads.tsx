import { useEffect } from 'preact/hooks';
import { formatNumber } from '../../utils/phone/normalise.ts';
import { readHistory, readSyncState, threadsByGuest } from '../../utils/store/queries.ts';
import { isOpen, type StoredThread, type ThreadsideDb } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './CustomerThreads.module.css';
import { StoreFailed } from './StoreFailed.tsx';
import { ThreadCard } from './ThreadCard.tsx';

type Shown = { threads: StoredThread[]; isHistoryKnown: boolean; hasSynced: boolean };

async function readCustomer(db: ThreadsideDb, phoneNumber: string): Promise<Shown> {
  const [threads, history, sync] = await Promise.all([
    threadsByGuest(db, phoneNumber),
    readHistory(db, phoneNumber),
    readSyncState(db),
  ]);
  return {
    threads,
    isHistoryKnown: history !== undefined,
    hasSynced: sync.lastSuccessAt !== undefined,
  };
}

/** Fetches the customer's past once the panel shows them; what is stored is shown meanwhile. */
function useHistory(phoneNumber: string) {
  const history = useCommand('loadHistory');
  const { run } = history;
  useEffect(() => void run({ guestPhoneNumber: phoneNumber }), [run, phoneNumber]);
  return { ...history, retry: () => void run({ guestPhoneNumber: phoneNumber }) };
}

/** A customer's conversations over all queues: open ones first, then the resolved past. */
export function CustomerThreads({
  phoneNumber,
  onOpen,
}: {
  phoneNumber: string;
  onOpen: (threadId: string) => void;
}) {
  const country = useHomeCountry();
  const history = useHistory(phoneNumber);
  const live = useLive(
    `customer ${phoneNumber}`,
    (db) => readCustomer(db, phoneNumber),
    (change) => change.guestPhoneNumbers.includes(phoneNumber) || change.topics.includes('sync'),
  );
  if (live.state === 'loading') return <Skeleton lines={3} />;
  if (live.state === 'failed') return <StoreFailed />;
  const { threads, isHistoryKnown, hasSynced } = live.value;
  const open = threads.filter(isOpen);
  const past = threads.filter((thread) => !isOpen(thread));
  const isWaiting = history.isRunning || (!isHistoryKnown && !history.error);

  if (!threads.length && isWaiting) return <FirstLook hasSynced={hasSynced} />;
  if (!threads.length && !history.error) {
    return (
      <Notice icon="chat" title="No conversation yet" level={2}>
        <p>
          Nobody has exchanged texts with <bdi>{formatNumber(phoneNumber, country)}</bdi> through your shared
          numbers.
        </p>
      </Notice>
    );
  }
  return (
    <div class={styles.scroll}>
      {open.length > 0 && <Section title="Open" threads={open} onOpen={onOpen} />}
      {past.length > 0 && <Section title="Earlier" threads={past} onOpen={onOpen} />}
      {isWaiting && <Skeleton lines={2} label="Loading earlier conversations" />}
      {history.error && (
        <div class={styles.foot}>
          <Banner look="error" action={<Button onClick={history.retry}>Try again</Button>}>
            Earlier conversations could not be loaded. {describeError(history.error)}
          </Banner>
        </div>
      )}
    </div>
  );
}

function FirstLook({ hasSynced }: { hasSynced: boolean }) {
  const label = hasSynced
    ? 'Looking for conversations'
    : 'Fetching your team’s conversations for the first time';
  return <Skeleton lines={3} label={label} />;
}

function Section({
  title,
  threads,
  onOpen,
}: {
  title: string;
  threads: readonly StoredThread[];
  onOpen: (threadId: string) => void;
}) {
  return (
    <section aria-label={title}>
      <h2 class={styles.heading}>{title}</h2>
      <ul>
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadCard thread={thread} onOpen={() => onOpen(thread.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
