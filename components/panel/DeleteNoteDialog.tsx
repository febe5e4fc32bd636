import { type DraftPlace, writeDraft } from '../../utils/drafts.ts';
import { useServices } from '../hooks/services.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

type Props = {
  /** Where an edit of the note is kept: it goes with the note. */
  place: DraftPlace;
  isBusy: boolean;
  /** Resolves with whether it was deleted. */
  onDelete: () => Promise<boolean>;
  onClose: () => void;
};

/** Asks before a note is deleted. */
export function DeleteNoteDialog({ place, isBusy, onDelete, onClose }: Props) {
  const { local } = useServices();
  const confirm = async () => {
    if (await onDelete()) await writeDraft(local, place, '');
    onClose();
  };
  return (
    <ConfirmDialog
      title="Delete this note?"
      confirmText="Delete"
      look="danger"
      isBusy={isBusy}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      It disappears for all colleagues. This cannot be undone.
    </ConfirmDialog>
  );
}
