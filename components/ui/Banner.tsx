import type { ComponentChildren } from 'preact';
import styles from './Banner.module.css';

/** A line about the state of things; `error` for what the agent just tried. Read out when it appears. */
export function Banner({
  look,
  children,
  action,
}: {
  look: 'status' | 'error';
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div
      class={`${styles.banner} ${look === 'error' ? styles.error : ''}`}
      role={look === 'error' ? 'alert' : 'status'}
    >
      <p>{children}</p>
      {action}
    </div>
  );
}
