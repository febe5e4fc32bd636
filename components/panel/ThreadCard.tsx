import { lastActivityTime } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeOwner, describeState, holdingOf } from '../../utils/wording/describe-thread.ts';
import { formatMoment } from '../../utils/wording/format-time.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { Moment } from '../ui/Moment.tsx';
import { Pill } from '../ui/Pill.tsx';
import styles from './ThreadCard.module.css';

type Props = {
  thread: StoredThread;
  /** Shown first where the list is not one customer's; then every row has the same height. */
  title?: string;
  onOpen: () => void;
};

/** One conversation in a list: queue, who has it or why it ended, its last text, and when. */
export function ThreadCard({ thread, title, onOpen }: Props) {
  const me = useUserId();
  const now = useNow();
  const at = lastActivityTime(thread);
  const holding = holdingOf(thread, me);
  return (
    <button type="button" class={`${styles.card} ${holding === 'over' ? styles.over : ''}`} onClick={onOpen}>
      <span class={styles.line}>
        <span class={styles.title}>
          <bdi>{title ?? describeOwner(thread)}</bdi>
        </span>
        <span class={styles.time}>
          <Moment iso={at}>{formatMoment(at, now)}</Moment>
        </span>
      </span>
      <span class={`${styles.text} ${title ? styles.short : ''}`}>
        {thread.label ? <bdi>{thread.label}</bdi> : <i>{noTextOf(thread)}</i>}
      </span>
      <span class={styles.line}>
        <Pill holding={holding}>{describeState(thread, me)}</Pill>
        {title && (
          <span class={styles.owner}>
            <bdi>{describeOwner(thread)}</bdi>
          </span>
        )}
      </span>
    </button>
  );
}

function noTextOf(thread: StoredThread): string {
  if (thread.availability === 'Deleted') return 'The texts were deleted';
  return thread.activity.lastMessageTime ? 'A picture or file' : 'No text yet';
}
