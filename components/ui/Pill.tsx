import type { Holding } from '../../utils/wording/describe-thread.ts';
import styles from './Pill.module.css';

/** Who has a conversation, in one word and one colour. */
export function Pill({ holding, children }: { holding: Holding; children: string }) {
  return <span class={`${styles.pill} ${styles[holding] ?? ''}`}>{children}</span>;
}
