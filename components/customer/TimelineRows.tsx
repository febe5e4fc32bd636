import type { StoredThread } from '../../utils/store/schema.ts';
import type { TimelineRow } from '../../utils/timeline/lay-out-timeline.ts';
import { describeHint } from '../../utils/wording/describe-entry.ts';
import { describeEnd, describeOwner } from '../../utils/wording/describe-thread.ts';
import { formatDay, formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { HintLine } from '../panel/HintLine.tsx';
import { MessageBubble } from '../panel/MessageBubble.tsx';
import { NoteCard } from '../panel/NoteCard.tsx';
import { Button } from '../ui/Button.tsx';
import { Moment } from '../ui/Moment.tsx';
import styles from './TimelineRows.module.css';

type Props = {
  rows: readonly TimelineRow[];
  /** The entry a search led to. */
  focusEntryId: string | undefined;
  onOlderEntries: () => void;
};

/** The rows of a customer's timeline, from the first conversation shown to the newest entry. */
export function TimelineRows({ rows, focusEntryId, onOlderEntries }: Props) {
  return (
    <ol class={styles.rows}>
      {rows.map((row) => (
        <li
          key={row.key}
          class={styles.row}
          data-entry={'entry' in row ? row.entry.id : undefined}
          data-focus={'entry' in row && row.entry.id === focusEntryId ? '' : undefined}
        >
          <Row row={row} onOlderEntries={onOlderEntries} />
        </li>
      ))}
    </ol>
  );
}

function Row({ row, onOlderEntries }: { row: TimelineRow; onOlderEntries: () => void }) {
  switch (row.kind) {
    case 'begin':
      return <Begin thread={row.thread} />;
    case 'day':
      return <p class={styles.day}>{row.day}</p>;
    case 'message':
      return <MessageBubble message={row.entry} />;
    case 'note':
      return <NoteCard note={row.entry} thread={row.thread} />;
    case 'hint':
      return <HintLine hint={row.entry} thread={row.thread} />;
    case 'olderEntries':
      return (
        <div class={styles.older}>
          <Button onClick={onOlderEntries}>Show older</Button>
        </div>
      );
    case 'missingEntries':
      return <p class={styles.missing}>Fetching what was said</p>;
    case 'end':
      return <End row={row} />;
  }
}

/** Where a conversation begins: with which of our queues, and when. */
function Begin({ thread }: { thread: StoredThread }) {
  const now = useNow();
  const day = formatDay(thread.creationTime, now);
  return (
    <h2 class={styles.begin} data-thread={thread.id}>
      <span>
        <bdi>{describeOwner(thread)}</bdi>
        {day && (
          <>
            {' · '}
            <Moment iso={thread.creationTime}>{day}</Moment>
          </>
        )}
      </span>
    </h2>
  );
}

/** Where it ended: by whom, or why by itself. */
function End({ row }: { row: Extract<TimelineRow, { kind: 'end' }> }) {
  const me = useUserId();
  const now = useNow();
  const { thread, hint } = row;
  const at = hint?.lastModifiedTime || thread.lastModifiedTime;
  const day = formatDay(at, now);
  const when = day === 'Today' ? formatTimeOfDay(at) : day;
  return (
    <p class={styles.end}>
      <bdi>{endText(row, me)}</bdi>
      {when && (
        <>
          {' · '}
          <Moment iso={at}>{when}</Moment>
        </>
      )}
    </p>
  );
}

function endText({ thread, hint }: Extract<TimelineRow, { kind: 'end' }>, me: string): string {
  if (hint?.initiator) {
    const by = hint.initiator.extensionId === me ? 'you' : hint.initiator.name || 'a colleague';
    return hint.recordType === 'ThreadDeletedHint' ? `Deleted by ${by}` : `Resolved by ${by}`;
  }
  if (thread.availability === 'Deleted')
    return hint ? describeHint(hint, me, thread) : 'This conversation was deleted';
  return describeEnd(thread);
}
