import { lastActivityTime } from '../store/queries.ts';
import type { StoredThread } from '../store/schema.ts';
import { holdingOf } from '../wording/describe-thread.ts';

/** Which conversations the inbox lists. */
export type InboxFilter = 'unassigned' | 'mine' | 'open' | 'resolved';

/** The longest waiting customer first, or the latest text first. */
export type InboxOrder = 'waiting' | 'latest';

/** What the agent chose to see, and what the panel remembers. Without `owner`: all queues. */
export type InboxChoice = {
  filter: InboxFilter;
  order: InboxOrder;
  owner?: { extensionId: string; name: string };
};

/** How many open conversations each filter lists. */
export type InboxCounts = Record<Exclude<InboxFilter, 'resolved'>, number>;

const DEFAULT: InboxChoice = { filter: 'unassigned', order: 'waiting' };

/** Where an agent's choice is in `storage.local`. */
export const inboxChoiceKey = (extensionId: string): string => `inbox:${extensionId}`;

/** A stored choice with defaults for everything not chosen. */
export const readChoice = (stored: unknown): InboxChoice => ({ ...DEFAULT, ...(stored as object) });

const isOf = (thread: StoredThread, { owner }: Pick<InboxChoice, 'owner'>): boolean =>
  !owner || thread.owner.extensionId === owner.extensionId;

/** Counts the open threads by who has them, in all queues or one: the numbers of the rows listed, and of the badge. */
export function countRows(
  open: Iterable<StoredThread>,
  choice: Pick<InboxChoice, 'owner'>,
  me: string,
): InboxCounts {
  const counts: InboxCounts = { unassigned: 0, mine: 0, open: 0 };
  for (const thread of open) {
    if (!isOf(thread, choice)) continue;
    counts.open += 1;
    const holding = holdingOf(thread, me);
    if (holding === 'unassigned' || holding === 'mine') counts[holding] += 1;
  }
  return counts;
}

/** ISO times sort as text; the empty one of nobody waiting comes last. */
const waitsSince = ({ activity }: StoredThread): string =>
  activity.lastInboundTime > activity.lastOutboundTime ? activity.lastInboundTime : '';

type Keyed = { thread: StoredThread; since: string; latest: string };

const latestFirst = (a: Keyed, b: Keyed): number =>
  a.latest === b.latest ? (a.thread.id < b.thread.id ? -1 : 1) : a.latest < b.latest ? 1 : -1;

function longestFirst(a: Keyed, b: Keyed): number {
  if (a.since === b.since) return latestFirst(a, b);
  if (!a.since || !b.since) return a.since ? -1 : 1;
  return a.since < b.since ? -1 : 1;
}

/** The open threads a choice lists, in its order; nobody waits twice: equal times keep one order. */
export function chooseRows(open: Iterable<StoredThread>, choice: InboxChoice, me: string): StoredThread[] {
  const { filter, order } = choice;
  const rows: Keyed[] = [];
  for (const thread of open) {
    if (!isOf(thread, choice)) continue;
    if (filter !== 'open' && filter !== holdingOf(thread, me)) continue;
    rows.push({ thread, since: waitsSince(thread), latest: lastActivityTime(thread) });
  }
  return rows.sort(order === 'waiting' ? longestFirst : latestFirst).map(({ thread }) => thread);
}

/** The queues to choose among, by name: those with open threads, and the one chosen. */
export function queuesOf(
  open: Iterable<StoredThread>,
  { owner }: Pick<InboxChoice, 'owner'>,
): { extensionId: string; name: string }[] {
  const queues = new Map<string, string>();
  if (owner) queues.set(owner.extensionId, owner.name);
  for (const { owner: queue } of open) if (queue.name) queues.set(queue.extensionId, queue.name);
  return [...queues]
    .map(([extensionId, name]) => ({ extensionId, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The row to go on with once `threadId` leaves the list: the one below it, else the one above, else the first. */
export function rowAfter(rows: readonly StoredThread[], threadId: string): string | undefined {
  const at = rows.findIndex(({ id }) => id === threadId);
  if (at === -1) return rows[0]?.id;
  return (rows[at + 1] ?? rows[at - 1])?.id;
}

/** Everything the inbox shows of the open threads. */
export type InboxList = {
  rows: StoredThread[];
  counts: InboxCounts;
  queues: { extensionId: string; name: string }[];
};

/** Makes the list of a choice, and keeps the last one: coming back to the same list of the same threads costs nothing. */
export function createListMaker(): (
  open: ReadonlyMap<string, StoredThread>,
  choice: InboxChoice,
  me: string,
) => InboxList {
  let last: { open: unknown; key: string; list: InboxList } | undefined;
  return (open, choice, me) => {
    const key = JSON.stringify([choice, me]);
    if (last?.open === open && last.key === key) return last.list;
    const threads = [...open.values()];
    const list = {
      rows: choice.filter === 'resolved' ? [] : chooseRows(threads, choice, me),
      counts: countRows(threads, choice, me),
      queues: queuesOf(threads, choice),
    };
    last = { open, key, list };
    return list;
  };
}
