import type { SharedNumber } from '../../utils/ringcentral/people-api.ts';
import { useFormatNumber } from '../hooks/use-format-number.ts';
import styles from './SenderChoice.module.css';

type Props = {
  numbers: readonly SharedNumber[];
  chosen: string | undefined;
  onChoose: (phoneNumber: string) => void;
};

/** Which of the agent's shared numbers starts the conversation. */
export function SenderChoice({ numbers, chosen, onChoose }: Props) {
  const formatNumber = useFormatNumber();
  return (
    <label class={styles.choice}>
      <span>From</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {numbers.map(({ phoneNumber, name }) => (
          <option key={phoneNumber} value={phoneNumber}>
            {[name, formatNumber(phoneNumber)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
