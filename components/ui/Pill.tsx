import type { StoredThread } from '../../utils/store/schema.ts';
import { describeState, explainState, holdingOf } from '../../utils/wording/describe-thread.ts';
import styles from './Pill.module.css';

/** Who has a conversation, or how it ended, in one word and one colour; why it ended is told on hovering. */
export function Pill({ thread, me }: { thread: StoredThread; me: string }) {
  return (
    <span class={`${styles.pill} ${styles[holdingOf(thread, me)] ?? ''}`} title={explainState(thread, me)}>
      {describeState(thread, me)}
    </span>
  );
}
