import { formatNumber } from '../../utils/phone/normalise.ts';
import type { SharedNumber } from '../../utils/ringcentral/people-api.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import styles from './SenderChoice.module.css';

type Props = {
  numbers: readonly SharedNumber[];
  chosen: string | undefined;
  onChoose: (phoneNumber: string) => void;
};

/** Which of the agent's shared numbers starts the conversation. */
export function SenderChoice({ numbers, chosen, onChoose }: Props) {
  const country = useHomeCountry();
  return (
    <label class={styles.choice}>
      <span>From</span>
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        {numbers.map(({ phoneNumber, name }) => (
          <option key={phoneNumber} value={phoneNumber}>
            {[name, formatNumber(phoneNumber, country)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
