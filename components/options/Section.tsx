import type { ComponentChildren } from 'preact';
import styles from './Section.module.css';

/** A titled part of the settings. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class={styles.section} aria-label={title}>
      <h2 class={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
