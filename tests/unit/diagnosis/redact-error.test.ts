import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../utils/app-error.ts';
import { redactError, redactText } from '../../../utils/diagnosis/redact-error.ts';

describe('an error in the report', () => {
  it.each<[AppError, string]>([
    [{ kind: 'signedOut', reason: 'expired' }, 'signed out: expired'],
    [{ kind: 'offline', cause: 'portal', isOutcomeUnknown: true }, 'offline: portal'],
    [{ kind: 'rateLimited', retryAt: 5 }, 'paused by RingCentral'],
    [{ kind: 'rateLimited', retryAt: 5, isOurs: true }, 'kept back by our own budget'],
    [
      {
        kind: 'refused',
        status: 403,
        errorCode: 'CMN-401',
        parameterName: 'threadId',
        sentence: 'Beth said no',
      },
      'refused 403 CMN-401 threadId',
    ],
    [{ kind: 'gone' }, 'gone'],
    [{ kind: 'bug', message: 'TypeError: x is undefined' }, 'unexpected: TypeError: x is undefined'],
  ])('%j', (error, words) => {
    expect(redactError(error)).toBe(words);
  });

  it('has no room for sentences where a code belongs', () => {
    const errorCode = 'Dana Whitfield <+1 415 555 0127> said: hello, hello, hello, hello, hello';
    expect(redactError({ kind: 'refused', errorCode })).not.toMatch(/ Whitfield|415 555|hello, /);
  });

  it('is short', () => {
    expect(redactError({ kind: 'bug', message: 'x '.repeat(500) }).length).toBeLessThanOrEqual(120);
  });
});

describe('an unexpected message', () => {
  it.each([
    'Unexpected token in "Hello Dana, your invoice"',
    "cannot read 'Hello Dana' of undefined",
    'no thread of +14155550127',
    'no thread of +1 (415) 555-0127',
    'fetch https://platform.ringcentral.com/restapi/v1.0/account/~/extension/62295320101 failed',
    'dana.whitfield@example.com is unknown',
    'thread 4155550127 is gone',
  ])('keeps nothing of a customer: %s', (message) => {
    expect(redactText(message)).not.toMatch(/Dana|dana|invoice|415|0127|62295320101|https/);
  });

  it('keeps what helps', () => {
    expect(redactText('InvalidStateError: The database connection is closing.')).toBe(
      'InvalidStateError: The database connection is closing.',
    );
  });
});
