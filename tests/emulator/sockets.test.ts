import { Agent, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, it } from 'vitest';
import { type ListeningEmulator, startEmulator } from './emulator.ts';

let emulator: ListeningEmulator;
afterEach(() => emulator.close());

const GUEST = '+19075550123';
const SEND = '/restapi/v1.0/account/~/message-threads/messages';
const THREADS = '/restapi/v1.0/account/~/message-threads';

async function start() {
  emulator = await startEmulator({ seed: 'empty', limits: 'off' });
  const token = emulator.control.tokens.issue('Alex Rivera').access_token ?? '';
  return { ...emulator, token };
}

type Result = {
  status?: number;
  body?: string;
  error?: string;
  connection?: string | undefined;
  keepAlive?: string | undefined;
};

/** One request over a chosen keep-alive agent; never rejects. */
function call(agent: Agent, token: string, path: string, body?: object): Promise<Result> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const method = body ? 'POST' : 'GET';
  return new Promise((resolve) => {
    const outgoing = request(`${emulator.origin}${path}`, { agent, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: text,
          connection: response.headers.connection,
          keepAlive: response.headers['keep-alive'] as string | undefined,
        }),
      );
      response.on('error', (error) => resolve({ body: text, error: error.message }));
    });
    outgoing.on('error', (error) => resolve({ error: error.message }));
    outgoing.end(body && JSON.stringify(body));
  });
}

const text = { from: { phoneNumber: '+16505550110' }, to: [{ phoneNumber: GUEST }], text: 'Hi' };
const sentCount = () => emulator.control.state.messagesOf(GUEST).length;

describe('destroyed connections', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    'destroy %s: no answer, %i messages exist ("connection lost after server accepted")',
    async (destroy, count) => {
      const { token, control } = await start();
      control.faults.add({ path: 'messages', method: 'POST', times: 1, destroy });
      const agent = new Agent();
      expect((await call(agent, token, SEND, text)).error).toMatch(/socket hang up|ECONNRESET/);
      expect(sentCount()).toBe(count);
      expect(control.requests({ path: 'messages' }).map((each) => each.status)).toEqual([0]);
      expect((await call(agent, token, SEND, text)).status).toBe(200);
    },
  );

  it('a body cut mid-JSON: head and part arrive, chunked, then the connection dies', async () => {
    const { token, control } = await start();
    control.inbound({ from: GUEST, to: 'Billing', text: 'Hello' });
    control.faults.add({ path: 'message-threads', times: 1, truncateAt: 0.5 });
    const { status, body = '', error } = await call(new Agent(), token, THREADS);
    expect([status, error]).toEqual([undefined, 'aborted']);
    expect(body).toMatch(/^\{"records":\[\{"id"/);
    expect(() => JSON.parse(body)).toThrow();
    expect((await call(new Agent(), token, THREADS)).status).toBe(200);
  });

  it('fetch sees them as network errors', async () => {
    const { token, control, origin } = await start();
    control.faults.add({ path: 'message-threads', destroy: 'before' });
    await expect(
      fetch(`${origin}${THREADS}`, { headers: { Authorization: `Bearer ${token}` } }),
    ).rejects.toThrow('fetch failed');
  });
});

describe('keep-alive ("must be switchable so that both cases are tested", reliability.md S20b)', () => {
  it('onlyReusedConnection: the first request on a connection passes, the second meets a dead one', async () => {
    const { token, control } = await start();
    const fault = control.faults.add({ path: 'messages', onlyReusedConnection: true, destroy: 'before' });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await call(agent, token, SEND, text)).status).toBe(200);
    expect((await call(agent, token, SEND, text)).error).toBeTruthy();
    expect((await call(agent, token, SEND, text)).status, 'a new connection').toBe(200);
    expect([fault.hits(), sentCount()]).toEqual([1, 2]);
    agent.destroy();
  });

  it('closeConnection and setAlwaysClose answer with Connection: close', async () => {
    const { token, control } = await start();
    const agent = new Agent({ keepAlive: true });
    expect((await call(agent, token, THREADS)).connection).toBe('keep-alive');
    control.faults.add({ path: 'message-threads', times: 1, closeConnection: true });
    expect((await call(agent, token, THREADS)).connection).toBe('close');
    control.connections.setAlwaysClose(true);
    expect((await call(agent, token, THREADS)).connection).toBe('close');
    control.connections.setAlwaysClose(false);
    expect((await call(agent, token, THREADS)).connection).toBe('keep-alive');
    agent.destroy();
  });

  it('killIdle closes idle connections; setKeepAlive sets how long they live', async () => {
    const { token, control } = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const freeSockets = () => Object.values(agent.freeSockets).flat().length;
    await call(agent, token, THREADS);
    await expect.poll(freeSockets).toBe(1);
    control.connections.killIdle();
    await expect.poll(freeSockets).toBe(0);
    control.connections.setKeepAlive(2000);
    expect((await call(agent, token, THREADS)).keepAlive).toBe('timeout=2');
    agent.destroy();
  });
});

describe('what listens', () => {
  it('requests take contentUri from the origin they came to', async () => {
    const { token, control, origin } = await start();
    const bytes = new Uint8Array([1]);
    const attachments = [{ contentType: 'image/png', filename: 'x.png', bytes }];
    const { attachments: [shown] = [] } = control.inbound({ from: GUEST, to: 'Billing', attachments });
    const { body = '' } = await call(new Agent(), token, SEND);
    expect(JSON.parse(body).records[0].attachments[0].contentUri).toMatch(new RegExp(`^${origin}/restapi/`));
    expect(shown?.contentUri).toMatch(new RegExp(`^${origin}/restapi/`));
  });

  it('HTTPS with a given key and certificate; contentUri is https too', async () => {
    const pems = await generate([{ name: 'commonName', value: 'localhost' }]);
    emulator = await startEmulator({ seed: 'empty', tls: { key: pems.private, cert: pems.cert } });
    expect(emulator.origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const status = await new Promise((resolve, reject) => {
      const options = { ca: pems.cert, checkServerIdentity: () => undefined };
      secureRequest(`${emulator.origin}${THREADS}`, options, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(401);
  });

  it('a held request does not keep close from ending', async () => {
    const { token, control } = await start();
    const fault = control.faults.add({ path: 'message-threads', hold: 'before' });
    const answer = call(new Agent(), token, THREADS);
    await fault.hit();
    await emulator.close();
    expect((await answer).error ?? 'answered').toBeTruthy();
    emulator = await startEmulator();
  });

  it('the global Request and Response stay those of the platform', async () => {
    const before = globalThis.Response;
    await start();
    expect(globalThis.Response).toBe(before);
  });
});
