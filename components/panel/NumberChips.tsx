import type { KnownNumber } from '../../utils/customer/known-numbers.ts';
import { describeNumberState } from '../../utils/customer/number-states.ts';
import { useFormatNumber } from '../hooks/use-format-number.ts';
import { useNow } from '../hooks/use-now.ts';
import { useUserId } from '../hooks/user.ts';
import { Menu } from '../ui/Menu.tsx';
import styles from './NumberChips.module.css';

type Props = {
  numbers: readonly KnownNumber[];
  /** E.164, as read with the inbox's help. */
  chosen: string;
  onChoose: (number: KnownNumber) => void;
};

/** More chips than this hide behind "more"; the past of these is asked for. */
export const SHOWN_CHIPS = 4;

/** All numbers of the record with what is going on with each: who waits, who was answered, who never texted. */
export function NumberChips({ numbers, chosen, onChoose }: Props) {
  const me = useUserId();
  const now = useNow();
  const formatNumber = useFormatNumber();
  if (numbers.length < 2) return null;
  const nameOf = ({ page, state }: KnownNumber) => page.label || formatNumber(state.phoneNumber);
  return (
    <ul class={styles.chips} aria-label="Numbers on this page">
      {numbers.slice(0, SHOWN_CHIPS).map((number) => (
        <li key={number.page.phoneNumber}>
          <button
            type="button"
            class={styles.chip}
            aria-pressed={number.state.phoneNumber === chosen}
            title={formatNumber(number.state.phoneNumber)}
            onClick={() => onChoose(number)}
          >
            <bdi class={styles.name}>{nameOf(number)}</bdi>
            <span class={styles.state}>{describeNumberState(number.state, { me, now })}</span>
          </button>
        </li>
      ))}
      {numbers.length > SHOWN_CHIPS && (
        <li>
          <Menu
            look="chip"
            button={`${numbers.length - SHOWN_CHIPS} more`}
            items={numbers.slice(SHOWN_CHIPS).map((number) => ({
              text: formatNumber(number.state.phoneNumber),
              hint: describeNumberState(number.state, { me, now }),
              onChoose: () => onChoose(number),
            }))}
          />
        </li>
      )}
    </ul>
  );
}
