import { useRef } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './PictureStrip.module.css';
import type { Pictures } from './use-pictures.ts';

/** The pictures that go with the text, each to be taken out again. */
export function PictureStrip({ pictures }: { pictures: Pictures }) {
  if (!pictures.files.length) return null;
  return (
    <ul class={styles.strip} aria-label="Pictures to send">
      {pictures.files.map((picture) => (
        <li key={picture.dataUrl} class={styles.picture}>
          <Icon name="picture" size={14} />
          <bdi class={styles.name}>{picture.name}</bdi>
          <Button look="icon" label={`Remove ${picture.name}`} onClick={() => pictures.remove(picture)}>
            <Icon name="trash" size={14} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Opens the browser's choice of files. */
export function AttachButton({ pictures }: { pictures: Pictures }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Pictures"
        onChange={(event) => {
          pictures.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button look="icon" label="Attach pictures" onClick={() => input.current?.click()}>
        <Icon name="picture" size={18} />
      </Button>
    </>
  );
}
