import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftKey, writeDraft } from '../../utils/drafts.ts';
import { openThreads, readCounts, readSyncState } from '../../utils/store/queries.ts';
import { SYNC_LOG_KEY } from '../../utils/sync/sync-log.ts';
import { agents } from '../emulator/seed/agents.ts';
import { expected } from '../emulator/seed/catalogue.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Client, startClient } from '../support/start-client.ts';

let client: Client;
beforeEach(async () => {
  client = await startClient();
  await client.send('signIn');
});
afterEach(() => client.close());

const db = async () => (await client.background.user()).db;

it('fetches everything anew and keeps what the agent typed', async () => {
  const threadId =
    client.emulator.control.state.openThread('Support', customers.marcus.phoneNumber)?.id ?? '';
  const place = { extensionId: agents.alex.extensionId, kind: 'note', threadId } as const;
  await writeDraft(client.local, place, 'Half a note');
  client.emulator.control.faults.add({ path: 'notes$', method: 'POST', status: 503, times: 1 });
  await client.send('addNote', { pressId: 'p1', threadId, text: 'Not sure whether this was saved' });
  await (await db()).clear('threads');
  const outbox = client.local.dump().outbox;
  expect(await client.send('repairStore')).toEqual({ ok: true, value: undefined });
  expect(await openThreads(await db())).toHaveLength(expected.openForAlex);
  expect(await readCounts(await db())).toMatchObject({ unassigned: expected.unassignedForAlex });
  expect(client.local.dump()[draftKey(place)]).toBe('Half a note');
  expect(client.local.dump().outbox).toEqual(outbox);
  await client.background.refreshBadge();
  expect(client.badge.text).toBe(String(expected.unassignedForAlex));
});

it('comes through beside a sync that is under way', async () => {
  const hold = client.emulator.control.faults.add({ path: 'entries/sync', hold: 'after', times: 1 });
  const syncing = client.send('syncNow');
  await hold.hit();
  const repairing = client.send('repairStore');
  await new Promise((resolve) => setTimeout(resolve, 20));
  hold.release();
  await syncing;
  expect(await repairing).toEqual({ ok: true, value: undefined });
  expect((await readSyncState(await db())).lastSuccessAt).toBeDefined();
  expect(await openThreads(await db())).toHaveLength(expected.openForAlex);
});

it('is refused when nobody is signed in', async () => {
  await client.send('signOut');
  expect(await client.send('repairStore')).toMatchObject({ ok: false, error: { kind: 'signedOut' } });
});

it('writes syncs down without content', async () => {
  client.emulator.control.faults.add({ path: 'entries/sync', status: 503, times: 1 });
  await client.send('syncNow');
  expect(client.local.dump()[SYNC_LOG_KEY]).toMatchObject([
    { trigger: 'agent', problem: 'offline: server' },
    { trigger: 'agent' },
  ]);
});
