import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import { describe, expect, it } from 'vitest';
import { agents } from './seed/agents.ts';
import { createTestBed } from './test-bed.ts';

const GUEST = '+19075550123';

function bed() {
  const emulator = createTestBed({ seed: 'empty' });
  const { threadId = '' } = emulator.control.inbound({ from: GUEST, to: 'Billing', text: 'Hello' });
  const act = (user: string, action: 'assign' | 'resolve', body?: unknown, id = threadId) =>
    emulator
      .client(user)
      .send<MessageThread & { errorCode: string }>('POST', `/message-threads/${id}/${action}`, body);
  const assign = (user: string, extensionId: string | null) =>
    act(user, 'assign', { assignee: extensionId === null ? null : { extensionId } });
  const remove = (user: string, id = threadId) =>
    emulator.client(user).send('DELETE', `/message-threads/${id}`);
  const hints = () =>
    emulator.control.state.entries(threadId).filter((entry) => entry.recordType?.endsWith('Hint'));
  const thread = () => emulator.control.state.thread(threadId);
  return { ...emulator, threadId, act, assign, remove, hints, thread };
}

describe('POST …/assign', () => {
  it('"Unassigned: any handler may assign anyone." Returns the thread', async () => {
    const { assign, thread } = bed();
    const { status, json } = await assign('Beth Nolan', agents.sam.extensionId);
    expect(status).toBe(200);
    expect(json.assignee).toEqual({
      extensionId: agents.sam.extensionId,
      name: 'Sam Ortiz',
      extensionType: 'User',
    });
    expect(json).toEqual(thread());
  });

  it('"Assigned: the assignee may hand over to anyone"', async () => {
    const { assign, thread } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    expect((await assign('Alex Rivera', agents.jenn.extensionId)).status).toBe(200);
    expect(thread().assignee?.name).toBe('Jenn Lee');
  });

  it('"any other handler may only take it for themselves": 403 for others, the thread unchanged', async () => {
    const { assign, thread } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    const { status, json } = await assign('Beth Nolan', agents.sam.extensionId);
    expect([status, json.errorCode, thread().assignee?.name]).toEqual([403, 'CMN-408', 'Alex Rivera']);
    expect((await assign('Beth Nolan', agents.beth.extensionId)).json.assignee?.name).toBe('Beth Nolan');
  });

  it('"{assignee:null} unassigns": by the assignee; refused to another handler (the safer reading)', async () => {
    const { assign, thread, hints } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    expect((await assign('Beth Nolan', null)).status).toBe(403);
    const { status, json } = await assign('Alex Rivera', null);
    expect([status, 'assignee' in json]).toEqual([200, false]);
    expect(thread().status).toBe('Open');
    expect(hints().at(-1)).toEqual({
      recordType: 'ThreadAssignedHint',
      id: expect.any(String),
      threadId: thread().id,
      lastModifiedTime: thread().lastModifiedTime,
      initiator: { extensionId: agents.alex.extensionId, name: 'Alex Rivera', extensionType: 'User' },
      previousAssignee: { extensionId: agents.alex.extensionId, name: 'Alex Rivera', extensionType: 'User' },
    });
  });

  it('writes a hint with initiator, assignee and previousAssignee, and moves lastModifiedTime', async () => {
    const { assign, control, hints, thread } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    control.clock.advance(5000);
    await assign('Beth Nolan', agents.beth.extensionId);
    const hint = hints().at(-1);
    expect([hint?.initiator?.name, hint?.assignee?.name, hint?.previousAssignee?.name]).toEqual([
      'Beth Nolan',
      'Beth Nolan',
      'Alex Rivera',
    ]);
    expect(hint).not.toHaveProperty('creationTime');
    expect(thread().lastModifiedTime).toBe('2026-03-02T10:00:05.000Z');
  });

  it('to whom it already belongs changes nothing', async () => {
    const { assign, control, hints, thread } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    const [before, count] = [thread(), hints().length];
    control.clock.advance(1000);
    expect((await assign('Alex Rivera', agents.alex.extensionId)).json).toEqual(before);
    expect(hints()).toHaveLength(count);
  });

  it.each([
    ['somebody without licence', agents.tom.extensionId],
    ['a recipient with assignable:false', agents.bot.extensionId],
    ['an agent who is not a handler', agents.priya.extensionId],
    ['nobody of this company', '123'],
  ])('"offer only assignable ones": %s is CMN-101', async (_, extensionId) => {
    const { assign, thread } = bed();
    const { status, json } = await assign('Alex Rivera', extensionId);
    expect([status, json.errorCode]).toEqual([400, 'CMN-101']);
    expect(thread().assignee).toBeUndefined();
  });

  it('an assignable recipient without licence is refused all the same (reliability.md 2, Roles)', async () => {
    const { assign, control } = bed();
    control.handlers.add('Billing', 'Priya Shah');
    expect((await assign('Alex Rivera', agents.priya.extensionId)).status).toBe(200);
    control.handlers.remove('Billing', 'Tom Becker');
    control.handlers.add('Billing', 'Tom Becker', true);
    expect((await assign('Priya Shah', agents.tom.extensionId)).json.errorCode).toBe('CMN-101');
  });

  it.each([{}, { assignee: {} }, { assignee: 'x' }, { assignee: { extensionId: 7 } }])(
    'refuses the body %o',
    async (body) => {
      expect((await bed().act('Alex Rivera', 'assign', body)).json.errorCode).toBe('CMN-101');
    },
  );

  it('403 for who is not a handler, 400 on a resolved thread, 404 on a deleted one', async () => {
    const { assign, act, remove } = bed();
    expect((await assign('Priya Shah', agents.alex.extensionId)).status).toBe(403);
    await act('Alex Rivera', 'resolve');
    expect((await assign('Alex Rivera', agents.alex.extensionId)).status).toBe(400);
    await remove('Alex Rivera');
    expect((await assign('Alex Rivera', agents.alex.extensionId)).status).toBe(404);
  });
});

