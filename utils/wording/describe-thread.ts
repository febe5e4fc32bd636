import type { StoredThread } from '../store/schema.ts';

/** Who has an open thread, from the agent's side; `over` for one that is no longer open. */
export type Holding = 'unassigned' | 'mine' | 'colleague' | 'over' | 'checking';

/** Who has a thread. */
export function holdingOf(thread: StoredThread, me: string): Holding {
  if (thread.isUnverified) return 'checking';
  if (thread.status !== 'Open' || thread.availability === 'Deleted') return 'over';
  if (!thread.assignee) return 'unassigned';
  return thread.assignee.extensionId === me ? 'mine' : 'colleague';
}

const WHY_RESOLVED = new Map([
  ['Manual', 'Resolved'],
  ['ThreadExpired', 'Closed automatically after 72 h without activity'],
  ['OwnerDeleted', 'Closed because the queue was deleted'],
  ['OwnerPhoneNumberDeleted', 'Closed because the queue lost its number'],
]);

/** Why a resolved thread is over; a reason this version does not know is none. */
export const describeEnd = ({ statusReason }: Pick<StoredThread, 'statusReason'>): string =>
  WHY_RESOLVED.get(statusReason ?? '') ?? 'Resolved';

/** How a thread that is over ended, in one word: the first of the reason. */
const endWord = (thread: StoredThread): string =>
  thread.availability === 'Deleted' ? 'Deleted' : (describeEnd(thread).split(' ')[0] ?? '');

/** The state of a thread where there is little room: who has it, or in one word how it ended. */
export function describeState(thread: StoredThread, me: string): string {
  switch (holdingOf(thread, me)) {
    case 'checking':
      return 'Checking';
    case 'unassigned':
      return 'Unassigned';
    case 'mine':
      return 'You';
    case 'colleague':
      return thread.assignee?.name || 'A colleague';
    case 'over':
      return endWord(thread);
  }
}

/** What `describeState` leaves out of why a thread is over; undefined when that says it all. */
export function explainState(thread: StoredThread, me: string): string | undefined {
  const reason = describeEnd(thread);
  return reason.startsWith(`${describeState(thread, me)} `) ? reason : undefined;
}

/** The resource a thread belongs to, by name, else by its shared number. */
export const describeOwner = (thread: StoredThread): string =>
  thread.owner.name || thread.ownerParty.phoneNumber || 'Shared inbox';

/** The last text of a thread for a list: the customer's or our words (`isQuote`), or why there are none. */
export function describeLastText(thread: StoredThread): { words: string; isQuote: boolean } {
  if (thread.label) return { words: thread.label, isQuote: true };
  if (thread.availability === 'Deleted') return { words: 'The texts were deleted', isQuote: false };
  const words = thread.activity.lastMessageTime ? 'A picture or file' : 'No text yet';
  return { words, isQuote: false };
}
