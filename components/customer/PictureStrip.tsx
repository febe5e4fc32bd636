import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './PictureStrip.module.css';
import type { Pictures } from './use-pictures.ts';

/** The pictures that go with the text, each to be taken out again. */
export function PictureStrip({ pictures }: { pictures: Pictures }) {
  return (
    <ul class={styles.strip} aria-label="Pictures to send">
      {pictures.files.map((picture) => (
        <li key={picture.dataUrl} class={styles.picture}>
          <Icon name="picture" size={14} />
          <bdi class={styles.name}>{picture.name}</bdi>
          <Button look="icon" label={`Remove ${picture.name}`} onClick={() => pictures.remove([picture])}>
            <Icon name="trash" size={14} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
