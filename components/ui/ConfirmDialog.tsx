import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';

type Props = {
  title: string;
  children: ComponentChildren;
  confirmText: string;
  look?: 'primary' | 'danger';
  isBusy?: boolean;
  /** Why it cannot be confirmed yet. */
  disabledReason?: string | undefined;
  /** Another way to say yes, the likelier one. */
  second?: { text: string; onConfirm: () => void };
  onConfirm: () => void;
  onCancel: () => void;
};

/** Asks before something that cannot be undone. Modal; Escape and "Cancel" leave everything as it is. */
export function ConfirmDialog(props: Props) {
  const {
    title,
    children,
    confirmText,
    look = 'primary',
    isBusy,
    disabledReason,
    second,
    onConfirm,
    onCancel,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={titleId} class={styles.title}>
        {title}
      </h2>
      <div class={styles.text}>{children}</div>
      <div class={styles.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          look={second ? 'default' : look}
          isBusy={isBusy ?? false}
          disabledReason={disabledReason}
          onClick={onConfirm}
        >
          {confirmText}
        </Button>
        {second && (
          <Button look={look} isBusy={isBusy ?? false} onClick={second.onConfirm}>
            {second.text}
          </Button>
        )}
      </div>
    </dialog>
  );
}
