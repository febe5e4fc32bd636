import { useFormatNumber } from '../hooks/use-format-number.ts';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './NoConversation.module.css';

type Props = {
  phoneNumber: string;
  /** Whether RingCentral is still being asked. */
  isWaiting: boolean;
  hasSynced: boolean;
  /** RingCentral could not be asked: the banner says so, and nothing is claimed here. */
  isUnknown: boolean;
};

/** A number without conversations, or whose conversations are not known yet. */
export function NoConversation({ phoneNumber, isWaiting, hasSynced, isUnknown }: Props) {
  const formatNumber = useFormatNumber();
  if (isWaiting) {
    const label = hasSynced
      ? 'Looking for conversations'
      : 'Fetching your team’s conversations for the first time';
    return (
      <div class={styles.fill}>
        <Skeleton lines={3} label={label} />
      </div>
    );
  }
  if (isUnknown) return <div class={styles.fill} />;
  return (
    <div class={styles.fill}>
      <Notice icon="chat" title="No conversation yet" level={2}>
        <p>
          Nobody has exchanged texts with <bdi>{formatNumber(phoneNumber)}</bdi> through your shared numbers.
        </p>
      </Notice>
    </div>
  );
}
