import type ThreadMessageList from '@rc-ex/core/definitions/ThreadMessageList';
import { describe, expect, it } from 'vitest';
import { agents } from './seed/agents.ts';
import { queues } from './seed/queues.ts';
import { createTestBed } from './test-bed.ts';

const GUEST = '+19075550123';
const HOUR = 3_600_000;

function bed() {
  const emulator = createTestBed({ seed: 'empty' });
  const text = (words: string) =>
    emulator.control.inbound({ from: GUEST, to: 'Billing', text: words }).threadId ?? '';
  return {
    ...emulator,
    control: emulator.control,
    text,
    state: emulator.control.state,
    clock: emulator.control.clock,
  };
}

describe('"At most one Open thread per pair … the next text between the pair creates a new thread."', () => {
  it('inbound: "the system creates a new thread without an assignee"; more texts go into it', () => {
    const { text, state } = bed();
    const threadId = text('one');
    expect(text('two')).toBe(threadId);
    expect(state.thread(threadId)).toMatchObject({ status: 'Open', label: 'two' });
    expect(state.thread(threadId)).not.toHaveProperty('assignee');
    expect(state.entries(threadId).map((entry) => entry.recordType)).toEqual([
      'ThreadCreatedHint',
      'AliveMessage',
      'AliveMessage',
    ]);
    expect(state.entries(threadId)[0]).not.toHaveProperty('initiator');
  });

  it('outbound: "automatically creates a new thread and assigns it to the sending handler"', () => {
    const { control, state } = bed();
    const { threadId = '' } = control.as('Beth Nolan').send({ from: 'Billing', to: GUEST, text: 'Hi' });
    expect(state.thread(threadId)).toMatchObject({
      status: 'Open',
      assignee: { name: 'Beth Nolan' },
      label: 'Hi',
    });
    expect(state.entries(threadId)[0]).toMatchObject({
      recordType: 'ThreadCreatedHint',
      initiator: { name: 'Beth Nolan' },
    });
  });

  it('other numbers of either side are other pairs', () => {
    const { control, text } = bed();
    const first = text('one');
    expect(control.inbound({ from: GUEST, to: 'Support', text: 'x' }).threadId).not.toBe(first);
    expect(control.inbound({ from: '+19075550124', to: 'Billing', text: 'x' }).threadId).not.toBe(first);
  });

  it('after resolving, inbound opens a new unassigned thread and the old one stays resolved', () => {
    const { control, text, state } = bed();
    const first = text('one');
    control.as('Alex Rivera').resolve(first);
    const second = text('two');
    expect(second).not.toBe(first);
    expect(state.thread(first)).toMatchObject({ status: 'Resolved', label: 'one' });
    expect(state.openThread('Billing', GUEST)?.id).toBe(second);
  });

  it('a number of the IVR menu belongs to its site', () => {
    const { control, state } = bed();
    const { threadId = '' } = control.inbound({ from: GUEST, to: queues.mainMenu.phoneNumber, text: 'x' });
    expect(state.thread(threadId)).toMatchObject({
      owner: { extensionId: queues.harborSite.extensionId, extensionType: 'Site' },
      ownerParty: { phoneNumber: queues.mainMenu.phoneNumber },
    });
  });
});

describe('"A thread with no activity for 72 hours is resolved by the system (ThreadExpired)."', () => {
  it('open until just before, resolved from then on, with the moment of expiry and a hint without initiator', () => {
    const { text, state, clock } = bed();
    const threadId = text('one');
    clock.advance(72 * HOUR - 1);
    expect(state.thread(threadId).status).toBe('Open');
    clock.advance(500 * HOUR);
    expect(state.thread(threadId)).toMatchObject({
      status: 'Resolved',
      statusReason: 'ThreadExpired',
      lastModifiedTime: '2026-03-05T10:00:00.000Z',
    });
    const hint = state.entries(threadId).at(-1);
    expect(hint).toMatchObject({
      recordType: 'ThreadResolvedHint',
      lastModifiedTime: '2026-03-05T10:00:00.000Z',
    });
    expect(hint).not.toHaveProperty('initiator');
  });

  it('"either inbound or outbound messages" are activity; notes and assignments are not', () => {
    const { control, text, state, clock } = bed();
    const threadId = text('one');
    const alex = control.as('Alex Rivera');
    clock.advance(71 * HOUR);
    alex.take(threadId);
    alex.send({ from: 'Billing', to: GUEST, text: 'out' });
    clock.advance(71 * HOUR);
    text('in');
    clock.advance(71 * HOUR);
    alex.note(threadId, 'not an activity');
    alex.assign(threadId, 'Beth Nolan');
    expect(state.thread(threadId)).toMatchObject({ status: 'Open', assignee: { name: 'Beth Nolan' } });
    clock.advance(HOUR);
    expect(state.thread(threadId).status).toBe('Resolved');
    expect(state.thread(threadId)).not.toHaveProperty('assignee');
  });

  it('is evaluated before a request is handled: what arrives at 72 h opens a new thread', async () => {
    const { client, text, clock } = bed();
    const threadId = text('one');
    clock.advance(72 * HOUR);
    expect(text('two')).not.toBe(threadId);
    const answer = await client('Alex Rivera').send('POST', `/message-threads/${threadId}/resolve`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'CMN-101']);
  });
});

