import { formatNumber } from '../../utils/phone/normalise.ts';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import styles from './NumberChips.module.css';
import { WhyNumber } from './WhyNumber.tsx';

type Props = {
  numbers: readonly PageNumber[];
  chosen: string;
  onChoose: (phoneNumber: string) => void;
  /** Keeps this customer in view while tabs change. */
  onPin: () => void;
  /** Back to the list the number was chosen from. */
  onBack: (() => void) | undefined;
};

/** More chips than this hide behind "more". */
const SHOWN = 4;

/** The number whose conversation is shown, and the other numbers of the page to change to. */
export function NumberChips({ numbers, chosen, onChoose, onPin, onBack }: Props) {
  const country = useHomeCountry();
  const current = numbers.find(({ phoneNumber }) => phoneNumber === chosen);
  const others = numbers.filter(({ phoneNumber }) => phoneNumber !== chosen);
  return (
    <div class={styles.bar}>
      <div class={styles.current}>
        {onBack && (
          <Button look="icon" label="Back to the page’s numbers" onClick={onBack}>
            <Icon name="back" />
          </Button>
        )}
        <h1 class={styles.number}>
          <bdi>{formatNumber(chosen, country)}</bdi>
        </h1>
        {current?.label && <span class={styles.label}>{current.label}</span>}
        <span class={styles.pin}>
          <Button look="icon" label="Pin this customer" onClick={onPin}>
            <Icon name="pin" />
          </Button>
        </span>
      </div>
      {current && <WhyNumber reasons={current.reasons} />}
      {!onBack && others.length > 0 && (
        <ul class={styles.chips} aria-label="Other numbers on this page">
          {others.slice(0, SHOWN).map(({ phoneNumber, label }) => (
            <li key={phoneNumber}>
              <button type="button" class={styles.chip} onClick={() => onChoose(phoneNumber)}>
                {label && <span class={styles.label}>{label}</span>}
                <bdi>{formatNumber(phoneNumber, country)}</bdi>
              </button>
            </li>
          ))}
          {others.length > SHOWN && (
            <li>
              <Menu
                look="chip"
                button={`${others.length - SHOWN} more`}
                items={others.slice(SHOWN).map(({ phoneNumber }) => ({
                  text: formatNumber(phoneNumber, country),
                  onChoose: () => onChoose(phoneNumber),
                }))}
              />
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
