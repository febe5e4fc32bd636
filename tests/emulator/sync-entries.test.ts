import type ThreadEntriesSyncList from '@rc-ex/core/definitions/ThreadEntriesSyncList';
import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { customers } from './seed/customers.ts';
import { createTestBed } from './test-bed.ts';

type SyncAnswer = ThreadEntriesSyncList & ErrorEnvelope;
type SyncQuery = Record<string, string | readonly string[]>;
const GUEST = '+19075550123';

function bed(seed: 'empty' | 'brightwater' = 'empty') {
  const emulator = createTestBed({ seed });
  const alex = emulator.client('Alex Rivera');
  const sync = async (query: SyncQuery) =>
    (await alex.get<SyncAnswer>('/message-threads/entries/sync', query)).json;
  const full = (query: SyncQuery = { scope: 'Accessible' }) => sync({ syncType: 'FSync', ...query });
  const next = (last: SyncAnswer, query: SyncQuery = {}) =>
    sync({ syncType: 'ISync', syncToken: last.syncInfo?.syncToken ?? '', ...query });
  const inbound = (text = 'Hello', from = GUEST, to = 'Billing') =>
    emulator.control.inbound({ from, to, text }).threadId ?? '';
  return { ...emulator, sync, full, next, inbound, state: emulator.control.state, as: emulator.control.as };
}

const kinds = ({ records = [] }: SyncAnswer) => records.map((entry) => entry.recordType).toSorted();
const threadsOf = ({ records = [] }: SyncAnswer) =>
  [...new Set(records.map((entry) => entry.threadId))].toSorted();

