import styles from './Skeleton.module.css';

/** Grey lines where content is about to be; `label` says what is awaited, in words too when it may take longer. */
export function Skeleton({ lines, label }: { lines: number; label?: string }) {
  return (
    <div class={styles.skeleton} role="status" aria-label={label ?? 'Loading'}>
      {label && <p class={styles.label}>{label}</p>}
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class={styles.row} aria-hidden="true">
          <span class={styles.short} />
          <span class={styles.long} />
        </div>
      ))}
    </div>
  );
}
