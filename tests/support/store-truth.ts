import { type Entry, parseEntry } from '../../utils/ringcentral/entry-record.ts';
import { parseThread, type Thread } from '../../utils/ringcentral/thread-record.ts';
import type { EntryChunk, QueueCounts, StoredThread } from '../../utils/store/schema.ts';
import type { Control } from '../emulator/control/control.ts';

/** What a store holds, as plain data: read in this process or in a browser. */
export type StoreDump = { threads: StoredThread[]; entries: EntryChunk[] };

/** A difference between a store and the truth, in words for whoever must mend it. */
type Difference = string;

const ofTruth = (records: unknown[]): Thread[] => records.flatMap((record) => parseThread(record) ?? []);

/** A thread without what is our own: what RingCentral says of it. Nothing is known of a deleted one's last state. */
const recordOf = ({
  activity: _,
  isUnverified: __,
  hasAllEntries: ___,
  readTime: ____,
  deletedEntryIds: _____,
  ...thread
}: StoredThread) => JSON.parse(JSON.stringify(thread)) as Thread;

const isHint = ({ recordType }: Entry): boolean => recordType.endsWith('Hint');

/** Delivery reports of a thread that is over are told to nobody, so the last word on a text may be missing. */
const comparable = (entry: Entry, isOver: boolean) => {
  const { lastModifiedTime, messageStatus, ...rest } = JSON.parse(JSON.stringify(entry)) as Entry;
  return JSON.stringify(isOver ? rest : { ...rest, lastModifiedTime, messageStatus });
};

/**
 * Compares a store with what the emulator holds for an agent: every open thread with all messages and notes; of other
 * threads nothing that is not so; nothing of foreign queues, nothing that was deleted.
 */
export function differencesFrom(
  control: Control,
  agentQueues: ReadonlySet<string>,
  dump: StoreDump,
): Difference[] {
  const all = ofTruth(control.state.threads());
  const truth = new Map(all.map((thread) => [thread.id, thread]));
  const stored = new Map(dump.threads.map((thread) => [thread.id, thread]));
  const differences: Difference[] = [];
  for (const thread of all) {
    const isMine = agentQueues.has(thread.owner.extensionId);
    if (isMine && thread.status === 'Open' && thread.availability === 'Alive' && !stored.has(thread.id)) {
      differences.push(`open thread ${thread.id} is missing`);
    }
  }
  for (const thread of dump.threads) {
    const real = truth.get(thread.id);
    if (!real) differences.push(`thread ${thread.id} never was`);
    else differences.push(...threadDifferences(thread, real, agentQueues));
  }
  const threadIds = new Set([...stored.keys(), ...dump.entries.map(({ threadId }) => threadId)]);
  for (const threadId of threadIds) {
    const entries = dump.entries
      .filter((chunk) => chunk.threadId === threadId)
      .flatMap((chunk) => chunk.entries);
    const thread = stored.get(threadId);
    if (!thread) differences.push(`${entries.length} entries of thread ${threadId}, which is not stored`);
    else differences.push(...entryDifferences(thread, entries, truthOf(control, threadId)));
  }
  return differences;
}

function threadDifferences(
  thread: StoredThread,
  real: Thread,
  agentQueues: ReadonlySet<string>,
): Difference[] {
  if (!agentQueues.has(real.owner.extensionId)) return [`thread ${thread.id} is of a foreign queue`];
  if (thread.isUnverified) return [`thread ${thread.id} is still unverified`];
  if (real.availability === 'Deleted') {
    return thread.availability === 'Deleted' && !thread.label && !thread.assignee
      ? []
      : [`thread ${thread.id} was deleted`];
  }
  const [is, should] = [recordOf(thread), JSON.parse(JSON.stringify(real))].map((one) => JSON.stringify(one));
  return is === should ? [] : [`thread ${thread.id} is ${is} and should be ${should}`];
}

const truthOf = (control: Control, threadId: string): Entry[] =>
  control.state
    .entries(threadId)
    .filter(({ availability }) => availability !== 'Deleted')
    .flatMap((record) => parseEntry(record) ?? []);

function entryDifferences(
  thread: StoredThread,
  entries: readonly Entry[],
  truth: readonly Entry[],
): Difference[] {
  const isOver = thread.status !== 'Open';
  const isGone = thread.availability === 'Deleted';
  const real = new Map(truth.filter((entry) => !isGone || isHint(entry)).map((entry) => [entry.id, entry]));
  const differences: Difference[] = [];
  const known = new Set<string>();
  for (const entry of entries) {
    const should = real.get(entry.id);
    if (known.has(entry.id)) differences.push(`entry ${entry.id} is stored twice`);
    known.add(entry.id);
    if (!should)
      differences.push(`${entry.recordType} ${entry.id} of ${thread.id} (${thread.status}) is no more`);
    else if (comparable(entry, isOver) !== comparable(should, isOver)) {
      differences.push(`entry is ${JSON.stringify(entry)} and should be ${JSON.stringify(should)}`);
    }
  }
  if (isGone || (isOver && !thread.hasAllEntries)) return differences;
  const missing = [...real.values()].filter((entry) => !isHint(entry) && !known.has(entry.id));
  return [
    ...differences,
    ...missing.map(
      ({ id, recordType }) => `${recordType} ${id} of ${thread.id} (${thread.status}) is missing`,
    ),
  ];
}

/** The counts an agent must see: over the open threads of their queues. */
export function trueCounts(control: Control, agentQueues: ReadonlySet<string>, me: string): QueueCounts {
  const open = ofTruth(control.state.threads({ status: 'Open' })).filter(
    ({ owner, availability }) => availability === 'Alive' && agentQueues.has(owner.extensionId),
  );
  return {
    open: open.length,
    unassigned: open.filter(({ assignee }) => !assignee).length,
    mine: open.filter(({ assignee }) => assignee?.extensionId === me).length,
  };
}