describe('FSync: "Alive messages and notes of Open threads only, except Explicit"', () => {
  it('Accessible: all of them, newest first, no hints, nothing deleted', async () => {
    const { full, state } = bed('brightwater');
    const answer = await full();
    const expected = state
      .threads({ status: 'Open' })
      .filter((thread) => !['Sales', 'Brightwater Home Services'].includes(thread.owner?.name ?? ''))
      .flatMap((thread) => state.entries(thread.id ?? ''))
      .filter((entry) => entry.recordType === 'AliveMessage' || entry.recordType === 'AliveNote');
    expect(new Set(answer.records?.map((entry) => entry.id))).toEqual(
      new Set(expected.map((entry) => entry.id)),
    );
    expect(new Set(kinds(answer))).toEqual(new Set(['AliveMessage', 'AliveNote']));
    const times = (answer.records ?? []).map((entry) => entry.lastModifiedTime ?? '');
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('"AssignedToMe (the default)"', async () => {
    const { full, state } = bed('brightwater');
    const mine = state
      .threads({ status: 'Open' })
      .filter((thread) => thread.assignee?.name === 'Alex Rivera');
    const byDefault = await full({});
    expect(threadsOf(byDefault)).toEqual(mine.map((thread) => thread.id).toSorted());
    expect((await full({ scope: 'AssignedToMe' })).records).toEqual(byDefault.records);
  });

  it('Unassigned, and AssignedToMeAndUnassigned', async () => {
    const { full, state } = bed('brightwater');
    const unassigned = threadsOf(await full({ scope: 'Unassigned' }));
    expect(unassigned).toHaveLength(state.unassignedCount('Alex Rivera'));
    for (const id of unassigned) expect(state.thread(id ?? '')).not.toHaveProperty('assignee');
    const both = threadsOf(await full({ scope: 'AssignedToMeAndUnassigned' }));
    expect(both).toEqual([...unassigned, ...threadsOf(await full({}))].toSorted());
  });

  it('Explicit "+ threadIds (repeatable) … also serves resolved threads", of accessible threads only', async () => {
    const { full, state } = bed('brightwater');
    const past = state
      .threads({ guestNumber: customers.camille.phoneNumber })
      .map((thread) => thread.id ?? '');
    const sales = state.threads({ guestNumber: customers.amelia.phoneNumber })[0]?.id ?? '';
    const answer = await full({ scope: 'Explicit', threadIds: [...past, sales, 'none'] });
    expect(threadsOf(answer)).toEqual(past.toSorted());
    expect(new Set(kinds(answer))).toEqual(new Set(['AliveMessage']));
  });

  it('Explicit serves nothing of a deleted thread, not even its notes', async () => {
    const { full, inbound, as } = bed();
    const threadId = inbound();
    as('Alex Rivera').note(threadId, 'x');
    expect((await full({ scope: 'Explicit', threadIds: [threadId] })).records).toHaveLength(2);
    as('Alex Rivera').deleteThread(threadId);
    expect((await full({ scope: 'Explicit', threadIds: [threadId] })).records).toEqual([]);
  });

  it('a note leaves no trace once deleted; an edited one shows its last text', async () => {
    const { full, state } = bed('brightwater');
    const rosa = state.openThread('Billing', customers.rosa.phoneNumber)?.id;
    const { records = [] } = await full();
    const notes = records.filter((entry) => entry.threadId === rosa && entry.recordType === 'AliveNote');
    expect(notes.map((note) => note.author?.name).toSorted()).toEqual([
      'Beth Nolan',
      'Jenn Lee',
      'Sam Ortiz',
    ]);
    expect(notes.find((note) => note.author?.name === 'Beth Nolan')?.text).toContain('Thursday');
  });
});

describe('ISync: "carries messages, notes and hints, deletions as limited records"', () => {
  it('messages, notes and every hint, each once', async () => {
    const { full, next, inbound, as } = bed();
    const first = await full();
    const threadId = inbound();
    as('Alex Rivera').take(threadId);
    as('Alex Rivera').note(threadId, 'n');
    const second = await next(first);
    expect(kinds(second)).toEqual(['AliveMessage', 'AliveNote', 'ThreadAssignedHint', 'ThreadCreatedHint']);
    as('Beth Nolan').resolve(threadId);
    const third = await next(second);
    expect(kinds(third)).toEqual(['ThreadResolvedHint']);
    expect((await next(third)).records).toEqual([]);
  });

  it('"a hint has no creationTime"; initiator "absent = the system did it"', async () => {
    const { full, next, inbound, as } = bed();
    const first = await full();
    as('Alex Rivera').deleteThread(inbound());
    const { records = [] } = await next(first);
    const hints = records.filter((entry) => entry.recordType?.endsWith('Hint'));
    for (const hint of hints)
      expect(Object.keys(hint)).toEqual(expect.not.arrayContaining(['creationTime', 'availability']));
    const initiators = hints.map((hint) => [hint.recordType, hint.initiator?.name]);
    expect(initiators).toEqual(
      expect.arrayContaining([
        ['ThreadCreatedHint', undefined],
        ['ThreadDeletedHint', 'Alex Rivera'],
      ]),
    );
  });

  it('deleted messages and notes: id, threadId, availability and lastModifiedTime only', async () => {
    const { full, next, inbound, as } = bed();
    const threadId = inbound('a secret');
    const { id: noteId = '' } = as('Alex Rivera').note(threadId, 'another secret');
    const first = await full();
    as('Alex Rivera').deleteNote(noteId);
    const second = await next(first);
    expect(second.records).toEqual([
      {
        recordType: 'DeletedNote',
        id: noteId,
        threadId,
        availability: 'Deleted',
        lastModifiedTime: '2026-03-02T10:00:00.000Z',
      },
    ]);
    as('Beth Nolan').deleteThread(threadId);
    const third = await next(second);
    expect(kinds(third)).toEqual(['DeletedMessage', 'ThreadDeletedHint']);
    expect(third.records?.find((entry) => entry.recordType === 'DeletedMessage')).toEqual({
      recordType: 'DeletedMessage',
      id: expect.any(String),
      threadId,
      availability: 'Deleted',
      lastModifiedTime: '2026-03-02T10:00:00.000Z',
    });
    expect(JSON.stringify([second, third])).not.toContain('secret');
  });

  it('every step of a delivery is a change of the message', async () => {
    const { full, next, control, as } = bed();
    let last = await full();
    as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'Hi' });
    const seen: (string | undefined)[] = [];
    for (const ms of [0, 1000, 2000, 5000]) {
      control.clock.advance(ms);
      last = await next(last);
      seen.push(last.records?.find((entry) => entry.recordType === 'AliveMessage')?.messageStatus);
    }
    expect(seen).toEqual(['Queued', 'Sent', 'Delivered', undefined]);
  });

  it('"the scope is inside the token": scope and threadIds of the request mean nothing', async () => {
    const { full, next, inbound } = bed();
    const first = await full({ scope: 'Accessible' });
    const threadId = inbound();
    const answer = await next(first, { scope: 'AssignedToMe', threadIds: ['other'] });
    expect(threadsOf(answer)).toEqual([threadId]);
  });
});

