import { useEffect, useRef, useState } from 'preact/hooks';
import { type DraftPlace, draftKey, writeDraft } from '../../utils/drafts.ts';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { useServices } from '../hooks/services.ts';
import { type Draft, useDraft } from '../hooks/use-draft.ts';
import { useUserId } from '../hooks/user.ts';

/**
 * The draft of a note on a thread. A note that was being written when the customer's earlier conversation ended comes
 * along to the open one, once it is stored there; `hasMoved` says so. `threads` are the customer's.
 */
export function useNoteDraft(
  thread: StoredThread,
  threads: readonly StoredThread[],
): Draft & { hasMoved: boolean } {
  const { local, stored } = useServices();
  const extensionId = useUserId();
  const placeOf = ({ id }: StoredThread): DraftPlace => ({ extensionId, kind: 'note', threadId: id });
  const draft = useDraft(placeOf(thread));
  const [hasMoved, setHasMoved] = useState(false);
  const left = threads.find(
    (one) => one.id !== thread.id && !isOpen(one) && stored.peek(draftKey(placeOf(one))),
  );
  const moving = useRef('');
  const leftId = isOpen(thread) && !draft.text && left ? left.id : '';
  useEffect(() => {
    if (!left || !leftId || moving.current === leftId) return;
    moving.current = leftId;
    const from = placeOf(left);
    draft.setText(String(stored.peek(draftKey(from))));
    setHasMoved(true);
    void draft.flush().then(() => writeDraft(local, from, ''));
  });
  return { ...draft, hasMoved: hasMoved && draft.text !== '' };
}
