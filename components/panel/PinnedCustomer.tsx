import { Customer } from '../customer/Customer.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './PinnedCustomer.module.css';

type Props = { phoneNumber: string; onUnpin: () => void };

/** A customer who stays while the agent's tabs change: pinned, or looked up by number. */
export function PinnedCustomer({ phoneNumber, onUnpin }: Props) {
  return (
    <Customer key={phoneNumber} phoneNumber={phoneNumber}>
      <div class={styles.bar}>
        <Icon name="pin" size={16} />
        <p class={styles.hint}>Pinned: stays here while you change tabs</p>
        <Button onClick={onUnpin}>Unpin</Button>
      </div>
    </Customer>
  );
}
