import { useState } from 'preact/hooks';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './PinnedNote.module.css';

/** What the colleague who handed the conversation over wrote about it; stays until the agent has replied. */
export function PinnedNote({ note }: { note: Entry }) {
  const [isLong, setIsLong] = useState(false);
  return (
    <section class={styles.pinned} aria-label="Handed over to you">
      <p class={styles.head}>
        <Icon name="pin" size={14} />
        <span>
          Handed over to you by <bdi>{note.author?.name || 'a colleague'}</bdi>
        </span>
        <Button look="plain" onClick={() => setIsLong(!isLong)} isExpanded={isLong}>
          {isLong ? 'Less' : 'More'}
        </Button>
      </p>
      <p class={`${styles.text} ${isLong ? styles.long : ''}`} dir="auto">
        {note.text}
      </p>
    </section>
  );
}