describe('ISync within a scope', () => {
  it('AssignedToMe: hears of threads that come to me or leave me, not of those of others', async () => {
    const { full, next, inbound, as } = bed();
    const [mine, other] = [inbound(), inbound('x', '+19075550124')];
    let last = await full({ scope: 'AssignedToMe' });
    as('Beth Nolan').take(other);
    as('Beth Nolan').assign(mine, 'Alex Rivera');
    last = await next(last);
    expect([threadsOf(last), kinds(last)]).toEqual([[mine], ['ThreadAssignedHint']]);
    inbound('more');
    last = await next(last);
    expect(kinds(last)).toEqual(['AliveMessage']);
    as('Beth Nolan').take(mine);
    last = await next(last);
    expect(kinds(last)).toEqual(['ThreadAssignedHint']);
    inbound('not mine any more');
    expect((await next(last)).records).toEqual([]);
  });

  it('AssignedToMe: hears that my thread was resolved or deleted, with the deletions', async () => {
    const { full, next, inbound, as } = bed();
    const [first, second] = [inbound(), inbound('x', '+19075550124')];
    as('Alex Rivera').take(first);
    as('Alex Rivera').take(second);
    let last = await full({ scope: 'AssignedToMe' });
    as('Beth Nolan').resolve(first);
    as('Beth Nolan').deleteThread(second);
    last = await next(last);
    expect(kinds(last)).toEqual(['DeletedMessage', 'ThreadDeletedHint', 'ThreadResolvedHint']);
  });

  it('Unassigned: new threads, until somebody takes them', async () => {
    const { full, next, inbound, as } = bed();
    let last = await full({ scope: 'Unassigned' });
    const threadId = inbound();
    last = await next(last);
    expect(kinds(last)).toEqual(['AliveMessage', 'ThreadCreatedHint']);
    as('Beth Nolan').take(threadId);
    last = await next(last);
    expect(kinds(last)).toEqual(['ThreadAssignedHint']);
    inbound('more');
    expect((await next(last)).records).toEqual([]);
  });

  it('Explicit: the named threads, whatever becomes of them', async () => {
    const { full, next, inbound, as } = bed();
    const [named, other] = [inbound(), inbound('x', '+19075550124')];
    const first = await full({ scope: 'Explicit', threadIds: named });
    as('Beth Nolan').take(other);
    as('Beth Nolan').take(named);
    as('Beth Nolan').resolve(named);
    const last = await next(first);
    expect([threadsOf(last), kinds(last)]).toEqual([[named], ['ThreadAssignedHint', 'ThreadResolvedHint']]);
  });
});

describe('what is refused', () => {
  it.each([
    [{}, 'syncType'],
    [{ syncType: 'isync' }, 'syncType'],
    [{ syncType: 'ISync' }, 'syncToken'],
    [{ syncType: 'ISync', syncToken: '' }, 'syncToken'],
    [{ syncType: 'FSync', scope: 'Mine' }, 'scope'],
    [{ syncType: 'FSync', scope: 'Explicit' }, 'threadIds'],
  ])('%o is CMN-101 naming %s', async (query: SyncQuery, parameterName) => {
    const { status, json } = await createTestBed()
      .client('Alex Rivera')
      .get('/message-threads/entries/sync', query);
    expect([status, json.errorCode, json.errors[0]?.parameterName]).toEqual([400, 'CMN-101', parameterName]);
  });
});
