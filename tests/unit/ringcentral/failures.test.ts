import { describe, expect, it } from 'vitest';
import { AppFailure } from '../../../utils/app-error.ts';
import { readEnvelope, readJson, retryAtOf, toFailure } from '../../../utils/ringcentral/failures.ts';
import { json, refusal } from '../../support/fake-server.ts';
import { gone } from '../../support/stub-apis.ts';

const NOW = 1_700_000_000_000;
const thrownBySdk = (response: Response | null) => Object.assign(new Error('sdk'), { response });
const errorOf = async (response: Response | null, method = 'GET') =>
  (await toFailure(thrownBySdk(response), method, NOW)).error;

describe('toFailure', () => {
  const bare = (status: number) => new Response('', { status });

  it.each([400, 401, 402, 403, 405, 409, 410, 413, 415, 418, 422, 451])(
    'takes %i for a refusal',
    async (status) => {
      expect(await errorOf(refusal(status, 'CMN-1'))).toEqual({
        kind: 'refused',
        errorCode: 'CMN-1',
        status,
      });
    },
  );

  it('takes 404 for gone, whatever its code', async () => {
    expect(await errorOf(refusal(404, 'CMN-102'))).toEqual({ kind: 'gone' });
    expect(await errorOf(bare(404))).toEqual({ kind: 'gone' });
  });

  it.each([408, 500, 501, 502, 503, 504, 520, 599])('takes %i for weather', async (status) => {
    const weather = { kind: 'offline', cause: 'server' };
    expect(await errorOf(bare(status), 'GET')).toEqual({ ...weather, isOutcomeUnknown: false });
    expect(await errorOf(bare(status), 'POST')).toEqual({ ...weather, isOutcomeUnknown: true });
  });

  it('takes 429 for a pause, of 30 s when it does not say how long', async () => {
    expect(await errorOf(refusal(429, 'CMN-301', { 'retry-after': '17' }))).toEqual({
      kind: 'rateLimited',
      retryAt: NOW + 17_000,
    });
    expect(await errorOf(refusal(429, 'CMN-304'))).toEqual({ kind: 'rateLimited', retryAt: NOW + 30_000 });
  });

  it('keeps the time a 503 names', async () => {
    const response = new Response('', { status: 503, headers: { 'retry-after': '5' } });
    expect(await errorOf(response)).toMatchObject({ kind: 'offline', retryAt: NOW + 5_000 });
  });

  it.each(['GET', 'POST', 'PATCH', 'DELETE'])(
    'knows whether a lost %s may have been carried out',
    async (method) => {
      expect(await errorOf(null, method)).toEqual({
        kind: 'offline',
        cause: 'network',
        isOutcomeUnknown: method !== 'GET',
      });
    },
  );

  it('keeps what is a failure already', async () => {
    const failure = gone();
    expect(await toFailure(failure, 'POST', NOW)).toBe(failure);
  });

  it.each([new TypeError('x is undefined'), 'a string', undefined, null, {}])(
    'takes anything else for a mistake of ours: %s',
    async (thrown) => {
      expect((await toFailure(thrown, 'GET', NOW)).error.kind).toBe('bug');
    },
  );
});

describe('readEnvelope', () => {
  const read = (body: unknown) => readEnvelope(json(body, { status: 400 }));

  it('prefers the detailed entry to the top line', async () => {
    const detail = { errorCode: 'MSG-427', parameterName: 'threadId', extensionId: '102' };
    expect(await read({ errorCode: 'CMN-101', errors: [detail, { errorCode: 'X' }] })).toEqual(detail);
  });

  it.each<[string, unknown, string]>([
    ['only a top line', { errorCode: 'CMN-101' }, 'CMN-101'],
    ['entries without a code', { errors: [{}], errorCode: 'CMN-101' }, 'CMN-101'],
    ['a code that is no text', { errorCode: 42 }, 'HTTP-400'],
    ['errors that are no list', { errors: { errorCode: 'X' } }, 'HTTP-400'],
    ['a null', null, 'HTTP-400'],
    ['a list', [1, 2], 'HTTP-400'],
  ])('reads %s', async (_, body, errorCode) => {
    expect(await read(body)).toEqual({ errorCode });
  });

  it.each<[string, object, string]>([
    ['alone', { error: 'invalid_grant', error_description: 'x' }, 'invalid_grant'],
    ['beside a code', { error: 'invalid_grant', errorCode: 'OAU-211' }, 'OAU-211'],
    ['beside a detailed code', { error: 'invalid_grant', errors: [{ errorCode: 'OAU-108' }] }, 'OAU-108'],
  ])('reads OAuth’s own word, %s', async (_, body, errorCode) => {
    expect(await read(body)).toEqual({ errorCode, oauthError: 'invalid_grant' });
  });

  it('reads a page of HTML as nothing, and leaves the body to others', async () => {
    const response = new Response('<html>', { status: 502 });
    expect(await readEnvelope(response)).toEqual({ errorCode: 'HTTP-502' });
    expect(await response.text()).toBe('<html>');
  });
});

describe('retryAtOf', () => {
  const at = (status: number, retryAfter?: string) =>
    retryAtOf(new Response('', { status, headers: retryAfter ? { 'retry-after': retryAfter } : {} }), NOW);

  it.each<[number, string | undefined, number | undefined]>([
    [429, '0', NOW],
    [429, '60', NOW + 60_000],
    [429, '1.5', NOW + 1_500],
    [429, '-5', NOW + 30_000],
    [429, 'soon', NOW + 30_000],
    [429, undefined, NOW + 30_000],
    [503, '60', NOW + 60_000],
    [503, undefined, undefined],
    [500, 'soon', undefined],
  ])('of %i with Retry-After %s is %s', (status, header, expected) => {
    expect(at(status, header)).toBe(expected);
  });
});

describe('readJson', () => {
  const cause = (response: Response) =>
    readJson(response, true).catch((thrown) => (thrown instanceof AppFailure ? thrown.error : thrown));

  it('reads JSON, whatever it is called', async () => {
    const headers = { 'content-type': 'application/vnd.api+json;charset=utf-8' };
    expect(await readJson(new Response('{"a":1}', { headers }), false)).toEqual({ a: 1 });
    expect(await readJson(new Response(null, { status: 204 }), false)).toBeUndefined();
  });

  it.each([
    ['a page of a captive portal', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['an answer without a type', new Response('{}', { headers: { 'content-type': '' } })],
  ])('takes %s for no answer', async (_, response) => {
    expect(await cause(response)).toEqual({ kind: 'offline', cause: 'portal', isOutcomeUnknown: true });
  });

  it('takes JSON that was cut for a lost connection', async () => {
    const response = new Response('{"records":[', { headers: { 'content-type': 'application/json' } });
    expect(await cause(response)).toEqual({ kind: 'offline', cause: 'network', isOutcomeUnknown: true });
  });
});
