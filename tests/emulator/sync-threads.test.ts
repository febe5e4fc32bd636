import type ThreadSyncList from '@rc-ex/core/definitions/ThreadSyncList';
import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { customers } from './seed/customers.ts';
import { createTestBed } from './test-bed.ts';

type SyncAnswer = ThreadSyncList & ErrorEnvelope;
const GUEST = '+19075550123';

function bed(seed: 'empty' | 'brightwater' = 'empty') {
  const emulator = createTestBed({ seed });
  const alex = emulator.client('Alex Rivera');
  const sync = async (query: Record<string, string>) =>
    (await alex.get<SyncAnswer>('/message-threads/sync', query)).json;
  const full = () => sync({ syncType: 'FSync' });
  const next = (last: ThreadSyncList) =>
    sync({ syncType: 'ISync', syncToken: last.syncInfo?.syncToken ?? '' });
  const inbound = (from = GUEST, to = 'Billing') =>
    emulator.control.inbound({ from, to, text: 'Hello' }).threadId ?? '';
  return { ...emulator, sync, full, next, inbound };
}

const summary = (answer: ThreadSyncList) =>
  (answer.records ?? []).map(({ id, status, availability }) => [id, status, availability]);

describe('FSync', () => {
  it('"only Open + Alive threads, newest lastModifiedTime first"', async () => {
    const { full, control } = bed('brightwater');
    const { records = [], syncInfo } = await full();
    expect(records.map((thread) => thread.id).toSorted()).toEqual(
      control.state
        .threads({ status: 'Open' })
        .filter(
          (thread) =>
            thread.availability === 'Alive' &&
            !['Sales', 'Brightwater Home Services'].includes(thread.owner?.name ?? ''),
        )
        .map((thread) => thread.id)
        .toSorted(),
    );
    const times = records.map((thread) => thread.lastModifiedTime ?? '');
    expect(times).toEqual(times.toSorted().reverse());
    expect(syncInfo).toEqual({
      syncType: 'FSync',
      syncToken: expect.stringMatching(/^[\w-]+$/),
      syncTime: '2026-03-02T10:00:00.000Z',
    });
  });

  it('has the same record as the list, and no paging', async () => {
    const { full, control } = bed('brightwater');
    const answer = await full();
    expect(Object.keys(answer).sort()).toEqual(['records', 'syncInfo']);
    for (const record of answer.records ?? []) expect(record).toEqual(control.state.thread(record.id ?? ''));
  });
});

describe('ISync', () => {
  it('"records changed since", each once, and "not forever after"', async () => {
    const { full, next, inbound, control } = bed();
    const first = await full();
    const threadId = inbound();
    control.as('Beth Nolan').take(threadId);
    const second = await next(first);
    expect(summary(second)).toEqual([[threadId, 'Open', 'Alive']]);
    expect(second.records?.[0]?.assignee?.name).toBe('Beth Nolan');
    expect(second.syncInfo?.syncType).toBe('ISync');
    expect(summary(await next(second))).toEqual([]);
  });

  it('does not depend on the resolution of time: changes within one millisecond around the sync are told exactly once', async () => {
    const { full, next, inbound, control } = bed();
    const threadId = inbound();
    const first = await full();
    control.as('Alex Rivera').take(threadId);
    const second = await next(first);
    control.as('Alex Rivera').resolve(threadId);
    const third = await next(second);
    expect([summary(first), summary(second), summary(third)]).toEqual([
      [[threadId, 'Open', 'Alive']],
      [[threadId, 'Open', 'Alive']],
      [[threadId, 'Resolved', 'Alive']],
    ]);
    expect(summary(await next(third))).toEqual([]);
  });

  it('carries resolved threads with their reason, "deleted ones with availability: Deleted"', async () => {
    const { full, next, inbound, control } = bed();
    const [resolved, deleted, expired] = [inbound(), inbound('+19075550124'), inbound('+19075550125')];
    const first = await full();
    control.as('Alex Rivera').resolve(resolved);
    control.as('Alex Rivera').deleteThread(deleted);
    control.clock.advance(72 * 3_600_000);
    expect(control.state.thread(expired).statusReason).toBe('ThreadExpired');
    // Back again, so that the access token of this test is still good.
    control.clock.set('2026-03-02T10:00:00Z');
    const { records = [] } = await next(first);
    const byId = new Map(records.map((thread) => [thread.id, thread]));
    expect(byId.get(resolved)).toMatchObject({ status: 'Resolved', statusReason: 'Manual' });
    expect(byId.get(deleted)).toMatchObject({ availability: 'Deleted' });
    expect(byId.get(deleted)).not.toHaveProperty('label');
    expect(byId.get(expired)).toMatchObject({ status: 'Resolved', statusReason: 'ThreadExpired' });
    expect(records).toHaveLength(3);
  });

  it('a text changes the thread (label); a note or a delivery report does not', async () => {
    const { full, next, inbound, control } = bed();
    const threadId = inbound();
    control.as('Alex Rivera').take(threadId);
    let last = await full();
    control.as('Alex Rivera').note(threadId, 'x');
    last = await next(last);
    expect(summary(last)).toEqual([]);
    control.as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'label now' });
    last = await next(last);
    expect(last.records?.map((thread) => thread.label)).toEqual(['label now']);
    control.clock.advance(5000);
    expect(summary(await next(last))).toEqual([]);
  });

  it('an old token still works and repeats: a client that lost the answer loses nothing', async () => {
    const { full, next, inbound } = bed();
    const first = await full();
    const threadId = inbound();
    await next(first);
    expect(summary(await next(first))).toEqual([[threadId, 'Open', 'Alive']]);
  });

  it('tells nothing of queues of others', async () => {
    const { full, next, inbound } = bed();
    const first = await full();
    inbound(GUEST, 'Sales');
    expect(summary(await next(first))).toEqual([]);
  });

  it('a quiet hour gives no records and a new token with a new syncTime', async () => {
    const { full, next, control } = bed('brightwater');
    const first = await full();
    control.clock.advance(60_000);
    const second = await next(first);
    expect(summary(second)).toEqual([]);
    expect(second.syncInfo?.syncTime).toBe('2026-03-02T10:01:00.000Z');
    expect(second.syncInfo?.syncToken).not.toBe(first.syncInfo?.syncToken);
  });
});

describe('a thread that expires while nobody looks', () => {
  it('is told by the next ISync', async () => {
    const { full, next, control } = bed('brightwater');
    const oliver = control.state.openThread('Support', customers.oliver.phoneNumber)?.id;
    const first = await full();
    control.clock.advance(10 * 60_000);
    expect(summary(await next(first))).toEqual([[oliver, 'Resolved', 'Alive']]);
  });
});
