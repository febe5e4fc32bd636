import type { AppError } from '../app-error.ts';
import type { Entry } from '../ringcentral/entry-record.ts';
import { getThread } from '../store/queries.ts';
import { lastEntries } from '../store/read-entries.ts';
import type { StoredThread, ThreadsideDb } from '../store/schema.ts';

/** Enough of the end of a thread to find who changed it last. */
const LOOK_BACK = 20;

/**
 * A refusal in the agent's words, from the difference between the thread the agent saw and the thread as it is:
 * who resolved, deleted or took it. Falls back to the code when nothing changed.
 */
export async function explainRefusal(
  { db, myExtensionId }: { db: ThreadsideDb; myExtensionId: string },
  before: StoredThread,
  error: AppError,
): Promise<AppError> {
  const after = await getThread(db, before.id);
  const { entries } = await lastEntries(db, before.id, LOOK_BACK);
  const nameOf = (recordType: string) => initiatorOf(entries, recordType, myExtensionId);
  const sentence = sentenceFor(before, after, nameOf, myExtensionId);
  if (sentence) return { ...refusal(error), sentence };
  return error.kind === 'gone' ? error : refusal(error);
}

const refusal = (error: AppError): Extract<AppError, { kind: 'refused' }> =>
  error.kind === 'refused' ? error : { kind: 'refused', errorCode: 'CMN-102' };

/** Who did it last; undefined when the system did, or nobody knows. */
function initiatorOf(entries: readonly Entry[], recordType: string, me: string): string | undefined {
  const hint = entries.findLast((entry) => entry.recordType === recordType);
  if (!hint?.initiator) return undefined;
  return hint.initiator.extensionId === me ? 'You' : hint.initiator.name;
}

function sentenceFor(
  before: StoredThread,
  after: StoredThread | undefined,
  nameOf: (recordType: string) => string | undefined,
  me: string,
): string | undefined {
  if (!after) return 'You can no longer see this conversation: you are not a handler of its queue any more.';
  if (after.availability === 'Deleted') {
    return `${nameOf('ThreadDeletedHint') ?? 'Somebody'} deleted this conversation meanwhile.`;
  }
  if (after.status === 'Resolved' && before.status !== 'Resolved') {
    if (after.statusReason === 'ThreadExpired')
      return 'RingCentral closed this conversation after 72 hours without activity.';
    return `${nameOf('ThreadResolvedHint') ?? 'Somebody'} resolved this conversation meanwhile.`;
  }
  const holder = after.assignee;
  if (holder && holder.extensionId !== before.assignee?.extensionId) {
    return holder.extensionId === me
      ? 'You have this conversation now.'
      : `${holder.name} has this conversation now.`;
  }
  return undefined;
}