describe('POST …/resolve', () => {
  it('"must be Open; any handler; clears assignee; statusReason: Manual; returns the thread"', async () => {
    const { assign, act, hints, control } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    control.clock.advance(60_000);
    const { status, json } = await act('Beth Nolan', 'resolve');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'Resolved',
      statusReason: 'Manual',
      availability: 'Alive',
      label: 'Hello',
    });
    expect(json).not.toHaveProperty('assignee');
    expect(json.lastModifiedTime).toBe('2026-03-02T10:01:00.000Z');
    expect(hints().at(-1)).toMatchObject({
      recordType: 'ThreadResolvedHint',
      initiator: { name: 'Beth Nolan' },
    });
  });

  it('"Cannot be undone": a second resolve is refused, so is everything that needs it Open', async () => {
    const { act, threadId, control } = bed();
    await act('Alex Rivera', 'resolve');
    const { status, json } = await act('Beth Nolan', 'resolve');
    expect([status, json.errorCode]).toEqual([400, 'CMN-101']);
    expect(() => control.as('Beth Nolan').take(threadId)).toThrow('CMN-101');
  });

  it('403 for who is not a handler, 404 for none', async () => {
    const { act } = bed();
    expect((await act('Priya Shah', 'resolve')).status).toBe(403);
    expect((await act('Alex Rivera', 'resolve', undefined, 'none')).status).toBe(404);
  });
});

describe('DELETE …/{id}', () => {
  it('"any handler, any status; sets availability: Deleted, deletes its messages"; 204', async () => {
    const { assign, remove, thread, control, threadId, hints } = bed();
    await assign('Alex Rivera', agents.alex.extensionId);
    expect((await remove('Beth Nolan')).status).toBe(204);
    expect(thread()).toMatchObject({ availability: 'Deleted', status: 'Open' });
    for (const gone of ['assignee', 'label', 'statusReason']) expect(thread()).not.toHaveProperty(gone);
    const messages = control.state.entries(threadId).filter((entry) => entry.recordType?.endsWith('Message'));
    expect(messages.map(({ recordType, text }) => [recordType, text])).toEqual([
      ['DeletedMessage', undefined],
    ]);
    expect(hints().at(-1)).toMatchObject({
      recordType: 'ThreadDeletedHint',
      initiator: { name: 'Beth Nolan' },
    });
  });

  it('a resolved thread keeps its statusReason; a second delete is 404', async () => {
    const { act, remove, thread } = bed();
    await act('Alex Rivera', 'resolve');
    expect((await remove('Alex Rivera')).status).toBe(204);
    expect(thread()).toMatchObject({ availability: 'Deleted', status: 'Resolved', statusReason: 'Manual' });
    expect((await remove('Alex Rivera')).status).toBe(404);
  });

  it('after it "the next text between the pair creates a new thread"; it never expires', async () => {
    const { remove, control, threadId, thread } = bed();
    await remove('Alex Rivera');
    expect(control.inbound({ from: GUEST, to: 'Billing', text: 'Again' }).threadId).not.toBe(threadId);
    control.clock.advance(80 * 3_600_000);
    expect(thread().status).toBe('Open');
  });

  it('"use the sample\'s" path: …/{id}/delete does not exist; 403 for who is not a handler', async () => {
    const { client, threadId, remove } = bed();
    expect((await client('Alex Rivera').send('DELETE', `/message-threads/${threadId}/delete`)).status).toBe(
      404,
    );
    expect((await remove('Priya Shah')).status).toBe(403);
  });
});
