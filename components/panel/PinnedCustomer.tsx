import { formatNumber } from '../../utils/phone/normalise.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { CustomerThreads } from './CustomerThreads.tsx';
import styles from './PinnedCustomer.module.css';

type Props = { phoneNumber: string; onUnpin: () => void; onOpen: (threadId: string) => void };

/** A customer who stays while the agent's tabs change: pinned, or looked up by number. */
export function PinnedCustomer({ phoneNumber, onUnpin, onOpen }: Props) {
  const country = useHomeCountry();
  return (
    <>
      <div class={styles.bar}>
        <Icon name="pin" />
        <div class={styles.names}>
          <h1 class={styles.number}>
            <bdi>{formatNumber(phoneNumber, country)}</bdi>
          </h1>
          <p class={styles.hint}>Stays here while you change tabs</p>
        </div>
        <Button onClick={onUnpin}>Unpin</Button>
      </div>
      <CustomerThreads key={phoneNumber} phoneNumber={phoneNumber} onOpen={onOpen} />
    </>
  );
}
