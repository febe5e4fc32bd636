import { describe, expect, it } from 'vitest';
import type { AppError, OfflineCause, SignedOutReason } from '../../../utils/app-error.ts';
import { describeError } from '../../../utils/wording/describe-error.ts';
import { formatClock } from '../../../utils/wording/format-time.ts';

const AT = Date.parse('2026-03-02T15:07:00');
const OFFLINE: OfflineCause[] = ['network', 'server', 'portal', 'timeout', 'worker', 'access'];
const SIGNED_OUT: SignedOutReason[] = [
  'never',
  'byAgent',
  'expired',
  'cancelled',
  'denied',
  'interrupted',
  'unverified',
];
const CODES = [
  'NO-CLIENT-ID',
  'CMN-401',
  'CMN-402',
  'CMN-408',
  'CMN-109',
  'invalid_client',
  'unauthorized_client',
  'OAU-108',
];
const offline = (cause: OfflineCause): AppError => ({ kind: 'offline', cause, isOutcomeUnknown: true });
const refused = (errorCode: string, sentence?: string): AppError => ({
  kind: 'refused',
  errorCode,
  ...(sentence && { sentence }),
});

const EVERY_ERROR: AppError[] = [
  ...OFFLINE.map(offline),
  ...SIGNED_OUT.map((reason): AppError => ({ kind: 'signedOut', reason })),
  ...CODES.map((code) => refused(code)),
  refused('MSG-999'),
  { kind: 'rateLimited', retryAt: AT },
  { kind: 'rateLimited', retryAt: AT, isOurs: true },
  { kind: 'gone' },
  { kind: 'noteSaved', rest: { kind: 'gone' } },
  { kind: 'storage', cause: 'full' },
  { kind: 'storage', cause: 'unreadable' },
  { kind: 'bug', message: 'x' },
];

describe('every error', () => {
  it.each(EVERY_ERROR.map((error) => [JSON.stringify(error), error] as const))(
    'is said in whole sentences: %s',
    (_, error) => {
      expect(describeError(error)).toMatch(/^[A-Z].{10,}\.$/);
      expect(describeError(error)).not.toMatch(/undefined|NaN|null|\[object/);
    },
  );

  it('of another kind is said in other words', () => {
    const sentences = [
      ...OFFLINE.map(offline),
      ...SIGNED_OUT.map((reason) => ({ kind: 'signedOut', reason })),
    ];
    expect(new Set(sentences.map((error) => describeError(error as AppError))).size).toBe(sentences.length);
  });
});

describe('the words', () => {
  it.each<[AppError, string]>([
    [offline('network'), 'RingCentral cannot be reached. Check your connection.'],
    [{ kind: 'signedOut', reason: 'cancelled' }, 'The sign-in window was closed before you were signed in.'],
    [refused('CMN-109'), 'Message threads are not switched on for your account. Ask your administrator.'],
    [refused('OAU-108'), 'The sign-in took too long. Try again.'],
    [{ kind: 'gone' }, 'This conversation no longer exists.'],
  ])('for %j', (error, sentence) => {
    expect(describeError(error)).toBe(sentence);
  });

  it('say when it is tried again, by the clock on the wall', () => {
    const retrying = describeError({
      kind: 'offline',
      cause: 'server',
      isOutcomeUnknown: false,
      retryAt: AT,
    });
    expect(retrying).toBe(`RingCentral has a problem on its side. Trying again at ${formatClock(AT)}.`);
    expect(describeError({ kind: 'rateLimited', retryAt: AT })).toContain(formatClock(AT));
  });

  it('name RingCentral for a pause only when it asked for one', () => {
    expect(describeError({ kind: 'rateLimited', retryAt: AT })).toMatch(/^RingCentral asked for a pause\./);
    expect(describeError({ kind: 'rateLimited', retryAt: AT, isOurs: true })).toBe(
      `Threadside asked RingCentral a lot in the last minute. Possible again at ${formatClock(AT)}.`,
    );
  });

  it('for a refusal are its own, then those of its code, then the code', () => {
    expect(describeError(refused('CMN-401', 'Beth has it now.'))).toBe('Beth has it now.');
    expect(describeError(refused('CMN-401'))).toContain('permission');
    expect(describeError(refused('MSG-999'))).toBe('RingCentral refused this (MSG-999).');
  });

  it('for a code that is the name of an object property are those of any code', () => {
    expect(describeError(refused('constructor'))).toBe('RingCentral refused this (constructor).');
  });

  it('never show what is meant for us', () => {
    expect(describeError({ kind: 'bug', message: 'TypeError: secret' })).not.toContain('secret');
  });
});
