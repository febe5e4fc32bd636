import type { Reason } from '../../utils/phone/score-number.ts';
import { describeReasons } from '../../utils/wording/describe-reason.ts';

/** What spoke for a number of the page, in words. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul>
      {describeReasons(reasons).map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
