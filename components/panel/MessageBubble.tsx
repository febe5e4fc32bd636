import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { entryTime } from '../../utils/ringcentral/entry-time.ts';
import { hasFailed } from '../../utils/ringcentral/has-failed.ts';
import { adviseOnFailure, describeAuthor, describeDelivery } from '../../utils/wording/describe-entry.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { useUserId } from '../hooks/user.ts';
import { loadLater } from '../ui/load-later.ts';
import { Moment } from '../ui/Moment.tsx';
import styles from './MessageBubble.module.css';
import { MessageText } from './MessageText.tsx';

const AttachmentView = loadLater(() => import('../later.ts').then((later) => later.AttachmentView));

/** A text: the customer's on the left, ours on the right with who wrote it and how far it got. */
export function MessageBubble({ message }: { message: Entry }) {
  const me = useUserId();
  const isOurs = message.direction === 'Outbound';
  const at = entryTime(message);
  const details = isOurs ? [describeAuthor(message, me), describeDelivery(message)].filter(Boolean) : [];
  return (
    <div class={`${styles.message} ${isOurs ? styles.outbound : styles.inbound}`}>
      <div class={styles.bubble}>
        {message.text && <MessageText text={message.text} />}
        {message.attachments?.map((attachment) => (
          <AttachmentView key={attachment.id} message={message} attachment={attachment} />
        ))}
      </div>
      <p class={`${styles.details} ${hasFailed(message) ? styles.failed : ''}`}>
        {details.map((detail) => (
          <span key={detail}>
            <bdi>{detail}</bdi>
            {' · '}
          </span>
        ))}
        {at && <Moment iso={at}>{formatTimeOfDay(at)}</Moment>}
      </p>
      {isOurs && hasFailed(message) && <p class={styles.advice}>{adviseOnFailure(message)}</p>}
    </div>
  );
}
