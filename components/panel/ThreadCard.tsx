import { lastActivityTime } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import {
  describeLastText,
  describeOwner,
  describeState,
  holdingOf,
} from '../../utils/wording/describe-thread.ts';
import { formatMoment } from '../../utils/wording/format-time.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { Moment } from '../ui/Moment.tsx';
import { Pill } from '../ui/Pill.tsx';
import styles from './ThreadCard.module.css';

type Props = {
  thread: StoredThread;
  onOpen: () => void;
};

/** One of a customer's conversations: queue, who has it or why it ended, its last text, and when. */
export function ThreadCard({ thread, onOpen }: Props) {
  const me = useUserId();
  const now = useNow();
  const at = lastActivityTime(thread);
  const holding = holdingOf(thread, me);
  const text = describeLastText(thread);
  return (
    <button type="button" class={`${styles.card} ${holding === 'over' ? styles.over : ''}`} onClick={onOpen}>
      <span class={styles.line}>
        <span class={styles.title}>
          <bdi>{describeOwner(thread)}</bdi>
        </span>
        <span class={styles.time}>
          <Moment iso={at}>{formatMoment(at, now)}</Moment>
        </span>
      </span>
      <span class={styles.text}>{text.isQuote ? <bdi>{text.words}</bdi> : <i>{text.words}</i>}</span>
      <span class={styles.line}>
        <Pill holding={holding}>{describeState(thread, me)}</Pill>
      </span>
    </button>
  );
}
