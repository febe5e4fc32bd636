import { useCallback } from 'preact/hooks';
import { toE164 } from '../../utils/phone/normalise.ts';
import { readQuery } from '../../utils/search/match-text.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useInboxChoice } from '../hooks/use-inbox-choice.ts';
import { useUserId } from '../hooks/user.ts';
import { StoreFailed } from '../panel/StoreFailed.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { InboxControls } from './InboxControls.tsx';
import styles from './InboxView.module.css';
import { useOpenThreads } from './OpenThreads.tsx';
import { ResolvedRows } from './ResolvedRows.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { ThreadRows } from './ThreadRows.tsx';

const FIRST_SYNC = 'Fetching your team’s conversations for the first time';

type Props = {
  query: string;
  /** Whether the agent came here to search. */
  isSearching: boolean;
  onQuery: (query: string) => void;
  onOpen: (threadId: string, entryId?: string) => void;
  onLookUp: (phoneNumber: string) => void;
  /** How far the list was scrolled when it was last on screen, and where that is kept. */
  scrollTop: { current: number };
};

/** The team's conversations: filtered, sorted and counted from the stored rows, or searched over all of them. */
export function InboxView({ query, isSearching, onQuery, onOpen, onLookUp, scrollTop }: Props) {
  const country = useHomeCountry();
  const wanted = readQuery(query, (text) => toE164(text, { homeCountry: country }));
  return (
    <section class={styles.inbox} aria-label="Inbox">
      <h1 class="spoken">Inbox</h1>
      <SearchField query={query} isWanted={isSearching} onQuery={onQuery} />
      {wanted ? (
        <SearchResults query={wanted} onOpen={onOpen} onLookUp={onLookUp} />
      ) : (
        <Conversations onOpen={onOpen} scrollTop={scrollTop} />
      )}
    </section>
  );
}

function Conversations({ onOpen, scrollTop }: Pick<Props, 'onOpen' | 'scrollTop'>) {
  const me = useUserId();
  const { live, listOf } = useOpenThreads();
  const [choice, choose] = useInboxChoice();
  const openThread = useCallback((threadId: string) => onOpen(threadId), [onOpen]);

  if (live.state === 'failed') return <StoreFailed />;
  if (live.state === 'loading') return <Skeleton lines={5} />;
  const { open, sync } = live.value;
  if (!open.size && sync.lastSuccessAt === undefined) return <Skeleton lines={5} label={FIRST_SYNC} />;
  const { rows, counts, queues } = listOf(open, choice, me);
  const list = { choice, sync, scrollTop, onOpen: openThread };
  return (
    <>
      <InboxControls
        choice={choice}
        counts={counts}
        queues={queues}
        onChoice={(next) => {
          scrollTop.current = 0;
          choose(next);
        }}
      />
      {choice.filter === 'resolved' ? <ResolvedRows {...list} /> : <ThreadRows {...list} rows={rows} />}
    </>
  );
}
