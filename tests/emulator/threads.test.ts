import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type MessageThreadList from '@rc-ex/core/definitions/MessageThreadList';
import { describe, expect, it, vi } from 'vitest';
import { customers } from './seed/customers.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, type Query } from './test-bed.ts';

const DANA = customers.dana.phoneNumber;

async function list(query: Query = {}, emulator = createTestBed(), user = 'Alex Rivera') {
  return emulator.client(user).get<MessageThreadList>('/message-threads', query);
}

async function records(query: Query = {}, emulator = createTestBed()): Promise<MessageThread[]> {
  const { status, json } = await list(query, emulator);
  expect(status).toBe(200);
  return json.records ?? [];
}

describe('the thread record', () => {
  it('has the documented fields; assignee, label and statusReason are absent rather than null', async () => {
    const open = (await records({ guestPhoneNumber: customers.nina.phoneNumber }))[0];
    expect(open).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      status: 'Open',
      availability: 'Alive',
      owner: { extensionId: queues.billing.extensionId, name: 'Billing', extensionType: 'Department' },
      ownerParty: { phoneNumber: queues.billing.phoneNumber },
      guestParty: { phoneNumber: customers.nina.phoneNumber },
      creationTime: '2026-03-02T09:14:00.000Z',
      lastModifiedTime: '2026-03-02T09:14:00.000Z',
    });
  });

  it('assignee is "{extensionId, name, extensionType} (Open threads only)"', async () => {
    const all = await records({ perPage: 1000 });
    const assigned = all.filter((thread) => thread.assignee);
    expect(assigned.length).toBeGreaterThan(0);
    for (const { status, assignee } of assigned) {
      expect(status).toBe('Open');
      expect(assignee).toEqual({
        extensionId: expect.any(String),
        name: expect.any(String),
        extensionType: 'User',
      });
    }
  });

  it('statusReason: "Resolved only", all four reasons', async () => {
    const all = await records({ perPage: 1000 });
    for (const thread of all) expect('statusReason' in thread).toBe(thread.status === 'Resolved');
    expect(new Set(all.map((thread) => thread.statusReason))).toEqual(
      new Set([undefined, 'Manual', 'ThreadExpired', 'OwnerDeleted', 'OwnerPhoneNumberDeleted']),
    );
  });

  it('times are ISO 8601 UTC', async () => {
    for (const { creationTime, lastModifiedTime } of await records()) {
      expect(creationTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(lastModifiedTime).toMatch(/Z$/);
    }
  });
});

