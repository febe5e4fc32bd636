import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeHint } from '../../utils/wording/describe-entry.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { useUserId } from '../hooks/user.ts';
import { Moment } from '../ui/Moment.tsx';
import styles from './HintLine.module.css';

/** A system line: what happened to the conversation itself. */
export function HintLine({ hint, thread }: { hint: Entry; thread: StoredThread }) {
  const me = useUserId();
  const at = entryTime(hint);
  return (
    <p class={styles.hint}>
      <bdi>{describeHint(hint, me, thread)}</bdi>
      {at && (
        <>
          {' · '}
          <Moment iso={at}>{formatTimeOfDay(at)}</Moment>
        </>
      )}
    </p>
  );
}
