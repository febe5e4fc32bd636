import type { InboxChoice, InboxFilter } from '../../utils/inbox/choose-rows.ts';
import { isUnread } from '../../utils/inbox/unread.ts';
import type { StoredThread, SyncState } from '../../utils/store/schema.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { Notice } from '../ui/Notice.tsx';
import { WindowedList } from '../ui/WindowedList.tsx';
import { InboxRow, ROW_HEIGHT } from './InboxRow.tsx';
import { useDrafted } from './use-drafted.ts';

const EMPTY: Record<InboxFilter, string> = {
  unassigned: 'Every open conversation has somebody.',
  mine: 'Nothing is assigned to you.',
  open: 'Your queues have no open conversations.',
  resolved: 'No conversation was resolved in the last 30 days.',
};

/** What both lists of the inbox are drawn with. */
export type ListProps = {
  choice: InboxChoice;
  sync: SyncState;
  scrollTop: { current: number };
  onOpen: (threadId: string) => void;
};

/** The rows of the inbox, or what it means that there are none. */
export function ThreadRows({
  rows,
  choice,
  sync,
  scrollTop,
  onOpen,
  onEnd,
}: ListProps & { rows: readonly StoredThread[]; onEnd?: () => void }) {
  const me = useUserId();
  const country = useHomeCountry();
  const now = useNow();
  const drafted = useDrafted();
  const { filter, order, owner } = choice;
  if (!rows.length) {
    return (
      <Notice icon={filter === 'resolved' ? 'chat' : 'check'} title="Nothing here" level={2}>
        <p>{owner ? <>Nothing of {owner.name} is listed here now.</> : EMPTY[filter]}</p>
      </Notice>
    );
  }
  return (
    <WindowedList
      key={`${filter} ${order} ${owner?.extensionId}`}
      items={rows}
      rowHeight={ROW_HEIGHT}
      startAt={scrollTop.current}
      onScroll={(top) => {
        scrollTop.current = top;
      }}
      {...(onEnd && { onEnd })}
      keyOf={({ id }) => id}
      draw={(thread) => (
        <InboxRow
          thread={thread}
          isUnread={isUnread(thread, sync)}
          hasDraft={drafted.has(thread.id) || drafted.has(thread.guestParty.phoneNumber)}
          me={me}
          country={country}
          now={now}
          onOpen={onOpen}
        />
      )}
    />
  );
}