describe('GET /message-threads', () => {
  it('"Sorted by creationTime ascending", Open and Resolved by default, deleted ones not', async () => {
    const all = await records({ perPage: 1000 });
    const times = all.map((thread) => thread.creationTime ?? '');
    expect(times).toEqual(times.toSorted());
    expect(new Set(all.map((thread) => thread.status))).toEqual(new Set(['Open', 'Resolved']));
    expect(all.every((thread) => thread.availability === 'Alive')).toBe(true);
  });

  it('"Any SMS handler … can view all message threads associated with that resource", and no others', async () => {
    const owners = new Set((await records({ perPage: 1000 })).map((thread) => thread.owner?.name));
    expect(owners).toEqual(new Set(['Billing', 'Support', 'Harbor Site', 'Spring Promo']));
    const forPriya = await list({}, createTestBed(), 'Priya Shah');
    expect([forPriya.status, forPriya.json.records]).toEqual([200, []]);
  });

  it.each([
    [{ threadStatus: 'Open' }, (thread: MessageThread) => thread.status === 'Open'],
    [
      { ownerExtensionIds: [queues.support.extensionId] },
      (thread: MessageThread) => thread.owner?.name === 'Support',
    ],
    [
      { ownerExtensionIds: [queues.support.extensionId, queues.billing.extensionId] },
      (thread: MessageThread) => ['Support', 'Billing'].includes(thread.owner?.name ?? ''),
    ],
    [{ guestPhoneNumber: DANA }, (thread: MessageThread) => thread.guestParty?.phoneNumber === DANA],
    [
      { ownerPhoneNumber: queues.billing.phoneNumber },
      (thread: MessageThread) => thread.ownerParty?.phoneNumber === queues.billing.phoneNumber,
    ],
  ])('filters %o', async (query: Query, isHit) => {
    const emulator = createTestBed();
    const all = await records({ perPage: 1000 }, emulator);
    const found = await records({ ...query, perPage: 1000 }, emulator);
    expect(found).toEqual(all.filter(isHit));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
  });

  it('a queue of others in ownerExtensionIds gives nothing ("Only threads that accessible … are returned")', async () => {
    expect(await records({ ownerExtensionIds: [queues.sales.extensionId] })).toEqual([]);
  });

  it('"availability (repeatable, default Alive)"', async () => {
    const deleted = await records({ availability: ['Deleted'] });
    expect(deleted.map((thread) => thread.guestParty?.phoneNumber)).toEqual([customers.paul.phoneNumber]);
    const emulator = createTestBed();
    const alive = await records({ perPage: 1000 }, emulator);
    expect(await records({ availability: ['Alive', 'Deleted'], perPage: 1000 }, emulator)).toHaveLength(
      alive.length + 1,
    );
  });

  it('"creationTimeFrom, creationTimeTo (each supported when the other is given)"; without a zone they are UTC', async () => {
    const range = { creationTimeFrom: '2026-03-01T00:00:00.000', creationTimeTo: '2026-03-02T08:00:00.000' };
    const zoned = { creationTimeFrom: '2026-03-01T01:00:00+01:00', creationTimeTo: '2026-03-02T08:00:00Z' };
    const emulator = createTestBed();
    vi.stubEnv('TZ', 'America/New_York');
    const found = await records(range, emulator);
    vi.unstubAllEnvs();
    expect(found.length).toBeGreaterThan(3);
    for (const { creationTime = '' } of found) {
      expect(creationTime >= '2026-03-01T00:00:00.000Z' && creationTime <= '2026-03-02T08:00:00.000Z').toBe(
        true,
      );
    }
    expect(await records(zoned, emulator)).toEqual(found);
  });

  it.each([
    [{ creationTimeFrom: '2026-03-01T00:00:00Z' }, 'creationTimeTo'],
    [{ creationTimeTo: '2026-03-01T00:00:00Z' }, 'creationTimeFrom'],
    [{ creationTimeFrom: '2026-03-02T00:00:00Z', creationTimeTo: '2026-03-01T00:00:00Z' }, 'creationTimeTo'],
    [{ creationTimeFrom: 'yesterday', creationTimeTo: '2026-03-01T00:00:00Z' }, 'creationTimeFrom'],
    [{ creationTimeFrom: '2026-03-01', creationTimeTo: '2026-03-01T00:00:00Z' }, 'creationTimeFrom'],
    [{ threadStatus: 'open' }, 'threadStatus'],
    [{ availability: ['Alive', 'Gone'] }, 'availability'],
    [{ guestPhoneNumber: '(212) 555-0114' }, 'guestPhoneNumber'],
    [{ guestPhoneNumber: ' 12125550114' }, 'guestPhoneNumber'],
    [{ ownerPhoneNumber: '6505550110' }, 'ownerPhoneNumber'],
    [{ perPage: 0 }, 'perPage'],
    [{ perPage: 1001 }, 'perPage'],
    [{ perPage: '10x' }, 'perPage'],
    [{ page: 0 }, 'page'],
  ])('refuses %o with CMN-101 naming %s', async (query: Query, parameterName) => {
    const { status, json } = await createTestBed().client('Alex Rivera').get('/message-threads', query);
    const message = `Parameter [${parameterName}] value is invalid`;
    expect(status).toBe(400);
    expect(json).toEqual({
      errorCode: 'CMN-101',
      message,
      errors: [{ errorCode: 'CMN-101', message, parameterName }],
    });
  });

  it('unknown parameters are ignored', async () => {
    expect((await list({ view: 'Detailed', dateFrom: 'x' })).status).toBe(200);
  });
});

