import type { Entry } from '../ringcentral/entry-record.ts';
import type { Person } from '../ringcentral/record-fields.ts';
import type { StoredThread } from '../store/schema.ts';
import { describeEnd } from './describe-thread.ts';

const nameOf = (person: Person | undefined, me: string): string | undefined => {
  if (!person) return undefined;
  return person.extensionId === me ? 'You' : person.name || 'A colleague';
};

/** Names in the middle of a sentence. */
const inSentence = (name: string): string => (name === 'You' ? 'you' : name);

function describeAssignment({ initiator, assignee, previousAssignee }: Entry, me: string): string {
  const who = nameOf(initiator, me);
  const to = nameOf(assignee, me);
  const from = nameOf(previousAssignee, me);
  if (!to) return who ? `${who} unassigned this conversation` : 'This conversation was unassigned';
  if (initiator?.extensionId === assignee?.extensionId)
    return from ? `${who} took over from ${inSentence(from)}` : `${who} took this conversation`;
  const target = from ? `from ${inSentence(from)} to ${inSentence(to)}` : `to ${inSentence(to)}`;
  return who ? `${who} assigned this ${target}` : `Assigned ${target}`;
}

/**
 * A system line: what happened to the conversation, and who did it. Without an initiator it was the system; why it
 * resolved a thread only the thread says.
 */
export function describeHint(hint: Entry, me: string, thread?: Pick<StoredThread, 'statusReason'>): string {
  const who = nameOf(hint.initiator, me);
  switch (hint.recordType) {
    case 'ThreadCreatedHint':
      return who ? `${who} started this conversation` : 'Conversation started';
    case 'ThreadAssignedHint':
      return describeAssignment(hint, me);
    case 'ThreadResolvedHint':
      if (who) return `${who} resolved this conversation`;
      return thread?.statusReason && thread.statusReason !== 'Manual'
        ? describeEnd(thread)
        : 'This conversation was resolved';
    case 'ThreadDeletedHint':
      return who ? `${who} deleted this conversation` : 'This conversation was deleted';
    default:
      return 'Something changed in this conversation';
  }
}

const STATUS = new Map([
  ['Queued', 'Sending'],
  ['Sent', 'Sent'],
  ['Delivered', 'Delivered'],
  ['DeliveryFailed', 'Not delivered'],
  ['SendingFailed', 'Not sent'],
]);

/** How far an outbound text got, '' for statuses that say nothing. */
export const describeDelivery = (entry: Entry): string => STATUS.get(entry.messageStatus ?? '') ?? '';

const ADVICE = new Map([
  [
    'DeliveryFailed',
    'The carrier could not deliver it: the number may be a landline or switched off. Try a call.',
  ],
  [
    'SendingFailed',
    'RingCentral could not send it. Send it again; if it fails again, ask your administrator.',
  ],
]);

/** What to do about a text that failed, '' when it has not. */
export const adviseOnFailure = (entry: Entry): string => ADVICE.get(entry.messageStatus ?? '') ?? '';

/** Who wrote a message or note, as the agent knows them. */
export const describeAuthor = (entry: Entry, me: string): string => nameOf(entry.author, me) ?? '';
