import { mayAssign } from '../../utils/actions/thread-rules.ts';
import type { SmsRecipient } from '../../utils/ringcentral/people-api.ts';
import { readHandlers } from '../../utils/store/queries.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';

type Props = {
  thread: StoredThread;
  isBusy: boolean;
  onAssign: (extensionId: string | null) => void;
  /** Asks for the note that goes along, to one of these. */
  onHandOver: (colleagues: readonly SmsRecipient[]) => void;
};

/** Colleagues who may be given this conversation, and giving it back to the queue. */
export function AssignMenu({ thread, isBusy, onAssign, onHandOver }: Props) {
  const me = useUserId();
  const ownerId = thread.owner.extensionId;
  const load = useCommand('loadHandlers');
  const handlers = useLive(
    `handlers ${ownerId}`,
    (db) => readHandlers(db, ownerId),
    (change) => change.topics.includes('handlers'),
  );
  const known = handlers.state === 'ready' ? handlers.value : undefined;
  const isKnown = known !== undefined;
  const recipients = known?.recipients ?? [];
  const reasonFor = (extensionId: string | null) => {
    const verdict = mayAssign(thread, me, extensionId);
    return verdict.isAllowed ? undefined : verdict.reason;
  };
  const others = recipients
    .filter(({ id, assignable }) => assignable && id !== me)
    .sort((a, b) => a.name.localeCompare(b.name));
  const mayGive = others.filter(({ id }) => mayAssign(thread, me, id).isAllowed);
  const handover: MenuItem[] = mayGive.length
    ? [{ text: 'Hand over with a note…', icon: 'note', onChoose: () => onHandOver(mayGive) }]
    : [];
  const colleagues: MenuItem[] = others.map(({ id, name }) => ({
    text: name,
    icon: 'person',
    disabledReason: reasonFor(id),
    onChoose: () => onAssign(id),
  }));
  const back: MenuItem[] = thread.assignee
    ? [
        {
          text: 'Unassign',
          hint: 'Back to the queue',
          disabledReason: reasonFor(null),
          onChoose: () => onAssign(null),
        },
      ]
    : [];
  const isAsking = !isKnown && !load.error;
  const emptyText = load.error ? describeError(load.error) : 'Nobody else handles this queue';
  return (
    <Menu
      align="start"
      button={
        <>
          Assign <Icon name="down" size={14} />
        </>
      }
      label="Assign to a colleague"
      isBusy={isBusy}
      items={isKnown ? [...colleagues, ...handover, ...back] : []}
      emptyText={isAsking ? 'Asking who handles this queue' : emptyText}
      onOpen={() => void load.run({ ownerId })}
    />
  );
}
