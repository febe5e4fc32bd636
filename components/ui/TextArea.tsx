import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './TextArea.module.css';

type Props = {
  label: string;
  value: string;
  onInput: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  placeholder?: string;
  look?: 'plain' | 'note';
  isDisabled?: boolean;
  hasFocus?: boolean;
};

/** A text of several lines that grows with what is typed. */
export function TextArea({
  label,
  value,
  onInput,
  onKeyDown,
  placeholder,
  look,
  isDisabled,
  hasFocus,
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (hasFocus) area.current?.focus();
  }, [hasFocus]);
  return (
    <textarea
      ref={area}
      class={`${styles.area} ${look === 'note' ? styles.note : ''}`}
      aria-label={label}
      rows={1}
      // What is typed is kept in our own storage only, not in the browser’s session files.
      autoComplete="off"
      dir="auto"
      value={value}
      placeholder={placeholder}
      disabled={isDisabled}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
