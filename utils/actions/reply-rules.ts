import type { SharedNumber } from '../ringcentral/people-api.ts';
import { isOpen, type StoredThread } from '../store/schema.ts';

/** Longest text RingCentral takes, characters (`ringcentral-api.md`; SMS-UP-432 says fewer than 1,000). */
export const MAX_TEXT_LENGTH = 999;

/** What pressing "Send" means for a thread, or that a new one begins. */
export type ReplyWay =
  /** Mine: sends. */
  | { way: 'send' }
  /** Nobody's: takes it, then sends, in one press. */
  | { way: 'takeAndSend' }
  /** A colleague's: the agent must take over first, knowingly. */
  | { way: 'takeOver'; holder: string }
  /** Resolved, deleted, or there is none: starts a new thread, mine from the beginning. */
  | { way: 'start' }
  /** Not possible, and why. */
  | { way: 'blocked'; reason: string };

/**
 * How the agent may answer: only the assignee may send into an open thread; sending without an open thread starts one
 * assigned to the sender (`ringcentral-api.md`, POST messages). `numbers` are the agent's own shared numbers.
 */
export function replyWay(
  thread: StoredThread | undefined,
  me: string,
  numbers: readonly SharedNumber[],
): ReplyWay {
  if (thread?.isUnverified) {
    return { way: 'blocked', reason: 'Checking with RingCentral whether this conversation is still open.' };
  }
  if (thread && isOpen(thread)) {
    const { assignee, ownerParty } = thread;
    if (!numbers.some(({ phoneNumber }) => phoneNumber === ownerParty.phoneNumber)) {
      return { way: 'blocked', reason: 'You are not set up to send texts from this queue’s number.' };
    }
    if (!assignee) return { way: 'takeAndSend' };
    if (assignee.extensionId !== me) return { way: 'takeOver', holder: assignee.name || 'A colleague' };
    return { way: 'send' };
  }
  if (!numbers.length) return { way: 'blocked', reason: 'None of your shared numbers can send texts.' };
  return { way: 'start' };
}
