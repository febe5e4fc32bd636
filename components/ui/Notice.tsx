import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Notice.module.css';

type Props = {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  /** 2 below a heading of the screen's own. */
  level?: 1 | 2;
  /** It may turn out otherwise in a moment: not shown at once, so that it never flashes up. */
  isTentative?: boolean;
};

/** A screen that has nothing to list: says what is the matter and offers the way on. */
export function Notice({ icon, title, children, actions, level = 1, isTentative }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section class={`${styles.notice} ${isTentative ? styles.tentative : ''}`} aria-label={title}>
      <span class={styles.icon}>
        <Icon name={icon} size={24} />
      </span>
      <Heading class={styles.title}>{title}</Heading>
      {children && <div class={styles.text}>{children}</div>}
      {actions && <div class={styles.actions}>{actions}</div>}
    </section>
  );
}
