import type { CountryCode } from 'libphonenumber-js/min';
import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../utils/phone/normalise.ts';
import { lastActivityTime } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeExpiry, describeWaiting } from '../../utils/wording/clocks.ts';
import { describeLastText, describeOwner } from '../../utils/wording/describe-thread.ts';
import { formatMoment } from '../../utils/wording/format-time.ts';
import { Moment } from '../ui/Moment.tsx';
import { Pill } from '../ui/Pill.tsx';
import styles from './InboxRow.module.css';

/** Every row of the inbox and of the search has this height, CSS pixels. */
export const ROW_HEIGHT = 88;

type Props = {
  thread: StoredThread;
  isUnread: boolean;
  hasDraft: boolean;
  me: string;
  country: CountryCode;
  /** Epoch ms; one clock for all rows. */
  now: number;
  onOpen: (threadId: string) => void;
};

/** One conversation of the inbox: who, what they said last, who has it, how long they wait and when it closes itself. */
export function InboxRow({ thread, isUnread, hasDraft, me, country, now, onOpen }: Props) {
  // Scrolling draws the list anew with every frame; a row that stayed the same is not worth drawing again.
  return useMemo(() => {
    const at = lastActivityTime(thread);
    const waiting = describeWaiting(thread, now);
    const expiry = describeExpiry(thread, now);
    const text = describeLastText(thread);
    return (
      <button
        type="button"
        class={`${styles.row} ${isUnread ? styles.unread : ''}`}
        data-thread={thread.id}
        onClick={() => onOpen(thread.id)}
      >
        <span class={styles.line}>
          <span class={styles.number}>
            {isUnread && <span class="spoken">Unread: </span>}
            <bdi>{formatNumber(thread.guestParty.phoneNumber, country)}</bdi>
          </span>
          {waiting ? (
            <span class={styles.waiting}>{waiting}</span>
          ) : (
            <span class={styles.time}>
              <Moment iso={at}>{formatMoment(at, now)}</Moment>
            </span>
          )}
        </span>
        <span class={styles.text}>
          {hasDraft && <b class={styles.draft}>Draft </b>}
          {text.isQuote ? <bdi>{text.words}</bdi> : <i>{text.words}</i>}
        </span>
        <span class={styles.line}>
          <span class={styles.who}>
            <Pill thread={thread} me={me} />
            <span class={styles.owner}>
              <bdi>{describeOwner(thread)}</bdi>
            </span>
          </span>
          {expiry && <span class={styles.expiry}>{expiry}</span>}
        </span>
      </button>
    );
  }, [thread, isUnread, hasDraft, me, country, now, onOpen]);
}
