import { useId } from 'preact/hooks';
import styles from './TextField.module.css';

type Props = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
  hint?: string;
};

/** A labelled line of text. */
export function TextField({ label, value, onInput, placeholder, hint }: Props) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label class={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        class={styles.input}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} class={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
