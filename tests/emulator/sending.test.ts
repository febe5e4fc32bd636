import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadMessageModel from '@rc-ex/core/definitions/ThreadMessageModel';
import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { agents } from './seed/agents.ts';
import { pngFile } from './seed/files.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, fetchRaw, readAnswer } from './test-bed.ts';

const GUEST = '+19075550123';
const BILLING = queues.billing.phoneNumber;

function bed() {
  const emulator = createTestBed({ seed: 'empty' });
  const body = (change: object = {}) => ({
    from: { phoneNumber: BILLING },
    to: [{ phoneNumber: GUEST }],
    text: 'Hi',
    ...change,
  });
  const send = (user: string, change: object = {}) =>
    emulator
      .client(user)
      .send<ThreadMessageModel & ErrorEnvelope>('POST', '/message-threads/messages', body(change));
  const inbound = () =>
    emulator.control.inbound({ from: GUEST, to: 'Billing', text: 'Hello' }).threadId ?? '';
  const sentCount = () =>
    emulator.control.state.messagesOf(GUEST).filter((each) => each.direction === 'Outbound').length;
  return { ...emulator, body, send, inbound, sentCount };
}

describe('POST /message-threads/messages', () => {
  it('"Returns the message, messageStatus: Queued", without recordType', async () => {
    const { send, control } = bed();
    const { status, json } = await send('Alex Rivera');
    expect(status).toBe(200);
    expect(json).toEqual({
      id: expect.stringMatching(/^\d+$/),
      threadId: control.state.openThread('Billing', GUEST)?.id,
      availability: 'Alive',
      direction: 'Outbound',
      messageStatus: 'Queued',
      text: 'Hi',
      author: { extensionId: agents.alex.extensionId, name: 'Alex Rivera', extensionType: 'User' },
      creationTime: '2026-03-02T10:00:00.000Z',
      lastModifiedTime: '2026-03-02T10:00:00.000Z',
    });
  });

  it('"Without threadId it goes to the pair\'s Open thread or creates one, assigned to the sender."', async () => {
    const { send, inbound, control } = bed();
    const threadId = inbound();
    control.as('Alex Rivera').take(threadId);
    expect((await send('Alex Rivera')).json.threadId).toBe(threadId);
    control.as('Alex Rivera').resolve(threadId);
    const { json } = await send('Alex Rivera');
    expect(json.threadId).not.toBe(threadId);
    expect(control.state.thread(json.threadId ?? '').assignee?.name).toBe('Alex Rivera');
  });

  it('no idempotency key: the same request twice sends twice', async () => {
    const { send, sentCount } = bed();
    await send('Alex Rivera');
    await send('Alex Rivera');
    expect(sentCount()).toBe(2);
  });
});

describe('"On an Open thread only the assignee may send: else 4xx with errors:[{errorCode:"MSG-427", extensionId}]."', () => {
  it('names the assignee, and sends nothing', async () => {
    const { send, inbound, control, sentCount } = bed();
    control.as('Beth Nolan').take(inbound());
    const { status, json } = await send('Alex Rivera');
    expect([status, json.errorCode]).toEqual([400, 'MSG-427']);
    expect(json.errors[0]).toMatchObject({ errorCode: 'MSG-427', extensionId: agents.beth.extensionId });
    expect(sentCount()).toBe(0);
  });

  it('"Sending into an unassigned open thread …: expect MSG-427, assign first", without extensionId', async () => {
    const { send, inbound, control } = bed();
    const threadId = inbound();
    const { json } = await send('Alex Rivera', { threadId });
    expect(json.errors[0]?.errorCode).toBe('MSG-427');
    expect(json.errors[0]).not.toHaveProperty('extensionId');
    control.as('Alex Rivera').take(threadId);
    expect((await send('Alex Rivera', { threadId })).status).toBe(200);
  });

  it("can name the sender instead, the other reading of the guide's sample", async () => {
    const { send, inbound, control } = bed();
    control.configure({ threads: { conflictNames: 'sender' } });
    control.as('Beth Nolan').take(inbound());
    expect((await send('Alex Rivera')).json.errors[0]?.extensionId).toBe(agents.alex.extensionId);
  });
});

