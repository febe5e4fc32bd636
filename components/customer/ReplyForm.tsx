import type { ReplyWay } from '../../utils/actions/reply-rules.ts';
import { hasProbablyOptedOut } from '../../utils/texting/opt-out.ts';
import { describeError } from '../../utils/wording/describe-error.ts';
import { describeEnd } from '../../utils/wording/describe-thread.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { loadLater } from '../ui/load-later.ts';
import { AttachButton } from './AttachButton.tsx';
import type { ComposerProps } from './Composer.tsx';
import { Counter } from './Counter.tsx';
import styles from './ReplyForm.module.css';
import { ReplyText } from './ReplyText.tsx';
import { SenderChoice } from './SenderChoice.tsx';
import { type ReplyProps, useReply } from './use-reply.ts';

const PictureStrip = loadLater(() => import('../later.ts').then((later) => later.PictureStrip));

const BUTTONS: Record<ReplyWay['way'], string> = {
  send: 'Send',
  takeAndSend: 'Assign to me and send',
  takeOver: 'Take over',
  start: 'Send',
  blocked: 'Send',
};

/** Writes a text to the customer. Whatever happens to the sending, what was typed is kept until it is sent. */
export function ReplyForm(props: ReplyProps & { hasFocus: boolean }) {
  const { phoneNumber, threads, sections, draft, hasFocus } = props;
  const { way, sender, numbers, setFrom, pictures, settings, myName, reason, isBusy, error, submit } =
    useReply(props);
  const canAttach = sender?.hasMms === true;
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Situation way={way} threads={threads} />
      {hasProbablyOptedOut(saidWith(sender?.phoneNumber, sections)) && (
        <Banner look="status">
          The customer probably opted out (STOP). RingCentral may refuse this text.
        </Banner>
      )}
      {error && <Banner look="error">{describeError(error)} Your text is kept.</Banner>}
      {pictures.problem && <Banner look="error">{pictures.problem}</Banner>}
      <ReplyText
        value={draft.text}
        onInput={draft.setText}
        onSend={() => {
          // Taking a conversation from a colleague wants a press on its button.
          if (way.way !== 'takeOver') void submit();
        }}
        onFiles={canAttach ? pictures.add : undefined}
        hasFocus={hasFocus}
        sendWith={settings.sendWith}
        templates={settings.templates}
        values={{ customerNumber: phoneNumber, myName, queue: sender?.name ?? '' }}
      />
      {pictures.files.length > 0 && <PictureStrip pictures={pictures} />}
      {way.way === 'start' && (
        <SenderChoice numbers={numbers} chosen={sender?.phoneNumber} onChoose={setFrom} />
      )}
      <div class={styles.actions}>
        <Counter text={draft.text} />
        {canAttach && <AttachButton pictures={pictures} />}
        <Button type="submit" look="primary" isBusy={isBusy} disabledReason={reason}>
          {BUTTONS[way.way]}
        </Button>
      </div>
    </form>
  );
}

/** Customers opt out of one number, whichever conversation it was in. */
const saidWith = (phoneNumber: string | undefined, sections: ReplyProps['sections']) =>
  sections.flatMap(({ thread, entries }) => (thread.ownerParty.phoneNumber === phoneNumber ? entries : []));

/** What sending means here, where it is not simply sending. */
function Situation({ way, threads }: { way: ReplyWay; threads: ComposerProps['threads'] }) {
  const [last] = threads;
  if (way.way === 'blocked') return <p class={styles.situation}>{way.reason}</p>;
  if (way.way === 'takeOver') {
    return (
      <p class={styles.situation}>
        <bdi>{way.holder}</bdi> has this conversation, so only they can reply. Take it over to reply yourself.
      </p>
    );
  }
  if (way.way !== 'start' || !last) return null;
  const end = last.availability === 'Deleted' ? 'This conversation was deleted' : describeResolved(last);
  return <p class={styles.situation}>{end}. Your text starts a new one, assigned to you.</p>;
}

const describeResolved = (thread: ComposerProps['threads'][number]): string => {
  const end = describeEnd(thread);
  return end === 'Resolved' ? 'This conversation is resolved' : end;
};
