import type { CountryCode } from 'libphonenumber-js/min';
import { formatNumber } from '../../utils/phone/normalise.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import { type Excerpt, excerptOf } from '../../utils/search/excerpt.ts';
import type { Query } from '../../utils/search/match-text.ts';
import type { SearchHit } from '../../utils/search/search-store.ts';
import { lastActivityTime } from '../../utils/store/queries.ts';
import { describeAuthor } from '../../utils/wording/describe-entry.ts';
import { describeLastText, describeOwner } from '../../utils/wording/describe-thread.ts';
import { formatMoment } from '../../utils/wording/format-time.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { StoreFailed } from '../panel/StoreFailed.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Moment } from '../ui/Moment.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { WindowedList } from '../ui/WindowedList.tsx';
import row from './InboxRow.module.css';
import { ROW_HEIGHT } from './InboxRow.tsx';
import styles from './SearchResults.module.css';
import { MOST_HITS, useSearch } from './use-search.ts';

type Props = {
  query: Query;
  onOpen: (threadId: string, entryId?: string) => void;
  onLookUp: (phoneNumber: string) => void;
};

/** What was found over everything ever synced, and the way to a customer whose whole number was typed. */
export function SearchResults({ query, onOpen, onLookUp }: Props) {
  const me = useUserId();
  const country = useHomeCountry();
  const now = useNow();
  const { hits, state } = useSearch(query);
  const { phoneNumber } = query;
  if (state === 'failed') return <StoreFailed />;
  return (
    <section class={styles.results} aria-label="Search results">
      {phoneNumber && (
        <button type="button" class={styles.lookUp} onClick={() => onLookUp(phoneNumber)}>
          <Icon name="phone" />
          <span>
            Look up <bdi class={styles.whole}>{formatNumber(phoneNumber, country)}</bdi>
          </span>
        </button>
      )}
      <p class={hits.length || state === 'running' ? styles.status : 'spoken'} role="status">
        {describeCount(hits.length, state === 'done')}
      </p>
      {hits.length > 0 && (
        <WindowedList
          items={hits}
          rowHeight={ROW_HEIGHT}
          keyOf={({ thread }) => thread.id}
          draw={(hit) => <Hit hit={hit} query={query} me={me} country={country} now={now} onOpen={onOpen} />}
        />
      )}
      {!hits.length && state === 'done' && (
        <Notice icon="search" title="Nothing found" level={2}>
          <p>
            Threadside searches all conversations it keeps in this browser. What was resolved before you
            signed in is there once its customer was opened.
          </p>
        </Notice>
      )}
    </section>
  );
}

function describeCount(count: number, isDone: boolean): string {
  if (!isDone) return count ? `${count} found, still searching` : 'Searching';
  if (count >= MOST_HITS) return `The first ${MOST_HITS} found. Type more to narrow it down.`;
  return count === 1 ? '1 conversation found' : `${count} conversations found`;
}

type HitProps = {
  hit: SearchHit;
  query: Query;
  me: string;
  country: CountryCode;
  now: number;
  onOpen: Props['onOpen'];
};

function Hit({ hit: { thread, entry }, query, me, country, now, onOpen }: HitProps) {
  const at = entry ? entryTime(entry) : lastActivityTime(thread);
  const excerpt = excerptOf(entry?.text ?? thread.label ?? '', query);
  const author = entry ? describeAuthor(entry, me) : '';
  const last = describeLastText(thread);
  return (
    <button type="button" class={row.row} onClick={() => onOpen(thread.id, entry?.id)}>
      <span class={row.line}>
        <span class={row.number}>
          <bdi>{formatNumber(thread.guestParty.phoneNumber, country)}</bdi>
        </span>
        <span class={row.time}>
          <Moment iso={at}>{formatMoment(at, now)}</Moment>
        </span>
      </span>
      <span class={row.text}>
        {entry?.recordType === 'AliveNote' && <b class={row.draft}>Note </b>}
        {author && <bdi>{author}: </bdi>}
        {excerpt ? <Marked excerpt={excerpt} /> : <bdi>{entry?.text ?? last.words}</bdi>}
      </span>
      <span class={row.who}>
        <Pill thread={thread} me={me} />
        <span class={row.owner}>
          <bdi>{describeOwner(thread)}</bdi>
        </span>
      </span>
    </button>
  );
}

const Marked = ({ excerpt: { before, match, after } }: { excerpt: Excerpt }) => (
  <bdi>
    {before}
    <mark class={row.found}>{match}</mark>
    {after}
  </bdi>
);
