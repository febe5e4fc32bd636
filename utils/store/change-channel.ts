/** What changed, never the data itself: whoever shows it reads the store again. */
export type Change = {
  threadIds: string[];
  guestPhoneNumbers: string[];
  /** Sync position or health, handlers, history marks: small things that are cheap to read again. */
  topics: Topic[];
  /** Too much to name: read everything again. */
  isEverything: boolean;
};

/** What changed besides rows of threads and entries. */
export type Topic = 'counts' | 'sync' | 'handlers' | 'history' | 'reads' | 'attachments';

const CHANNEL = 'threadside-changes';

/** Beyond this many ids a list costs more than reading again. */
const MAX_IDS = 200;

/** Tells every open panel, and whoever else listens, what changed. */
export type Publish = (change: Partial<Change>) => void;

/** The background's end of the channel, opened with the first change. */
export function createPublisher(): Publish {
  let channel: BroadcastChannel | undefined;
  return ({ threadIds = [], guestPhoneNumbers = [], topics = [], isEverything = false }) => {
    const isTooMuch = threadIds.length > MAX_IDS;
    const change: Change = {
      threadIds: isTooMuch ? [] : threadIds,
      guestPhoneNumbers: isTooMuch ? [] : guestPhoneNumbers,
      topics,
      isEverything: isEverything || isTooMuch,
    };
    channel ??= new BroadcastChannel(CHANNEL);
    channel.postMessage(change);
  };
}

type Tell = (change: Change) => void;

let listening: { channel: BroadcastChannel; listeners: Set<Tell> } | undefined;

/** A screen's end of the channel: calls `onChange` until `signal` aborts. All screens of a page share one end. */
export function listenForChanges(onChange: Tell, signal: AbortSignal): void {
  listening ??= openEnd();
  const { channel, listeners } = listening;
  const tell: Tell = (change) => onChange(change);
  listeners.add(tell);
  const leave = () => {
    listeners.delete(tell);
    if (listeners.size > 0) return;
    channel.close();
    listening = undefined;
  };
  signal.addEventListener('abort', leave, { once: true });
}

function openEnd(): NonNullable<typeof listening> {
  const channel = new BroadcastChannel(CHANNEL);
  const listeners = new Set<Tell>();
  channel.onmessage = ({ data }: MessageEvent<Change>) => {
    for (const tell of listeners) tell(data);
  };
  return { channel, listeners };
}
