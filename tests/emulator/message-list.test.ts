import type ThreadMessageList from '@rc-ex/core/definitions/ThreadMessageList';
import { describe, expect, it } from 'vitest';
import { customers } from './seed/customers.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, type Query } from './test-bed.ts';

const YEAR = {
  creationTimeFrom: '2025-03-01T00:00:00Z',
  creationTimeTo: '2026-03-02T10:00:00Z',
  perPage: 1000,
};

async function list(query: Query = {}, emulator = createTestBed(), user = 'Alex Rivera') {
  const { status, json } = await emulator
    .client(user)
    .get<ThreadMessageList>('/message-threads/messages', query);
  expect(status).toBe(200);
  return json.records ?? [];
}

describe('GET /message-threads/messages', () => {
  it('"creationTimeFrom/To (both missing means the last 24 hours)", even with threadIds', async () => {
    const emulator = createTestBed();
    const recent = await list({ perPage: 1000 }, emulator);
    expect(recent.length).toBeGreaterThan(5);
    for (const { creationTime = '' } of recent) expect(creationTime >= '2026-03-01T10:00:00.000Z').toBe(true);
    const dana = emulator.control.state.threads({ guestNumber: customers.dana.phoneNumber });
    const old = dana[0]?.id ?? '';
    expect(await list({ threadIds: [old] }, emulator)).toEqual([]);
    expect(await list({ ...YEAR, threadIds: [old] }, emulator)).toHaveLength(3);
  });

  it('"Ascending creationTime"; "Records … carry no recordType"; "A message does not name its two phone numbers"', async () => {
    const records = await list(YEAR);
    const times = records.map((message) => message.creationTime ?? '');
    expect(times).toEqual(times.toSorted());
    for (const message of records) {
      expect(message).not.toHaveProperty('recordType');
      expect(JSON.stringify(message)).not.toContain('phoneNumber');
    }
  });

  it('"filters threadIds, messageIds, threadStatus, ownerExtensionIds, availability", combined by AND', async () => {
    const emulator = createTestBed();
    const { state } = emulator.control;
    const all = await list(YEAR, emulator);
    const statusOf = (threadId = '') => state.thread(threadId).status;
    expect(await list({ ...YEAR, threadStatus: 'Open' }, emulator)).toEqual(
      all.filter((each) => statusOf(each.threadId) === 'Open'),
    );
    const support = await list({ ...YEAR, ownerExtensionIds: [queues.support.extensionId] }, emulator);
    expect(support).toEqual(
      all.filter((each) => state.thread(each.threadId ?? '').owner?.name === 'Support'),
    );
    const ids = [all[0]?.id ?? '', all[3]?.id ?? ''];
    expect((await list({ ...YEAR, messageIds: ids }, emulator)).map((each) => each.id)).toEqual(ids);
    expect(await list({ ...YEAR, messageIds: ids, threadStatus: 'Open' }, emulator)).toEqual([]);
  });

  it('default Alive; deleted ones on demand, without text, author or attachments', async () => {
    const deleted = await list({ ...YEAR, availability: ['Deleted'] });
    expect(deleted).toHaveLength(1);
    expect(Object.keys(deleted[0] ?? {}).sort()).toEqual([
      'availability',
      'creationTime',
      'direction',
      'id',
      'lastModifiedTime',
      'threadId',
    ]);
    expect((await list(YEAR)).every((message) => message.availability === 'Alive')).toBe(true);
  });

  it("shows only messages of the user's resources", async () => {
    expect(await list(YEAR, createTestBed(), 'Priya Shah')).toEqual([]);
    const texts = (await list(YEAR)).map((message) => message.text);
    expect(texts).not.toContain('I would like a quote for a full bathroom refit.');
  });

  it('is paged', async () => {
    const emulator = createTestBed();
    const all = await list(YEAR, emulator);
    const second = await list({ ...YEAR, perPage: 10, page: 2 }, emulator);
    expect(second).toEqual(all.slice(10, 20));
  });

  it.each([{ creationTimeFrom: '2026-03-01T00:00:00Z' }, { threadStatus: 'All' }, { perPage: 5000 }])(
    'refuses %o',
    async (query: Query) => {
      const { status, json } = await createTestBed()
        .client('Alex Rivera')
        .get('/message-threads/messages', query);
      expect([status, json.errorCode]).toEqual([400, 'CMN-101']);
    },
  );
});
