import { useEffect, useState } from 'preact/hooks';
import type { Attachment, Entry } from '../../utils/ringcentral/entry-record.ts';
import { useCommand } from '../hooks/use-command.ts';
import { useLive } from '../hooks/use-live.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './AttachmentView.module.css';

/** Kinds a browser draws without running anything in them. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|bmp|avif)$/;
/** Larger pictures wait until the agent asks. Bytes. */
const SHOWN_AT_ONCE = 3_000_000;
const KB = 1024;

type Props = { message: Entry; attachment: Attachment };

/** A file of a message: pictures are shown, anything else is named. */
export function AttachmentView({ message, attachment }: Props) {
  if (PICTURE.test(attachment.contentType)) return <PictureView message={message} attachment={attachment} />;
  return <FileLine attachment={attachment} />;
}

/** The picture out of the store, fetched by the background when it is not there yet. */
function PictureView({ message, attachment }: Props) {
  const load = useCommand('loadAttachment');
  const [isWanted, setIsWanted] = useState((attachment.size ?? 0) <= SHOWN_AT_ONCE);
  const stored = useLive(
    `attachment ${attachment.id}`,
    async (db) => (await db.get('attachments', attachment.id))?.blob,
    (change) => change.topics.includes('attachments'),
  );
  const blob = stored.state === 'ready' ? stored.value : undefined;
  const address = useAddress(blob, attachment.contentType);
  const isMissing = stored.state === 'ready' && !blob;
  const { run } = load;
  const { threadId, id: entryId } = message;
  const attachmentId = attachment.id;
  useEffect(() => {
    if (isMissing && isWanted) void run({ threadId, entryId, attachmentId });
  }, [isMissing, isWanted, run, threadId, entryId, attachmentId]);
  if (address) {
    return <img class={styles.picture} src={address} alt={attachment.filename ?? 'Picture without a name'} />;
  }
  return (
    <div class={styles.waiting}>
      <FileLine attachment={attachment} />
      {isWanted && load.isRunning && <span>Loading</span>}
      {(!isWanted || load.error) && (
        <Button
          look="plain"
          onClick={() => {
            setIsWanted(true);
            if (isWanted) void run({ threadId, entryId, attachmentId });
          }}
        >
          {load.error ? 'Not loaded. Try again' : 'Show'}
        </Button>
      )}
    </div>
  );
}

/** An address of the bytes inside this page, given back when it is no longer shown. */
function useAddress(blob: Blob | undefined, contentType: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob.slice(0, blob.size, contentType));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, contentType]);
  return address;
}

function formatSize(bytes: number): string {
  return bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;
}

function FileLine({ attachment }: { attachment: Attachment }) {
  const { filename, contentType, size } = attachment;
  return (
    <p class={styles.file}>
      <Icon name="file" size={16} />
      <bdi>{filename || contentType || 'Attachment'}</bdi>
      {size !== undefined && <span>{formatSize(size)}</span>}
    </p>
  );
}
