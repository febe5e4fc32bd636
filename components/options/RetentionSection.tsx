import { useId } from 'preact/hooks';
import { changeSettings, DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from '../../utils/settings.ts';
import { useServices } from '../hooks/services.ts';
import { useStored } from '../hooks/use-stored.ts';
import styles from './RetentionSection.module.css';
import { Section } from './Section.tsx';

const CHOICES = [
  [7, '7 days'],
  [30, '30 days'],
  [90, '90 days'],
  [365, 'A year'],
  [0, 'Until I sign out'],
] as const;

/** How long conversations that are over stay in this browser. */
export function RetentionSection() {
  const { local, send } = useServices();
  const settings = useStored<Settings>(SETTINGS_KEY);
  const id = useId();
  const days = settings?.retentionDays ?? DEFAULT_SETTINGS.retentionDays;
  const choose = async (retentionDays: number) => {
    await changeSettings(local, { retentionDays });
    await send('syncNow');
  };
  return (
    <Section title="Stored conversations">
      <div class={styles.field}>
        <label class={styles.label} htmlFor={id}>
          Keep resolved conversations in this browser
        </label>
        <select
          id={id}
          class={styles.select}
          value={String(days)}
          onChange={(event) => void choose(Number(event.currentTarget.value))}
        >
          {CHOICES.map(([value, name]) => (
            <option key={value} value={String(value)}>
              {name}
            </option>
          ))}
        </select>
        <p class={styles.hint}>
          Older ones are deleted from this browser, not from RingCentral. They are fetched again when you open
          their customer.
        </p>
      </div>
    </Section>
  );
}
