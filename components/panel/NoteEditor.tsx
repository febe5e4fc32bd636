import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftPlace } from '../../utils/drafts.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useIsGone } from '../hooks/use-is-gone.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './NoteEditor.module.css';

type Props = {
  /** Where what the agent makes of the note is kept until it is saved. */
  place: DraftPlace;
  /** The note as it is. */
  text: string;
  isBusy: boolean;
  /** Why it can no longer be saved. */
  refusal: string | undefined;
  hasFocus: boolean;
  /** Resolves with whether it was saved. */
  onSave: (text: string) => Promise<boolean>;
  onClose: () => void;
};

/** The text of an existing note while its author changes it; kept as a draft wherever the agent looks meanwhile. */
export function NoteEditor(props: Props) {
  const { place, text, isBusy, refusal, hasFocus, onSave, onClose } = props;
  const draft = useDraft(place);
  // Not the draft itself: an emptied field stays empty, and an empty draft is none.
  const [value, setValue] = useState(draft.text || text);
  const latest = useRef(value);
  latest.current = value;
  const isEmpty = !value.trim();
  const type = (next: string) => {
    setValue(next);
    draft.setText(next === text ? '' : next);
  };
  const leave = () => {
    draft.setText('');
    void draft.flush();
    onClose();
  };
  const isGone = useIsGone();
  const save = async () => {
    const sent = value.trim();
    await draft.flush();
    const isSaved = await onSave(sent);
    // What was typed on meanwhile, here or in an editor drawn since, is still to be saved.
    if (isSaved && !isGone.current && latest.current.trim() === sent) leave();
  };
  // Saved meanwhile: while the agent looked elsewhere, in another panel, or after this one was closed.
  const before = useRef(draft.text ? undefined : text);
  useEffect(() => {
    if (text !== before.current && text === value.trim()) leave();
  }, [text]);
  return (
    <div class={styles.editor}>
      {refusal && (
        <div class={styles.refusal}>
          <Banner look="status">{refusal} Your text is kept.</Banner>
        </div>
      )}
      <TextArea label="Note" value={value} onInput={type} hasFocus={hasFocus} />
      <div class={styles.actions}>
        <Button onClick={leave}>Cancel</Button>
        <Button
          look="note"
          isBusy={isBusy}
          disabledReason={isEmpty ? 'A note needs some text. To remove it, delete it.' : refusal}
          onClick={() => void save()}
        >
          Save note
        </Button>
      </div>
    </div>
  );
}
