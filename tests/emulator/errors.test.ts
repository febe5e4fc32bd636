import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { createTestBed, fetchRaw, readAnswer } from './test-bed.ts';

const ACCOUNT = '/restapi/v1.0/account/~';

function bed() {
  const emulator = createTestBed();
  const token = emulator.control.tokens.issue('Alex Rivera').access_token;
  const call = async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const init = {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    };
    return readAnswer<ErrorEnvelope>(await fetchRaw(emulator, path, init));
  };
  return { ...emulator, call };
}

describe('"Envelope {errorCode, message, errors:[{errorCode, message, parameterName?, …}]}"', () => {
  it.each([
    ['GET', '/restapi/v1.0/nothing', 404, 'CMN-120'],
    ['GET', '/', 404, 'CMN-120'],
    ['GET', '/_control', 404, 'CMN-120'],
    ['PUT', `${ACCOUNT}/message-threads/sync`, 405, 'CMN-202'],
    ['DELETE', `${ACCOUNT}/message-threads`, 405, 'CMN-202'],
    ['GET', '/restapi/oauth/token', 405, 'CMN-202'],
    ['GET', '/restapi/v1.0/account/123/message-threads', 404, 'CMN-102'],
    ['GET', `${ACCOUNT}/message-threads/none`, 404, 'CMN-102'],
    ['GET', `${ACCOUNT}/message-threads/sync`, 400, 'CMN-101'],
  ])('%s %s is %i %s', async (method, path, status, errorCode) => {
    const answer = await bed().call(method, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(Object.keys(answer.json).sort()).toEqual(['errorCode', 'errors', 'message']);
    expect(answer.json.errorCode).toBe(errorCode);
    expect(answer.json.errors[0]).toMatchObject({ errorCode, message: answer.json.message });
  });

  it('405 says what is allowed', async () => {
    const { headers } = await bed().call('PUT', `${ACCOUNT}/message-threads/notes/1`);
    expect(headers.get('allow')).toBe('PATCH');
  });

  it('the account by its own id is the same as ~', async () => {
    expect((await bed().call('GET', '/restapi/v1.0/account/62264425016/message-threads')).status).toBe(200);
  });
});

describe('bodies', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    '415 for content type "%s"',
    async (type) => {
      const { status, json } = await bed().call(
        'POST',
        `${ACCOUNT}/message-threads/notes`,
        { 'Content-Type': type },
        '{}',
      );
      expect([status, json.errorCode]).toEqual([415, 'CMN-104']);
    },
  );

  it.each(['{', '[]', 'null', ''])('broken JSON %s is 400 CMN-103', async (body) => {
    const { status, json } = await bed().call(
      'POST',
      `${ACCOUNT}/message-threads/notes`,
      { 'Content-Type': 'application/json; charset=utf-8' },
      body,
    );
    expect([status, json.errorCode]).toEqual([400, 'CMN-103']);
  });
});

describe('permissions of the application', () => {
  it('"App permission: SMS (threads), ReadAccounts (extension, recipients)": without it 403 CMN-401, and not in scope', async () => {
    const { call, control } = bed();
    control.permissions.set('SMS', false);
    const { status, json } = await call('GET', `${ACCOUNT}/message-threads`);
    expect([status, json.errorCode]).toEqual([403, 'CMN-401']);
    expect((await call('GET', `${ACCOUNT}/extension/~`)).status).toBe(200);
    expect(control.tokens.issue('Alex Rivera').scope).toBe('ReadAccounts WebSocketsSubscription');
    control.permissions.set('SMS', true);
    control.permissions.set('ReadAccounts', false);
    expect((await call('GET', `${ACCOUNT}/message-threads`)).status).toBe(200);
    expect((await call('GET', `${ACCOUNT}/extension/~`)).status).toBe(403);
  });
});

describe('answers for browsers', () => {
  const origin = { Origin: 'chrome-extension://abc' };

  it('reflect Origin, and expose rate headers but not Retry-After', async () => {
    const { headers } = await bed().call('GET', `${ACCOUNT}/message-threads`, origin);
    expect(headers.get('access-control-allow-origin')).toBe('chrome-extension://abc');
    expect(headers.get('access-control-expose-headers')).toContain('X-Rate-Limit-Remaining');
    expect(headers.get('access-control-expose-headers')).not.toContain('Retry-After');
    expect((await bed().call('GET', '/nothing', origin)).headers.get('access-control-allow-origin')).toBe(
      origin.Origin,
    );
  });

  it('allow Authorization in a preflight, which is not counted, and not logged among the requests', async () => {
    const emulator = bed();
    const headers = {
      ...origin,
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'authorization',
    };
    const answer = await fetchRaw(emulator, `${ACCOUNT}/message-threads/1`, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toContain('DELETE');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization');
    expect(emulator.control.requests.count()).toBe(0);
    expect(emulator.control.requests.count({ method: 'OPTIONS' })).toBe(1);
  });

  it('can be switched off, as for an extension without host permission', async () => {
    const { call, control } = bed();
    control.configure({ cors: { enabled: false } });
    const { headers } = await call('GET', `${ACCOUNT}/message-threads`, origin);
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect((await call('OPTIONS', `${ACCOUNT}/message-threads`, origin)).status).toBe(405);
  });

  it('carry the emulated Date', async () => {
    const { headers } = await bed().call('GET', `${ACCOUNT}/message-threads`);
    expect(headers.get('date')).toBe('Mon, 02 Mar 2026 10:00:00 GMT');
  });
});
