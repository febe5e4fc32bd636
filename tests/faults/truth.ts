import { type Desk, expect } from '../e2e/fixtures.ts';
import { agents } from '../emulator/seed/agents.ts';
import { queues } from '../emulator/seed/queues.ts';
import { dumpStore } from './levers.ts';

/** The queues Alex handles in the seed, Sales and the company's number not among them. */
const ALEX_QUEUES = new Set(
  Object.values(queues)
    .filter(({ recipients }) => recipients.some(({ extensionId }) => extensionId === agents.alex.extensionId))
    .map(({ extensionId }) => extensionId),
);

type Fact = { status: string; assignee: string; label: string; entries: string[] };
type StoredThread = {
  id: string;
  status: string;
  availability: string;
  isUnverified?: boolean;
  label?: string;
  assignee?: { extensionId: string };
};
type StoredEntry = { id: string; recordType: string; text?: string };

const factsOfEntry = ({ id = '', recordType = '', text = '' }: Partial<StoredEntry>) =>
  `${id} ${recordType} ${text}`;

/** Messages and notes; a full sync tells no hints (who assigned, who resolved), so the two sides differ in those. */
const isSaid = (recordType: string) => recordType === 'AliveMessage' || recordType === 'AliveNote';

/** The open threads of Alex's queues with everything said in them, as RingCentral has them now. */
export function truth({ emulator }: Desk): Record<string, Fact> {
  const { state } = emulator.control;
  const facts: Record<string, Fact> = {};
  for (const thread of state.threads({ status: 'Open' })) {
    const isOurs = ALEX_QUEUES.has(thread.owner?.extensionId ?? '') && thread.availability === 'Alive';
    if (!isOurs) continue;
    facts[thread.id ?? ''] = {
      status: 'Open',
      assignee: thread.assignee?.extensionId ?? '',
      label: thread.label ?? '',
      entries: state
        .entries(thread.id ?? '')
        .filter(({ recordType = '' }) => isSaid(recordType))
        .map((entry) => factsOfEntry(entry as Partial<StoredEntry>))
        .sort(),
    };
  }
  return facts;
}

/** The same as the extension has stored it. */
export async function stored(desk: Desk): Promise<Record<string, Fact>> {
  const { threads = [], entries = [] } = await dumpStore(desk);
  const byThread = new Map<string, string[]>();
  for (const { value } of entries) {
    const chunk = value as { threadId: string; entries: StoredEntry[] };
    const said = chunk.entries.filter(({ recordType }) => isSaid(recordType)).map(factsOfEntry);
    const list = byThread.get(chunk.threadId) ?? [];
    byThread.set(chunk.threadId, [...list, ...said]);
  }
  const facts: Record<string, Fact> = {};
  for (const { value } of threads) {
    const { id, status, availability, isUnverified, label = '', assignee } = value as StoredThread;
    if (status !== 'Open' || availability === 'Deleted' || isUnverified) continue;
    facts[id] = {
      status,
      assignee: assignee?.extensionId ?? '',
      label,
      entries: (byThread.get(id) ?? []).sort(),
    };
  }
  return facts;
}

/** Waits until the store holds the truth about every open thread, and no other open thread. */
export async function expectTruth(desk: Desk): Promise<void> {
  await expect.poll(() => stored(desk), { message: 'the store equals RingCentral' }).toEqual(truth(desk));
}