describe('threadId: "invalid/resolved → error" (CMN-101 naming threadId)', () => {
  it.each(['resolved', 'deleted', 'of another pair', 'unknown', 'of another queue'])('%s', async (kind) => {
    const { send, inbound, control, sentCount } = bed();
    const threadId = inbound();
    const alex = control.as('Alex Rivera');
    if (kind === 'resolved') alex.resolve(threadId);
    if (kind === 'deleted') alex.deleteThread(threadId);
    const other = control.inbound({ from: '+19075550124', to: 'Billing', text: 'x' }).threadId;
    const foreign = control.inbound({ from: GUEST, to: 'Sales', text: 'x' }).threadId;
    const ids: Record<string, unknown> = {
      'of another pair': other,
      unknown: 'none',
      'of another queue': foreign,
    };
    const { status, json } = await send('Alex Rivera', { threadId: ids[kind] ?? threadId });
    expect([status, json.errorCode, json.errors[0]?.parameterName]).toEqual([400, 'CMN-101', 'threadId']);
    expect(sentCount()).toBe(0);
  });
});

describe('what is refused', () => {
  it('"<1000 chars": 999 pass, 1000 are SMS-UP-432, counted in UTF-16 units', async () => {
    const { send } = bed();
    expect((await send('Alex Rivera', { text: 'x'.repeat(999) })).status).toBe(200);
    expect((await send('Alex Rivera', { text: 'x'.repeat(1000) })).json.errorCode).toBe('SMS-UP-432');
    expect((await send('Alex Rivera', { text: '😀'.repeat(500) })).json.errorCode).toBe('SMS-UP-432');
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ text: undefined }, 'text'],
    [{ text: 5 }, 'text'],
    [{ from: undefined }, 'from'],
    [{ from: {} }, 'from.phoneNumber'],
    [{ to: [] }, 'to'],
    [{ to: { phoneNumber: GUEST } }, 'to'],
    [{ to: [{ phoneNumber: GUEST }, { phoneNumber: '+19075550124' }] }, 'to'],
    [{ to: [{ phoneNumber: '9075550123' }] }, 'to.phoneNumber'],
    [{ threadId: 7 }, 'threadId'],
  ])('%o is CMN-101 naming %s ("One recipient.")', async (change, parameterName) => {
    const { status, json } = await bed().send('Alex Rivera', change);
    expect([status, json.errorCode, json.errors[0]?.parameterName]).toEqual([400, 'CMN-101', parameterName]);
  });

  it.each([
    ['a queue of others', queues.sales.phoneNumber],
    ['the main company, for Alex', queues.company.phoneNumber],
    ['my personal number', '+16505550101'],
    ['a number of nobody', '+16505559999'],
  ])('from must be a shared number the user may send from: %s is 403 MSG-304', async (_, phoneNumber) => {
    const { status, json } = await bed().send('Alex Rivera', { from: { phoneNumber } });
    expect([status, json.errorCode]).toEqual([403, 'MSG-304']);
  });

  it('"keep those with SmsSender in features": a number without it is 403 CMN-109', async () => {
    const { send, control } = bed();
    expect((await send('Alex Rivera', { from: { phoneNumber: '+16505550119' } })).json.errorCode).toBe(
      'CMN-109',
    );
    control.numbers.setSmsSender(BILLING, false);
    expect((await send('Alex Rivera')).json.errorCode).toBe('CMN-109');
    control.numbers.setSmsSender(BILLING, true);
    expect((await send('Alex Rivera')).status).toBe(200);
  });

  it('a deleted number and a deleted queue', async () => {
    const { send, control } = bed();
    control.owner.deleteNumber(BILLING);
    expect((await send('Alex Rivera')).json.errorCode).toBe('MSG-304');
  });

  it('"DELETE /message-threads/messages … not implemented": 501', async () => {
    const { client } = bed();
    const { status, json } = await client('Alex Rivera').send('DELETE', '/message-threads/messages', {
      ids: ['1'],
    });
    expect([status, json.errorCode]).toEqual([501, 'CMN-202']);
  });
});

