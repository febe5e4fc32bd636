import { useState } from 'preact/hooks';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './NoteEditor.module.css';

type Props = { text: string; isBusy: boolean; onSave: (text: string) => void; onCancel: () => void };

/** The text of an existing note while its author changes it. */
export function NoteEditor({ text, isBusy, onSave, onCancel }: Props) {
  const [value, setValue] = useState(text);
  const isEmpty = !value.trim();
  return (
    <div class={styles.editor}>
      <TextArea label="Note" value={value} onInput={setValue} hasFocus />
      <div class={styles.actions}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          look="note"
          isBusy={isBusy}
          disabledReason={isEmpty ? 'A note needs some text. To remove it, delete it.' : undefined}
          onClick={() => onSave(value.trim())}
        >
          Save note
        </Button>
      </div>
    </div>
  );
}
