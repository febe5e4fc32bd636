import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';

type Props = {
  children: ComponentChildren;
  onClick?: (event: MouseEvent) => void;
  look?: 'default' | 'primary' | 'danger' | 'note' | 'plain' | 'icon' | 'chip';
  type?: 'button' | 'submit';
  isBusy?: boolean;
  /** Why the button cannot be pressed now; it stays focusable, so that the reason can be read. */
  disabledReason?: string | undefined;
  isDisabled?: boolean;
  /** The name, where the content is only an icon. */
  label?: string;
  hasPopup?: boolean;
  isExpanded?: boolean;
};

/** A button that shows its progress and says why it is disabled. */
export function Button(props: Props) {
  const { children, onClick, look = 'default', type = 'button', isBusy, disabledReason, isDisabled } = props;
  const isOff = isBusy || isDisabled || disabledReason !== undefined;
  return (
    <button
      type={type}
      class={`${styles.button} ${look === 'default' ? '' : styles[look]}`}
      disabled={isDisabled && !disabledReason}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-label={props.label}
      aria-haspopup={props.hasPopup ? 'menu' : undefined}
      aria-expanded={props.isExpanded}
      title={disabledReason ?? props.label}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {isBusy && <span class={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
}
