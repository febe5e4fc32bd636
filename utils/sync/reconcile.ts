import { AppFailure } from '../app-error.ts';
import type { ReadApi } from '../ringcentral/read-api.ts';
import type { Thread } from '../ringcentral/thread-record.ts';
import type { News } from '../store/news.ts';
import type { StoredThread } from '../store/schema.ts';

/** Beyond this many threads a list is cheaper than asking for each. */
const ONE_BY_ONE = 4;

/** Single requests per run; what is left waits for the next run. */
const MAX_SINGLE = 8;

/** What became known: news to save, and ids still unknown. */
export type Reconciled = { news: News; remainingIds: string[] };

/**
 * Learns what became of threads that a full sync no longer lists: resolved, deleted, or no longer ours to see
 * (`ringcentral-api.md`, Sync tokens). Few are asked for by id; many by one list over the time they were created in,
 * then the rest by id. A failing request leaves its threads for the next run.
 */
export async function reconcile(api: ReadApi, missing: readonly StoredThread[]): Promise<Reconciled> {
  const findings: Finding[] = missing.length > ONE_BY_ONE ? await listCreatedWith(api, missing) : [];
  const found = new Set(findings.map(({ id }) => id));
  for (const { id } of missing.filter((thread) => !found.has(thread.id)).slice(0, MAX_SINGLE)) {
    const finding = await askFor(api, id);
    if (!finding) break;
    findings.push(finding);
    found.add(id);
  }
  const idsOf = (became: Finding['became']) =>
    findings.filter((one) => one.became === became).map(({ id }) => id);
  return {
    news: {
      threads: findings.flatMap(({ thread }) => thread ?? []),
      deletedThreadIds: idsOf('deleted'),
      forgottenThreadIds: idsOf('notMine'),
    },
    remainingIds: missing.map(({ id }) => id).filter((id) => !found.has(id)),
  };
}

type Finding = { id: string; became: 'known' | 'deleted' | 'notMine'; thread?: Thread };

async function listCreatedWith(api: ReadApi, missing: readonly StoredThread[]): Promise<Finding[]> {
  const wanted = new Set(missing.map(({ id }) => id));
  const created = missing.map(({ creationTime }) => Date.parse(creationTime) || 0);
  try {
    const list = await api.listThreads({
      creationTimeFrom: new Date(Math.min(...created)).toISOString(),
      creationTimeTo: new Date(Math.max(...created) + 1_000).toISOString(),
      availability: ['Alive', 'Deleted'],
    });
    return [
      ...list.threads.map((thread) => ({ id: thread.id, became: 'known' as const, thread })),
      ...list.deletedIds.map((id) => ({ id, became: 'deleted' as const })),
    ].filter(({ id }) => wanted.has(id));
  } catch {
    return [];
  }
}

/** Undefined when the question could not be answered now. */
async function askFor(api: ReadApi, id: string): Promise<Finding | undefined> {
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
