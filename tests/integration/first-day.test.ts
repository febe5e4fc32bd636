import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openThreads, readCounts, threadsByGuest } from '../../utils/store/queries.ts';
import { lastEntries } from '../../utils/store/read-entries.ts';
import { agents } from '../emulator/seed/agents.ts';
import { expected } from '../emulator/seed/catalogue.ts';
import { customers } from '../emulator/seed/customers.ts';
import { type Client, startClient } from '../support/start-client.ts';

let client: Client;
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.close());

const db = async () => (await client.background.user()).db;
const openOf = async (phoneNumber: string) => {
  const [thread] = await threadsByGuest(await db(), phoneNumber);
  if (!thread) throw new Error(`no thread of ${phoneNumber}`);
  return thread;
};

describe('a signed-in agent', () => {
  beforeEach(async () => {
    expect(await client.send('signIn')).toEqual({ ok: true, value: undefined });
  });

  it('has every open thread of their queues, counted as the badge shows', async () => {
    const open = await openThreads(await db());
    expect(open).toHaveLength(expected.openForAlex);
    expect(await readCounts(await db())).toEqual({
      open: expected.openForAlex,
      unassigned: expected.unassignedForAlex,
      mine: expected.assignedToAlex,
    });
    expect(client.badge.text).toBe(String(expected.unassignedForAlex));
  });

  it('fetches a customer’s resolved past on demand, once', async () => {
    const { phoneNumber } = customers.dana;
    await client.send('loadHistory', { guestPhoneNumber: phoneNumber });
    const threads = await threadsByGuest(await db(), phoneNumber);
    expect(threads).toHaveLength(expected.pastThreadsOfDana + 1);
    expect(threads[0]?.status).toBe('Open');
    const { entries } = await lastEntries(await db(), threads[3]?.id ?? '', 50);
    expect(entries.length).toBeGreaterThan(0);
    client.emulator.control.requests.clear();
    await client.send('loadHistory', { guestPhoneNumber: phoneNumber });
    expect(client.emulator.control.requests()).toEqual([]);
  });

  it('takes an unassigned thread, and the badge counts one less', async () => {
    const thread = await openOf(customers.marcus.phoneNumber);
    const result = await client.send('assignThread', {
      threadId: thread.id,
      extensionId: agents.alex.extensionId,
    });
    expect(result.ok).toBe(true);
    expect((await openOf(customers.marcus.phoneNumber)).assignee?.name).toBe('Alex Rivera');
    await client.background.refreshBadge();
    expect(client.badge.text).toBe(String(expected.unassignedForAlex - 1));
  });

  it('sees what a colleague did, by incremental sync', async () => {
    const thread = await openOf(customers.marcus.phoneNumber);
    client.emulator.control.as('Beth Nolan').take(thread.id);
    client.emulator.control.as('Beth Nolan').note(thread.id, 'Calling him back at two.');
    client.emulator.control.requests.clear();
    await client.send('syncNow');
    expect((await openOf(customers.marcus.phoneNumber)).assignee?.name).toBe('Beth Nolan');
    const { entries } = await lastEntries(await db(), thread.id, 50);
    expect(entries.map(({ recordType }) => recordType)).toContain('ThreadAssignedHint');
    expect(entries.at(-1)?.text).toBe('Calling him back at two.');
    const syncs = client.emulator.control.requests({ path: 'sync$' });
    expect(syncs.map(({ query }) => query.syncType)).toEqual([['ISync'], ['ISync']]);
  });

  it('adds, edits and deletes their own note', async () => {
    const thread = await openOf(customers.dana.phoneNumber);
    const added = await client.send('addNote', { pressId: 'p1', threadId: thread.id, text: 'Wants a quote' });
    expect(added.ok).toBe(true);
    const noteOf = async () =>
      (await lastEntries(await db(), thread.id, 200)).entries.find(({ text }) => /quote/.test(text ?? ''));
    const note = await noteOf();
    expect(note?.author?.extensionId).toBe(agents.alex.extensionId);
    await client.send('editNote', { threadId: thread.id, noteId: note?.id ?? '', text: 'Wants two quotes' });
    expect((await noteOf())?.text).toBe('Wants two quotes');
    await client.send('deleteNote', { threadId: thread.id, noteId: note?.id ?? '' });
    await client.send('syncNow');
    expect(await noteOf()).toBeUndefined();
  });

  it('resolves a thread for good', async () => {
    const thread = await openOf(customers.marcus.phoneNumber);
    expect((await client.send('resolveThread', { threadId: thread.id })).ok).toBe(true);
    const resolved = await openOf(customers.marcus.phoneNumber);
    expect(resolved).toMatchObject({ status: 'Resolved', statusReason: 'Manual' });
    expect(resolved.assignee).toBeUndefined();
    expect(await client.send('resolveThread', { threadId: thread.id })).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        sentence: 'This conversation is resolved, so there is nothing left to resolve.',
      },
    });
  });

  it('is told who was faster, and sees the truth', async () => {
    const thread = await openOf(customers.marcus.phoneNumber);
    client.emulator.control.as('Jenn Lee').resolve(thread.id);
    const result = await client.send('assignThread', {
      threadId: thread.id,
      extensionId: agents.alex.extensionId,
    });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'refused', sentence: 'Jenn Lee resolved this conversation meanwhile.' },
    });
    expect((await openOf(customers.marcus.phoneNumber)).status).toBe('Resolved');
  });

  it('continues after the worker was stopped, with nothing fetched in full again', async () => {
    client.restart();
    client.emulator.control.requests.clear();
    client.emulator.control.inbound({ from: customers.yuki.phoneNumber, to: 'Billing', text: 'Hello again' });
    await client.send('syncNow');
    const syncs = client.emulator.control.requests({ path: '/restapi/v1.0/account/~/message-threads' });
    expect(syncs.map(({ query }) => query.syncType)).toEqual([['ISync'], ['ISync']]);
  });

  it('leaves nothing behind when signing out', async () => {
    await client.send('signOut');
    expect(client.badge.text).toBe('!');
    const left = JSON.stringify([client.local.dump(), client.session.dump()]);
    expect(left).not.toContain('Alex Rivera');
    expect(left).not.toMatch(/accessToken|refreshToken/);
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).toEqual([]);
    expect(client.emulator.control.requests.count({ path: '/restapi/oauth/revoke' })).toBe(1);
  });
});

describe('signing in', () => {
  it('says that it was denied', async () => {
    client.person.decision = 'deny';
    expect(await client.send('signIn')).toEqual({
      ok: false,
      error: { kind: 'signedOut', reason: 'denied' },
    });
  });

  it('tells an agent without licence what is missing', async () => {
    client.person.agentId = agents.tom.extensionId;
    expect((await client.send('signIn')).ok).toBe(true);
    expect(client.local.dump().profile).toMatchObject({
      feature: { available: false, reason: expect.stringContaining('Business SMS Booster') },
    });
  });
});
