import { isOpen, type StoredThread } from '../store/schema.ts';
import { formatDuration } from './format-time.ts';

const HOUR = 60 * 60_000;

/** RingCentral resolves a thread when so long no text came or went (`ringcentral-api.md`, Threads). Milliseconds. */
const EXPIRES_AFTER_MS = 72 * HOUR;

/** The expiry clock is shown when this little is left. Milliseconds. */
const WARN_BEFORE_MS = 12 * HOUR;

/** Since when the customer waits for an answer, epoch ms: their last text, when nothing was sent after it. */
export function waitingSince({ activity }: StoredThread): number | undefined {
  const { lastInboundTime, lastOutboundTime } = activity;
  return lastInboundTime > lastOutboundTime ? Date.parse(lastInboundTime) : undefined;
}

/** When RingCentral will close an open thread by itself, epoch ms. */
export function expiresAt(thread: StoredThread): number | undefined {
  if (!isOpen(thread)) return undefined;
  const last = Date.parse(thread.activity.lastMessageTime || thread.creationTime);
  return Number.isNaN(last) ? undefined : last + EXPIRES_AFTER_MS;
}

/** "Waiting 12 min", or nothing when nobody waits. */
export function describeWaiting(thread: StoredThread, now: number): string | undefined {
  const since = isOpen(thread) ? waitingSince(thread) : undefined;
  if (since === undefined) return undefined;
  const age = formatDuration(Math.max(0, now - since));
  return age === 'just now' ? 'Waiting under 1 min' : `Waiting ${age}`;
}

/** "Closes itself in 5 h", once that is near. */
export function describeExpiry(thread: StoredThread, now: number): string | undefined {
  const at = expiresAt(thread);
  if (at === undefined || at - now > WARN_BEFORE_MS) return undefined;
  if (at <= now) return 'Closes itself any moment';
  const left = formatDuration(at - now);
  return `Closes itself in ${left === 'just now' ? 'a minute' : left}`;
}