describe('owners that go', () => {
  it('OwnerDeleted: its open threads are resolved by the system, still readable, the queue is gone', async () => {
    const { control, client, text, state } = bed();
    const threadId = text('one');
    control.as('Alex Rivera').take(threadId);
    control.owner.delete('Billing');
    expect(state.thread(threadId)).toMatchObject({ status: 'Resolved', statusReason: 'OwnerDeleted' });
    expect(state.thread(threadId)).not.toHaveProperty('assignee');
    const alex = client('Alex Rivera');
    expect((await alex.get(`/message-threads/${threadId}`)).status).toBe(200);
    expect((await alex.get(`/extension/${queues.billing.extensionId}/sms-recipients`)).status).toBe(404);
    expect(() => text('two')).toThrow('No shared number');
  });

  it('OwnerPhoneNumberDeleted: only the threads of that number', () => {
    const { control, text, state } = bed();
    const threadId = text('one');
    const other = control.inbound({ from: GUEST, to: 'Support', text: 'x' }).threadId ?? '';
    control.owner.deleteNumber(queues.billing.phoneNumber);
    expect(state.thread(threadId).statusReason).toBe('OwnerPhoneNumberDeleted');
    expect(state.thread(other).status).toBe('Open');
  });
});

describe('delivery reports come on the clock', () => {
  function sent(failure?: 'SendingFailed' | 'DeliveryFailed') {
    const all = bed();
    if (failure) all.control.delivery.fail(GUEST, failure);
    const { threadId = '' } = all.control.as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'Hi' });
    const look = () => {
      const message = all.state.messagesOf(GUEST).at(-1);
      return [message?.messageStatus, message?.lastModifiedTime?.slice(17)];
    };
    return { ...all, look, threadId };
  }

  it('Queued, Sent after 1 s, Delivered after 3 s, each with its own lastModifiedTime', () => {
    const { look, clock } = sent();
    expect(look()).toEqual(['Queued', '00.000Z']);
    clock.advance(999);
    expect(look()[0]).toBe('Queued');
    clock.advance(1);
    expect(look()).toEqual(['Sent', '01.000Z']);
    clock.advance(9000);
    expect(look()).toEqual(['Delivered', '03.000Z']);
  });

  it('while real time flows, the next request finds what is due', async () => {
    const delivery = { sentAfterMs: 5, finalAfterMs: 10 };
    const { control, client } = createTestBed({ seed: 'empty', isFrozen: false, settings: { delivery } });
    control.as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'Hi' });
    await new Promise((resolve) => setTimeout(resolve, 25));
    const { json } = await client('Alex Rivera').get<ThreadMessageList>('/message-threads/messages');
    expect(json.records?.map((message) => message.messageStatus)).toEqual(['Delivered']);
  });

  it('can be made to fail per guest, at sending or at delivery', () => {
    const sending = sent('SendingFailed');
    sending.clock.advance(5000);
    expect(sending.look()).toEqual(['SendingFailed', '01.000Z']);
    const delivery = sent('DeliveryFailed');
    delivery.clock.advance(1000);
    expect(delivery.look()[0]).toBe('Sent');
    delivery.clock.advance(2000);
    expect(delivery.look()[0]).toBe('DeliveryFailed');
    delivery.control.delivery.fail(GUEST, null);
    delivery.control.as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'Again' });
    delivery.clock.advance(3000);
    expect(delivery.look()[0]).toBe('Delivered');
  });

  it('a report for a message deleted meanwhile changes nothing', () => {
    const { control, threadId, clock, state } = sent();
    control.as('Alex Rivera').deleteThread(threadId);
    clock.advance(5000);
    expect(state.messagesOf(GUEST)[0]).toMatchObject({
      recordType: 'DeletedMessage',
      lastModifiedTime: '2026-03-02T10:00:00.000Z',
    });
  });

  it('the author of an outbound message is the sender; an inbound one has none', () => {
    const { text, state } = sent();
    text('in');
    const [out, inbound] = state.messagesOf(GUEST);
    expect(out?.author?.extensionId).toBe(agents.alex.extensionId);
    expect(inbound).toMatchObject({ direction: 'Inbound', messageStatus: 'Received' });
    expect(inbound).not.toHaveProperty('author');
  });
});
