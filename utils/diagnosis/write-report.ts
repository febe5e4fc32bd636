import type { SyncAttempt } from '../sync/sync-log.ts';
import type { Facts } from './read-facts.ts';

/** What the report says of the installation itself. */
export type Installation = { version: string; browser: string; server: string };

const at = (ms: number | undefined): string => (ms ? new Date(ms).toISOString() : 'never');

/** An attempt in one line. */
export const describeAttempt = ({ at: when, trigger, durationMs, problem }: SyncAttempt): string =>
  `${at(when)} ${trigger} ${durationMs} ms ${problem ?? 'ok'}`;

/** Bytes as people read them: "1.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * The report an agent may hand to anybody: plain text, made of versions, times, counts and codes only. Nothing a
 * customer wrote, no number, no name, no token can be in it, because the facts hold none.
 */
export function writeReport(facts: Facts, { version, browser, server }: Installation, now: number): string {
  const { store } = facts;
  return [
    `Threadside ${version}, ${browser}`,
    `Report of ${at(now)}`,
    `Server: ${new URL(server).host}`,
    `Signed in: ${facts.isSignedIn ? 'yes' : 'no'}; message threads: ${facts.hasFeature ?? 'not asked'}`,
    `Paused until: ${facts.pausedUntil ? at(facts.pausedUntil) : 'no pause'}`,
    `Problem now: ${facts.problem ?? 'none'}`,
    store
      ? `Last sync: ${at(store.state.lastSuccessAt)}; last full sync: ${at(store.state.lastFullAt)}`
      : 'The database cannot be read',
    ...(store
      ? [
          `Database: version ${store.version}, ${store.threads} conversations, ${store.counts.open} open, ` +
            `${store.counts.unassigned} unassigned, ${store.unverified} to be checked`,
          `In doubt: ${store.state.doubt ?? 'nothing'}; unreadable records: ${store.state.hasGaps ? 'yes' : 'no'}`,
          `Old conversations last deleted: ${at(store.state.pruned?.at)}, kept ${store.state.pruned?.days ?? '?'} days`,
        ]
      : []),
    `Storage used: ${facts.usedBytes === undefined ? 'unknown' : formatBytes(facts.usedBytes)}`,
    `Drafts: ${facts.drafts}; unsent: ${facts.unsent}`,
    'Latest syncs:',
    ...facts.attempts.map((attempt) => `  ${describeAttempt(attempt)}`),
  ].join('\n');
}
