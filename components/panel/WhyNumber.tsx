import type { Reason } from '../../utils/phone/score-number.ts';
import { loadLater } from '../ui/load-later.ts';
import styles from './WhyNumber.module.css';

const Reasons = loadLater(() => import('../later.ts').then((later) => later.Reasons));

/** Says, when asked, why this number of the page was taken for the customer's. */
export function WhyNumber({ reasons }: { reasons: readonly Reason[] }) {
  if (!reasons.length) return null;
  return (
    <details class={styles.why}>
      <summary>Why this number?</summary>
      <Reasons reasons={reasons} />
    </details>
  );
}
