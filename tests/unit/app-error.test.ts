import { describe, expect, it } from 'vitest';
import { type AppError, AppFailure, asResult, toAppError } from '../../utils/app-error.ts';

describe('toAppError', () => {
  it('unpacks what was thrown on purpose', () => {
    const error: AppError = { kind: 'rateLimited', retryAt: 5 };
    expect(toAppError(new AppFailure(error))).toBe(error);
  });

  it.each([
    [new TypeError('x is not a function'), 'TypeError: x is not a function'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ kind: 'signedOut', reason: 'never' }, '[object Object]'],
  ])('takes anything else for a mistake of ours', (thrown, message) => {
    expect(toAppError(thrown)).toEqual({ kind: 'bug', message });
  });
});

describe('a browser without room', () => {
  it.each([
    new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError'),
    new Error('Resource::kQuotaBytes quota exceeded'),
  ])('is no mistake of ours', (thrown) => {
    expect(toAppError(thrown)).toEqual({ kind: 'storage', cause: 'full' });
  });
});

describe('asResult', () => {
  it('is what the work gives, or what went wrong, and never rejects', async () => {
    expect(await asResult(async () => 5)).toEqual({ ok: true, value: 5 });
    const failing = () => Promise.reject(new AppFailure({ kind: 'gone' }));
    expect(await asResult(failing)).toEqual({ ok: false, error: { kind: 'gone' } });
    const throwing = () => {
      throw new Error('at once');
    };
    expect(await asResult(throwing)).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });

  it('survives the way from one context to another', async () => {
    const failing = () => Promise.reject(new AppFailure({ kind: 'refused', errorCode: 'X', status: 400 }));
    const result = await asResult(failing);
    expect(structuredClone(result)).toEqual(result);
  });
});
