import { useRef } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { Pictures } from './use-pictures.ts';

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
