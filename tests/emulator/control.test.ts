import { afterEach, describe, expect, it } from 'vitest';
import { type ListeningEmulator, startEmulator } from './emulator.ts';
import { customers } from './seed/customers.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, fetchRaw, TEST_START } from './test-bed.ts';

const GUEST = '+19075550123';

describe('control in this process', () => {
  it('as(): by name or id, through the same rules; refusals throw with the envelope', () => {
    const { control } = createTestBed({ seed: 'empty' });
    const { threadId = '' } = control.inbound({ from: GUEST, to: queues.billing.phoneNumber, text: 'x' });
    expect(control.as('62295320102').take(threadId).assignee?.name).toBe('Beth Nolan');
    expect(() => control.as('Sam Ortiz').assign(threadId, 'Jenn Lee')).toThrow(
      expect.objectContaining({ status: 403, envelope: expect.objectContaining({ errorCode: 'CMN-408' }) }),
    );
    expect(() => control.as('Sam Ortiz').send({ from: 'Billing', to: GUEST, text: 'x' })).toThrow('MSG-427');
    expect(() => control.as('Priya Shah').resolve(threadId)).toThrow('CMN-408');
    expect(() => control.as('Nobody').resolve(threadId)).toThrow('No agent called Nobody');
  });

  it('clock: real time flows, can be moved, frozen and let go', async () => {
    const { control } = createTestBed({ isFrozen: false });
    const { clock } = control;
    const start = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(clock.now()).toBeGreaterThan(start + 10);
    expect(clock.set('2030-01-01T00:00:00Z')).toBe(Date.parse('2030-01-01T00:00:00Z'));
    expect(clock.iso()).toMatch(/^2030-01-01T00:00:00/);
    clock.freeze();
    const frozen = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(clock.now()).toBe(frozen);
    expect(clock.advance(1000)).toBe(frozen + 1000);
    clock.flow();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(clock.now()).toBeGreaterThan(frozen + 1000);
    expect(() => clock.set('soon')).toThrow('Not a time');
  });

  it('requests(): time, method, path, query, authorization, body, status, user, group, error code', async () => {
    const { control, client } = createTestBed();
    const alex = client('Alex Rivera');
    await alex.get('/message-threads', { availability: ['Alive', 'Deleted'] });
    await alex.send('POST', '/message-threads/notes', { threadId: 'none', text: 'x' });
    await client('Beth Nolan').get('/extension/~');
    expect(control.requests()).toHaveLength(3);
    expect(control.requests()[0]).toMatchObject({
      time: Date.parse(TEST_START),
      method: 'GET',
      path: '/restapi/v1.0/account/~/message-threads',
      query: { availability: ['Alive', 'Deleted'] },
      authorization: expect.stringMatching(/^Bearer /),
      status: 200,
      extensionId: '62295320101',
      group: 'Medium',
    });
    expect(control.requests({ method: 'post' })).toMatchObject([
      { body: { threadId: 'none', text: 'x' }, status: 404, errorCode: 'CMN-102' },
    ]);
    expect(control.requests.count({ user: 'Beth Nolan' })).toBe(1);
    expect(control.requests.count({ path: 'notes$', status: 404 })).toBe(1);
    await alex.get('/message-threads/07d6d352-2c96-40b8-a704-2505fdbdfa0a');
    expect(control.requests.byRoute({ user: 'Alex Rivera' })).toEqual({
      'GET /restapi/v1.0/account/~/message-threads': 1,
      'POST /restapi/v1.0/account/~/message-threads/notes': 1,
      'GET /restapi/v1.0/account/~/message-threads/{id}': 1,
    });
    control.requests.clear();
    expect(control.requests()).toEqual([]);
  });

  it('asking for the state is no request and changes nothing', () => {
    const { control } = createTestBed();
    const before = JSON.stringify(control.state.threads());
    control.state.messagesOf(customers.dana.phoneNumber);
    expect(JSON.stringify(control.state.threads())).toBe(before);
    expect(control.requests()).toEqual([]);
  });

  it('reset: data, clock, settings, sign-ins, faults, log and permissions as at the start', async () => {
    const { control, client, app } = createTestBed();
    const before = control.state.threads();
    const alex = client('Alex Rivera');
    control.inbound({ from: GUEST, to: 'Billing', text: 'x' });
    control.clock.advance(1e9);
    control.configure({ sync: { errorCode: 'MSG-411' }, limits: { enabled: true } });
    control.permissions.set('SMS', false);
    control.handlers.remove('Billing', 'Alex Rivera');
    control.faults.add({ path: '/', status: 500 });
    control.reset();
    expect(control.state.threads()).toEqual(before);
    expect(control.clock.iso()).toBe(TEST_START);
    expect([control.settings.sync.errorCode, control.settings.limits.enabled]).toEqual(['MSG-333', false]);
    expect((await alex.get('/message-threads')).status).toBe(401);
    expect((await client('Alex Rivera').get('/message-threads')).status).toBe(200);
    expect(control.requests()).toHaveLength(2);
    control.reset('empty', { sessions: true });
    expect(control.state.threads()).toEqual([]);
    expect(control.tokens.count('Alex Rivera')).toBe(1);
    expect(app).toBeDefined();
  });

  it('tokens given after a reset are never those given before', () => {
    const { control } = createTestBed();
    const before = control.tokens.issue('Alex Rivera');
    control.reset();
    const after = control.tokens.issue('Beth Nolan');
    expect(after.access_token).not.toBe(before.access_token);
    expect(after.refresh_token).not.toBe(before.refresh_token);
  });

  it('configure refuses settings that do not exist', () => {
    const { control } = createTestBed();
    expect(() => control.configure({ limits: { penalty: 1 } } as never)).toThrow(
      'Unknown setting: limits.penalty',
    );
  });

  it('two emulators share nothing', () => {
    const [one, two] = [createTestBed(), createTestBed()];
    one.control.handlers.remove('Billing', 'Alex Rivera');
    one.control.numbers.setSmsSender(queues.billing.phoneNumber, false);
    expect(two.control.state.unassignedCount('Alex Rivera')).toBe(6);
    expect(two.control.as('Alex Rivera').send({ from: 'Billing', to: GUEST, text: 'x' }).messageStatus).toBe(
      'Queued',
    );
  });
});