describe('"Newer docs accept multipart (metadata + attachments) for MMS."', () => {
  function mms() {
    const emulator = bed();
    const token = emulator.control.tokens.issue('Alex Rivera').access_token;
    const headers = { Authorization: `Bearer ${token}` };
    const post = async (
      files: File[],
      change: object = {},
      metadata = JSON.stringify(emulator.body(change)),
    ) => {
      const form = new FormData();
      form.append('metadata', new Blob([metadata], { type: 'application/json' }));
      for (const file of files) form.append('attachments', file);
      const response = await fetchRaw(emulator, '/restapi/v1.0/account/~/message-threads/messages', {
        method: 'POST',
        headers,
        body: form,
      });
      return readAnswer<ThreadMessageModel & ErrorEnvelope>(response);
    };
    return { ...emulator, headers, post };
  }
  const png = pngFile('cat.png', [1, 2, 3]);
  const file = (type = 'image/png', name = 'cat.png', bytes: BlobPart = png.bytes) =>
    new File([bytes], name, { type });

  it('gives "attachments [{id, contentType, filename, contentUri, size}]", readable "with the bearer token"', async () => {
    const emulator = mms();
    const { json } = await emulator.post([file(), file('application/pdf', 'offer.pdf')]);
    expect(json.attachments).toHaveLength(2);
    expect(json.attachments?.[0]).toEqual({
      id: expect.any(String),
      contentType: 'image/png',
      filename: 'cat.png',
      contentUri: `https://emulator.test/restapi/v1.0/account/62264425016/message-threads/messages/${json.id}/content/${json.attachments?.[0]?.id}`,
      size: png.bytes.length,
    });
    const { pathname } = new URL(json.attachments?.[0]?.contentUri ?? '');
    expect((await fetchRaw(emulator, pathname)).status).toBe(401);
    const media = await fetchRaw(emulator, pathname, { headers: emulator.headers });
    expect(media.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await media.arrayBuffer())).toEqual(png.bytes);
    const other = { Authorization: `Bearer ${emulator.control.tokens.issue('Priya Shah').access_token}` };
    expect((await fetchRaw(emulator, pathname, { headers: other })).status).toBe(403);
    emulator.control.as('Alex Rivera').deleteThread(json.threadId ?? '');
    expect((await fetchRaw(emulator, pathname, { headers: emulator.headers })).status).toBe(404);
  });

  it("contentUri begins with the configured origin; contentDisposition is honoured; the SDK's shorter path works", async () => {
    const emulator = mms();
    emulator.control.configure({ contentOrigin: 'https://media.example' });
    const { json } = await emulator.post([file()]);
    const attachment = json.attachments?.[0];
    expect(attachment?.contentUri).toMatch(/^https:\/\/media\.example\/restapi\//);
    const short = `/restapi/v1.0/account/~/message-threads/messages/content/${attachment?.id}?contentDisposition=Attachment&contentDispositionFilename=ä.png`;
    const media = await fetchRaw(emulator, short, { headers: emulator.headers });
    expect(media.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%A4.png");
  });

  it('a picture without words is fine and leaves the thread without label', async () => {
    const { post, client } = mms();
    const { json } = await post([file()], { text: '' });
    expect(json.text).toBe('');
    const thread = await client('Alex Rivera').get<MessageThread>(`/message-threads/${json.threadId}`);
    expect(thread.json).not.toHaveProperty('label');
  });

  it.each([
    ['an unsupported type', [file('application/x-msdownload')], 415, 'MSG-348'],
    ['an empty file', [file('image/png', 'x.png', '')], 400, 'MSG-347'],
    ['more than 1.5 MB', [file('video/mp4', 'x.mp4', new Uint8Array(1_600_000))], 400, 'MSG-337'],
    ['more than 10 files', Array.from({ length: 11 }, () => file()), 400, 'CMN-101'],
  ])('refuses %s', async (_, files, status, errorCode) => {
    const answer = await mms().post(files);
    expect([answer.status, answer.json.errorCode]).toEqual([status, errorCode]);
  });

  it('refuses broken metadata (CMN-103) and other content types (415)', async () => {
    const emulator = mms();
    expect((await emulator.post([file()], {}, '{')).json.errorCode).toBe('CMN-103');
    const init = {
      method: 'POST',
      headers: { ...emulator.headers, 'Content-Type': 'text/plain' },
      body: '{}',
    };
    expect((await fetchRaw(emulator, '/restapi/v1.0/account/~/message-threads/messages', init)).status).toBe(
      415,
    );
  });
});
