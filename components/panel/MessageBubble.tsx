import { type Attachment, type Entry, entryTime } from '../../utils/ringcentral/entry-record.ts';
import { describeAuthor, describeDelivery, hasFailed } from '../../utils/wording/describe-entry.ts';
import { formatTimeOfDay } from '../../utils/wording/format-time.ts';
import { useUserId } from '../hooks/user.ts';
import { Icon } from '../ui/Icon.tsx';
import { Moment } from '../ui/Moment.tsx';
import styles from './MessageBubble.module.css';

/** A text: the customer's on the left, ours on the right with who wrote it and how far it got. */
export function MessageBubble({ message }: { message: Entry }) {
  const me = useUserId();
  const isOurs = message.direction === 'Outbound';
  const at = entryTime(message);
  const details = isOurs ? [describeAuthor(message, me), describeDelivery(message)].filter(Boolean) : [];
  return (
    <div class={`${styles.message} ${isOurs ? styles.outbound : styles.inbound}`}>
      <div class={styles.bubble}>
        {message.text && (
          <p class={styles.text} dir="auto">
            {message.text}
          </p>
        )}
        {message.attachments?.map((attachment) => (
          <AttachmentLine key={attachment.id} attachment={attachment} />
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
    </div>
  );
}

const KB = 1024;

function formatSize(bytes: number): string {
  return bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

function AttachmentLine({ attachment }: { attachment: Attachment }) {
  const { filename, contentType, size } = attachment;
  return (
    <p class={styles.attachment}>
      <Icon name="file" size={16} />
      <bdi>{filename || contentType || 'Attachment'}</bdi>
      {size !== undefined && <span>{formatSize(size)}</span>}
    </p>
  );
}
