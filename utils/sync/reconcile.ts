import { AppFailure } from '../app-error.ts';
import type { ReadApi } from '../ringcentral/read-api.ts';
import type { Thread } from '../ringcentral/thread-record.ts';
import { allEntriesOf, type News } from '../store/news.ts';
import type { StoredThread } from '../store/schema.ts';

/** Beyond this many threads a list is cheaper than asking for each. */
const ONE_BY_ONE = 4;

/** Single requests per run; what is left waits for the next run. */
const MAX_SINGLE = 8;

/** Threads whose texts are read again in one request (their ids travel in the address); one request per run. */
const WITH_ENTRIES = 40;

/** A thread to ask for; '' where it is not known when it was created. */
export type Missing = Pick<StoredThread, 'id' | 'creationTime'>;

/** What became known: news to save, and ids still unknown. */
export type Reconciled = { news: News; remainingIds: string[] };

/**
 * Learns what became of threads that a full sync no longer lists: resolved, deleted, or no longer ours to see
 * (`ringcentral-api.md`, Sync tokens), and what was said in them until then. Few are asked for by id; many by one list
 * over the time they were created in, then the rest by id. A failing request leaves its threads for the next run.
 */
export async function reconcile(api: ReadApi, missing: readonly Missing[]): Promise<Reconciled> {
  const dated = missing.filter(({ creationTime }) => creationTime);
  const findings: Finding[] = dated.length > ONE_BY_ONE ? await listCreatedWith(api, dated) : [];
  const found = new Set(findings.map(({ id }) => id));
  for (const { id } of missing.filter((thread) => !found.has(thread.id)).slice(0, MAX_SINGLE)) {
    const finding = await askFor(api, id);
    if (!finding) break;
    findings.push(finding);
    found.add(id);
  }
  const { said, unread } = await readSaid(api, findings);
  for (const id of unread) found.delete(id);
  const idsOf = (became: Finding['became']) =>
    findings.filter((one) => one.became === became).map(({ id }) => id);
  return {
    news: {
      threads: findings.flatMap(({ thread }) => thread ?? []),
      deletedThreadIds: idsOf('deleted'),
      forgottenThreadIds: idsOf('notMine'),
      ...said,
    },
    remainingIds: missing.map(({ id }) => id).filter((id) => !found.has(id)),
  };
}

/** What RingCentral says about one thread. */
export type Finding = { id: string; became: 'known' | 'deleted' | 'notMine'; thread?: Thread };

async function listCreatedWith(api: ReadApi, missing: readonly Missing[]): Promise<Finding[]> {
  const wanted = new Set(missing.map(({ id }) => id));
  try {
    const list = await api.listThreads({ ...createdWith(missing), availability: ['Alive', 'Deleted'] });
    return [
      ...list.threads.map((thread) => ({ id: thread.id, became: 'known' as const, thread })),
      ...list.deletedIds.map((id) => ({ id, became: 'deleted' as const })),
    ].filter(({ id }) => wanted.has(id));
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return [];
  }
}

/** The time in which these threads were created, as a filter; at least one thread. */
export function createdWith(threads: readonly Missing[]): {
  creationTimeFrom: string;
  creationTimeTo: string;
} {
  const created = threads.map(({ creationTime }) => Date.parse(creationTime) || 0);
  const [first, last] = created.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)], [Infinity, 0]);
  return {
    creationTimeFrom: new Date(first).toISOString(),
    creationTimeTo: new Date(last + 1_000).toISOString(),
  };
}

/** Undefined when the question could not be answered now. */
export async function askFor(api: ReadApi, id: string): Promise<Finding | undefined> {
  try {
    return { id, became: 'known', thread: await api.getThread(id) };
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    const { error } = thrown;
    if (error.kind === 'gone') return { id, became: 'deleted' };
    if (error.kind === 'refused' && error.status === 403) return { id, became: 'notMine' };
    return undefined;
  }
}

/** Everything said in the threads that are still there; `unread` are those it could not be read of in this run. */
async function readSaid(
  api: ReadApi,
  findings: readonly Finding[],
): Promise<{ said: News; unread: readonly string[] }> {
  const ids = findings
    .filter(({ thread }) => thread && thread.availability !== 'Deleted')
    .map(({ id }) => id);
  const now = ids.slice(0, WITH_ENTRIES);
  if (!now.length) return { said: {}, unread: [] };
  try {
    return { said: allEntriesOf(now, await api.readEntries(now)), unread: ids.slice(WITH_ENTRIES) };
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
    return { said: {}, unread: ids };
  }
}
