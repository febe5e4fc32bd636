import { type DraftPlace, dropSentDraft } from '../drafts.ts';
import type { Entry } from '../ringcentral/entry-record.ts';
import type { StorageArea } from '../storage-area.ts';
import { threadsBetween } from '../store/queries.ts';
import { lastEntries } from '../store/read-entries.ts';
import type { ThreadsideDb } from '../store/schema.ts';
import type { Outbox, OutboxRow } from './outbox.ts';
import { PROOF_AFTER_MS, verdictOn } from './settle.ts';

/** Where unclear rows are, and where it shows what became of them. */
export type SettleDeps = { db: ThreadsideDb; outbox: Outbox; local: StorageArea; myExtensionId: string };

/** Whether the store holds everything said in a thread, fetched if need be: else absence proves nothing. */
export type LearnWhole = (threadId: string) => Promise<boolean>;

/** More than any thread says within the minutes an outcome is unclear. */
const LOOK_BACK = 1_000;

/** The draft a row came from. */
export const draftOf = (row: OutboxRow): DraftPlace =>
  row.kind === 'note'
    ? { extensionId: row.extensionId, kind: 'note', threadId: row.threadId }
    : { extensionId: row.extensionId, kind: 'reply', guestPhoneNumber: row.guestPhoneNumber };

/** After a sync: settles every row by what the store then shows. `syncStartedAt` is epoch ms. */
export async function settleOutbox(
  deps: SettleDeps,
  learnWhole: LearnWhole,
  syncStartedAt: number,
): Promise<void> {
  const rows = await deps.outbox.rows();
  for (const row of rows) {
    if (row.extensionId !== deps.myExtensionId) continue;
    if (row.state === 'unconfirmed') {
      const isWhole = await learnAll(await threadIdsFor(deps.db, row), learnWhole);
      await settle(deps, row, rows, isWhole ? syncStartedAt : Number.NEGATIVE_INFINITY);
    }
    if (row.state === 'sent') await watchForDuplicate(deps, row, rows, syncStartedAt);
  }
}

async function learnAll(threadIds: readonly string[], learnWhole: LearnWhole): Promise<boolean> {
  let isWhole = true;
  for (const id of threadIds) isWhole = (await learnWhole(id)) && isWhole;
  return isWhole;
}

/** A sync that began before everything proves only what it shows. */
async function settle(
  deps: SettleDeps,
  row: OutboxRow,
  rows: readonly OutboxRow[],
  syncStartedAt: number,
): Promise<void> {
  const verdict = verdictOn(row, await entriesFor(deps.db, row), syncStartedAt, rows);
  if (verdict === 'didNotHappen') await deps.outbox.replace({ ...row, state: 'failed' });
  if (verdict === 'happened' || verdict === 'happenedTwice') await itHappened(deps, row);
  if (verdict === 'happenedTwice') await deps.outbox.replace({ ...row, state: 'duplicate' });
}

/**
 * The draft goes before the row: killed in between, the row is settled again and nothing is sent. A text stays as
 * `sent` for a while: the browser itself may have repeated its request on a connection that broke.
 */
export async function itHappened({ local, outbox }: SettleDeps, row: OutboxRow): Promise<void> {
  await dropSentDraft(local, draftOf(row), row.text);
  if (row.kind === 'message') await outbox.replace({ ...row, state: 'sent' });
  else await outbox.remove(row.pressId);
}

async function watchForDuplicate(
  deps: SettleDeps,
  row: OutboxRow,
  rows: readonly OutboxRow[],
  syncStartedAt: number,
): Promise<void> {
  const verdict = verdictOn(row, await entriesFor(deps.db, row), syncStartedAt, rows);
  if (verdict === 'happenedTwice') await deps.outbox.replace({ ...row, state: 'duplicate' });
  else if (syncStartedAt - row.pressedAt > PROOF_AFTER_MS) await deps.outbox.remove(row.pressId);
}

/** What was said where the row may show up: in its thread, or in any of the two numbers' threads. */
async function entriesFor(db: ThreadsideDb, row: OutboxRow): Promise<Entry[]> {
  const threadIds = await threadIdsFor(db, row);
  const found = await Promise.all(threadIds.map((id) => lastEntries(db, id, LOOK_BACK)));
  return found.flatMap(({ entries }) => entries);
}

async function threadIdsFor(db: ThreadsideDb, row: OutboxRow): Promise<string[]> {
  if (row.threadId) return [row.threadId];
  if (row.kind === 'note') return [];
  return (await threadsBetween(db, row.guestPhoneNumber, row.from)).map(({ id }) => id);
}
