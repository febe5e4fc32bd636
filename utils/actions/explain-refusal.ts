import type { AppError } from '../app-error.ts';
import type { Entry } from '../ringcentral/entry-record.ts';
import { entryTime } from '../ringcentral/entry-time.ts';
import { getThread } from '../store/queries.ts';
import { lastEntries } from '../store/read-entries.ts';
import type { StoredThread, ThreadsideDb } from '../store/schema.ts';
import { formatAgo } from '../wording/format-time.ts';

/** Enough of the end of a thread to find who changed it last. */
const LOOK_BACK = 20;

/**
 * A refusal in the agent's words, from the difference between the thread the agent saw and the thread as it is:
 * who resolved, deleted or took it. Falls back to the code when nothing changed.
 */
export async function explainRefusal(
  { db, myExtensionId, now }: { db: ThreadsideDb; myExtensionId: string; now: () => number },
  before: StoredThread,
  error: AppError,
): Promise<AppError> {
  const after = await getThread(db, before.id);
  const { entries } = await lastEntries(db, before.id, LOOK_BACK);
  const nameOf = (recordType: string) => initiatorOf(entries, recordType, myExtensionId);
  const sentence =
    sentenceForEnd(before, after, nameOf) ??
    (after && describeTaking(before, after, entries, myExtensionId, now()));
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

function sentenceForEnd(
  before: StoredThread,
  after: StoredThread | undefined,
  nameOf: (recordType: string) => string | undefined,
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
  return undefined;
}

/** "Jenn took this conversation 3 s ago": who has it now, when somebody else had it before. */
function describeTaking(
  before: StoredThread,
  after: StoredThread,
  entries: readonly Entry[],
  me: string,
  now: number,
): string | undefined {
  const holder = after.assignee;
  if (!holder || holder.extensionId === before.assignee?.extensionId) return undefined;
  if (holder.extensionId === me) return 'You have this conversation now.';
  const hint = entries.findLast(({ recordType }) => recordType === 'ThreadAssignedHint');
  const hasTaken =
    hint?.initiator?.extensionId === holder.extensionId && hint.assignee?.extensionId === holder.extensionId;
  if (!hasTaken) return `${holder.name} has this conversation now.`;
  return `${holder.name} took this conversation ${formatAgo(now - Date.parse(entryTime(hint)))}.`;
}
