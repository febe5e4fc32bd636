import type { Reason } from '../../utils/phone/score-number.ts';
import { describeReasons } from '../../utils/wording/describe-reason.ts';
import styles from './WhyNumber.module.css';

/** Says, when asked, why this number of the page was taken for the customer's. */
export function WhyNumber({ reasons }: { reasons: readonly Reason[] }) {
  const words = describeReasons(reasons);
  if (!words.length) return null;
  return (
    <details class={styles.why}>
      <summary>Why this number?</summary>
      <ul>
        {words.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
