import { formatNumber } from '../../utils/phone/normalise.ts';
import { openThreads, readSyncState } from '../../utils/store/queries.ts';
import type { StoredThread, ThreadsideDb } from '../../utils/store/schema.ts';
import { type Holding, holdingOf } from '../../utils/wording/describe-thread.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { WindowedList } from '../ui/WindowedList.tsx';
import styles from './InboxView.module.css';
import { StoreFailed } from './StoreFailed.tsx';
import { ThreadCard } from './ThreadCard.tsx';

export type Filter = 'unassigned' | 'mine' | 'all';

const FILTERS: { name: Filter; text: string; empty: string }[] = [
  { name: 'unassigned', text: 'Unassigned', empty: 'Every open conversation has somebody.' },
  { name: 'mine', text: 'Assigned to me', empty: 'Nothing is assigned to you.' },
  { name: 'all', text: 'All', empty: 'Your queues have no open conversations.' },
];

const FIRST_SYNC = 'Fetching your team’s conversations for the first time';
const ROW_HEIGHT = 88;

const isShown = (filter: Filter, holding: Holding): boolean => filter === 'all' || filter === holding;

type Props = { filter: Filter; onFilter: (filter: Filter) => void; onOpen: (threadId: string) => void };

async function readInbox(db: ThreadsideDb) {
  const [threads, sync] = await Promise.all([openThreads(db), readSyncState(db)]);
  return { threads, hasSynced: sync.lastSuccessAt !== undefined };
}

/** All open conversations of the agent's queues, by who has them; counted from the rows that are listed. */
export function InboxView({ filter, onFilter, onOpen }: Props) {
  const me = useUserId();
  const country = useHomeCountry();
  const live = useLive(
    'open threads',
    readInbox,
    (change) => change.threadIds.length > 0 || change.topics.includes('sync'),
  );
  if (live.state === 'failed') return <StoreFailed />;
  if (live.state === 'loading') return <Skeleton lines={5} />;
  const { threads: all, hasSynced } = live.value;
  if (!all.length && !hasSynced) return <Skeleton lines={5} label={FIRST_SYNC} />;
  const of = (name: Filter) => all.filter((thread) => isShown(name, holdingOf(thread, me)));
  const shown = of(filter);
  return (
    <section class={styles.inbox} aria-label="Inbox">
      <h1 class="spoken">Inbox</h1>
      <fieldset class={styles.filters} aria-label="Show">
        {FILTERS.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            class={styles.filter}
            aria-pressed={filter === name}
            onClick={() => onFilter(name)}
          >
            {text} <span class={styles.count}>{of(name).length}</span>
          </button>
        ))}
      </fieldset>
      {shown.length ? (
        <WindowedList
          key={filter}
          items={shown}
          rowHeight={ROW_HEIGHT}
          keyOf={(thread: StoredThread) => thread.id}
          draw={(thread: StoredThread) => (
            <ThreadCard
              thread={thread}
              title={formatNumber(thread.guestParty.phoneNumber, country)}
              onOpen={() => onOpen(thread.id)}
            />
          )}
        />
      ) : (
        <Notice icon="check" title="Nothing here" level={2}>
          <p>{FILTERS.find(({ name }) => name === filter)?.empty}</p>
        </Notice>
      )}
    </section>
  );
}