describe('control over HTTP, on its own listener', () => {
  let emulator: ListeningEmulator;
  afterEach(() => emulator.close());
  const post = async (method: string, ...args: unknown[]) => {
    const response = await fetch(`${emulator.controlOrigin}/${method}`, {
      method: 'POST',
      body: JSON.stringify(args),
    });
    return { status: response.status, json: await response.json() };
  };

  it('calls methods by name with a JSON array of arguments', async () => {
    emulator = await startEmulator({ seed: 'empty' });
    const { json } = await post('inbound', { from: GUEST, to: 'Billing', text: 'Hello' });
    const { threadId } = json.result;
    expect((await post('as.take', 'Beth Nolan', threadId)).json.result.assignee.name).toBe('Beth Nolan');
    const refused = await post('as.assign', 'Sam Ortiz', threadId, 'Jenn Lee');
    expect([refused.status, refused.json.envelope.errorCode]).toEqual([403, 'CMN-408']);
    expect((await post('state.thread', threadId)).json.result.status).toBe('Open');
    const before = (await post('clock.now')).json.result;
    expect((await post('clock.advance', 72 * 3_600_000)).json.result).toBeGreaterThan(before);
    expect((await post('state.thread', threadId)).json.result.statusReason).toBe('ThreadExpired');
    expect((await post('settings')).json.result.limits.perWindow.Medium).toBe(40);
  });

  it('an inbound MMS, its bytes in base64', async () => {
    emulator = await startEmulator({ seed: 'empty' });
    const file = { contentType: 'image/png', filename: 'x.png', base64: 'AQID' };
    const { json } = await post('inbound', { from: GUEST, to: 'Billing', attachments: [file] });
    const token = emulator.control.tokens.issue('Alex Rivera').access_token;
    const media = await fetch(json.result.attachments[0].contentUri, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect([...new Uint8Array(await media.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  it('faults by id; the request log without tokens', async () => {
    emulator = await startEmulator();
    const { json } = await post('faults.add', { path: 'message-threads', status: 503 });
    const token = (await post('tokens.issue', 'Alex Rivera')).json.result.access_token;
    const url = `${emulator.origin}/restapi/v1.0/account/~/message-threads`;
    expect((await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).status).toBe(503);
    expect((await post('faults.hits', json.result.id)).json.result).toBe(1);
    await post('faults.clear');
    const log = (await post('requests', { path: 'message-threads' })).json.result;
    expect(log).toMatchObject([{ status: 503, authorization: '(present)' }]);
    expect(JSON.stringify(log)).not.toContain(token);
    expect((await post('requests.count')).json.result).toBe(1);
  });

  it('lists its methods; unknown ones and wrong names are 400', async () => {
    emulator = await startEmulator();
    const { methods } = await (await fetch(emulator.controlOrigin)).json();
    expect(methods).toEqual(
      expect.arrayContaining([
        'as.send',
        'clock.advance',
        'faults.add',
        'inbound',
        'requests.byRoute',
        'volume',
        'reset',
      ]),
    );
    expect((await post('constructor')).status).toBe(400);
    expect((await post('clock.constructor')).status).toBe(400);
    expect((await post('as.take', 'Nobody', 'x')).json.error).toContain('No agent called Nobody');
  });

  it('"Never reachable through the API origin", and the API not through the control origin', async () => {
    emulator = await startEmulator();
    expect(new URL(emulator.origin).port).not.toBe(new URL(emulator.controlOrigin).port);
    expect((await fetchRaw(emulator, '/clock.advance', { method: 'POST', body: '[1]' })).status).toBe(404);
    expect((await fetch(`${emulator.controlOrigin}/restapi/oauth/authorize`)).status).toBe(404);
  });
});
