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

/** A screen's end of the channel: calls `onChange` until `signal` aborts. */
export function listenForChanges(onChange: (change: Change) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<Change>) => onChange(event.data);
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