describe('paging: "{page,perPage,pageStart,pageEnd,totalPages,totalElements}"', () => {
  it('"perPage 1–1000 (default 100), page 1-based"', async () => {
    const { json } = await list();
    expect(json.paging).toEqual({
      perPage: 100,
      page: 1,
      pageStart: 0,
      pageEnd: 33,
      totalPages: 1,
      totalElements: 34,
    });
    const third = await list({ perPage: 10, page: 4 });
    expect(third.json.paging).toEqual({
      perPage: 10,
      page: 4,
      pageStart: 30,
      pageEnd: 33,
      totalPages: 4,
      totalElements: 34,
    });
    expect(third.json.records).toHaveLength(4);
  });

  it('pages put together are the whole list', async () => {
    const emulator = createTestBed();
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => records({ perPage: 7, page }, emulator)));
    expect(pages.flat()).toEqual(await records({}, emulator));
  });

  it('beyond the end there are no records and no page numbers', async () => {
    const { json } = await list({ page: 9 });
    expect(json).toEqual({ records: [], paging: { perPage: 100, totalPages: 1, totalElements: 34 } });
  });

  it('"totals may be missing"', async () => {
    const { json } = await list({}, createTestBed({ settings: { pagingTotals: false } }));
    expect(json.paging).toEqual({ perPage: 100, page: 1, pageStart: 0, pageEnd: 33 });
  });
});

describe('GET /message-threads/{id}', () => {
  it('gives the same record as the list', async () => {
    const emulator = createTestBed();
    const [first] = await records({}, emulator);
    expect(
      (await emulator.client('Alex Rivera').get<MessageThread>(`/message-threads/${first?.id}`)).json,
    ).toEqual(first);
  });

  it('"403 when the user is not a handler"; 404 CMN-102 when there is none', async () => {
    const emulator = createTestBed();
    const alex = emulator.client('Alex Rivera');
    const sales = emulator.control.state.threads({ guestNumber: customers.amelia.phoneNumber })[0];
    const forbidden = await alex.get(`/message-threads/${sales?.id}`);
    expect([forbidden.status, forbidden.json.errorCode]).toEqual([403, 'CMN-408']);
    expect((await emulator.client('Beth Nolan').get(`/message-threads/${sales?.id}`)).status).toBe(200);
    const missing = await alex.get('/message-threads/07d6d352-2c96-40b8-a704-2505fdbdfa0a');
    expect([missing.status, missing.json.errorCode]).toEqual([404, 'CMN-102']);
  });

  it('a queue taken away is 403 at once, a queue given is there at once', async () => {
    const emulator = createTestBed();
    const alex = emulator.client('Alex Rivera');
    const marcus = emulator.control.state.openThread('Support', customers.marcus.phoneNumber);
    const amelia = emulator.control.state.openThread('Sales', customers.amelia.phoneNumber);
    emulator.control.handlers.remove('Support', 'Alex Rivera');
    emulator.control.handlers.add('Sales', 'Alex Rivera');
    expect((await alex.get(`/message-threads/${marcus?.id}`)).status).toBe(403);
    expect((await alex.get(`/message-threads/${amelia?.id}`)).status).toBe(200);
  });

  it('a deleted thread is served with availability Deleted, or 404 CMN-102 when so set', async () => {
    const emulator = createTestBed();
    const alex = emulator.client('Alex Rivera');
    const deleted = emulator.control.state
      .threads({ guestNumber: customers.paul.phoneNumber })
      .find((thread) => thread.availability === 'Deleted');
    expect((await alex.get<MessageThread>(`/message-threads/${deleted?.id}`)).json).toEqual(deleted);
    emulator.control.configure({ threads: { deletedById: 'notFound' } });
    expect((await alex.get(`/message-threads/${deleted?.id}`)).json.errorCode).toBe('CMN-102');
  });
});
