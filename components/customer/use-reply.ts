import { useState } from 'preact/hooks';
import { MAX_TEXT_LENGTH, type ReplyWay, replyWay } from '../../utils/actions/reply-rules.ts';
import type { AppError } from '../../utils/app-error.ts';
import { chooseSender } from '../../utils/customer/choose-sender.ts';
import type { OutboxRow } from '../../utils/outbox/outbox.ts';
import type { SharedNumber } from '../../utils/ringcentral/people-api.ts';
import { PROFILE_KEY, type Profile } from '../../utils/session/session-state.ts';
import { changeSettings, type Settings } from '../../utils/settings.ts';
import { isOpen } from '../../utils/store/schema.ts';
import { useServices } from '../hooks/services.ts';
import { newestError, useCommand } from '../hooks/use-command.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { useKept } from '../hooks/use-kept.ts';
import { useSettings } from '../hooks/use-settings.ts';
import { useStored } from '../hooks/use-stored.ts';
import { useUserId } from '../hooks/user.ts';
import type { ComposerProps } from './Composer.tsx';
import { keepPictures, keptPictures } from './kept-pictures.ts';
import { useEmptiedWhenHeld } from './use-emptied-when-held.ts';
import { type Picture, type Pictures, usePictures } from './use-pictures.ts';

/** What a reply is about, what is written of it, and what waits in the outbox or is on its way. */
export type ReplyProps = ComposerProps & {
  draft: Draft;
  unsent: readonly OutboxRow[];
  sending: readonly OutboxRow[];
};

/** A reply being written, and the one press that sends it. */
export type Reply = {
  way: ReplyWay;
  /** The number it goes out from; undefined when the agent has none for it. */
  sender: SharedNumber | undefined;
  /** Those a new conversation may go out from. */
  numbers: readonly SharedNumber[];
  setFrom(phoneNumber: string): void;
  pictures: Pictures;
  settings: Settings;
  myName: string;
  /** Why the button cannot be pressed. */
  reason: string | undefined;
  isBusy: boolean;
  error: AppError | undefined;
  submit(): Promise<void>;
};

/** Everything behind the form of a reply. */
export function useReply(props: ReplyProps): Reply {
  const { phoneNumber, thread, seenUpTo, draft, unsent, sending } = props;
  const { local } = useServices();
  const me = useUserId();
  const settings = useSettings();
  const profile = useStored<Profile>(PROFILE_KEY);
  const numbers = profile?.sharedNumbers ?? [];
  const here = `${me} ${phoneNumber}`;
  const send = useCommand('sendText', `send ${here}`);
  const [lastPress, setLastPress] = useKept(`press ${here}`, '');
  const take = useCommand('assignThread');
  const pictures = usePictures(`pictures ${here}`);
  const choice = useSender(props, numbers, settings.startFrom);
  const { sender } = choice;
  const way = replyWay(thread, me, numbers);
  const text = draft.text.trim();
  const { files } = pictures;
  const hasContent = text !== '' || files.length > 0;
  const isThis = (row: OutboxRow): boolean => hasContent && isSame(row, text, files);
  useEmptiedWhenHeld(unsent, unsent.some(isThis), () => {
    draft.clear(text);
    pictures.remove(files);
  });
  // Another form of this customer may have sent it: one that was left while it was on its way.
  const reason =
    reasonInOutbox(sending.find(isThis), unsent.find(isThis)) ??
    reasonAgainst(way, sender !== undefined, text, files.length);

  const submit = async () => {
    if (reason !== undefined) return;
    if (way.way === 'takeOver' && thread) {
      await take.run({ threadId: thread.id, extensionId: me });
      return;
    }
    if (!sender) return;
    await draft.flush();
    const pressId = crypto.randomUUID();
    keepPictures(pressId, files);
    setLastPress(() => pressId);
    const isSent = await send.run({
      pressId,
      guestPhoneNumber: phoneNumber,
      from: sender.phoneNumber,
      text,
      seenUpTo,
      pictures: [...files],
      ...(thread && { threadId: thread.id }),
    });
    if (!isSent) return;
    keptPictures.delete(pressId);
    draft.clear(text);
    pictures.remove(files);
    if (!thread) await changeSettings(local, { startFrom: sender.phoneNumber });
  };

  // What has become of a press that waits above is said there; of one whose text is gone, nothing.
  const isStillHere = hasContent && unsent.every(({ pressId }) => pressId !== lastPress);
  return {
    way,
    ...choice,
    pictures,
    settings,
    myName: profile?.me.name ?? '',
    reason,
    isBusy: send.isRunning || take.isRunning,
    error: newestError(take, ...(isStillHere ? [send] : [])),
    submit,
  };
}

/** The number a text goes out from, and where a new conversation begins, which of them may. */
function useSender(
  { thread, threads }: ReplyProps,
  all: readonly SharedNumber[],
  remembered: string,
): Pick<Reply, 'sender' | 'numbers' | 'setFrom'> {
  const [chosen, setFrom] = useState<string>();
  // A number with an open conversation starts no other: that one is there to be chosen.
  const open = threads.filter(isOpen).map(({ ownerParty }) => ownerParty.phoneNumber);
  const numbers = thread ? all : all.filter(({ phoneNumber }) => !open.includes(phoneNumber));
  return { sender: chooseSender({ thread, threads, numbers, chosen, remembered }), numbers, setFrom };
}

/** Whether a row of the outbox holds what is in the form. One whose pictures are gone is written again by hand. */
const isSame = (row: OutboxRow, text: string, files: readonly Picture[]): boolean =>
  row.kind === 'message' &&
  !(row.state === 'failed' && row.fileNames?.length && !keptPictures.has(row.pressId)) &&
  row.text.trim() === text &&
  (row.fileNames ?? []).join('|') === files.map(({ name }) => name).join('|');

const reasonInOutbox = (
  sending: OutboxRow | undefined,
  unsent: OutboxRow | undefined,
): string | undefined => {
  if (sending) return 'This text is being sent.';
  return unsent?.state === 'unconfirmed' ? 'This text waits above.' : undefined;
};

/** Why nothing can be pressed now; undefined when it can. Taking over needs no text. */
function reasonAgainst(
  way: ReplyWay,
  hasSender: boolean,
  text: string,
  pictureCount: number,
): string | undefined {
  if (way.way === 'blocked') return way.reason;
  if (way.way === 'takeOver') return undefined;
  if (!hasSender) return 'Choose one of the open conversations above.';
  if (!text && !pictureCount) return 'Write the text first.';
  if (text.length > MAX_TEXT_LENGTH) return `At most ${MAX_TEXT_LENGTH} characters can be sent.`;
  return undefined;
}
