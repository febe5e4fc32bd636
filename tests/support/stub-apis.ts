import { type AppError, AppFailure } from '../../utils/app-error.ts';
import type { Http } from '../../utils/ringcentral/http.ts';
import type { PeopleApi } from '../../utils/ringcentral/people-api.ts';
import type { ThreadApi } from '../../utils/ringcentral/thread-api.ts';

/** An object that has only what a test gives it: using anything else fails the test by name. */
function only<T extends object>(given: Partial<T>): T {
  return new Proxy(given, {
    get: (target, name) => {
      const member = Reflect.get(target, name);
      if (member === undefined) throw new Error(`this test does not expect ${String(name)}`);
      return member;
    },
  }) as T;
}

/** RingCentral's message threads, with the calls a test expects. */
export const stubThreadApi = (given: Partial<ThreadApi>): ThreadApi => only(given);

/** The way to RingCentral, with the calls a test expects. */
export const stubHttp = (given: Partial<Http>): Http => only(given);

/** RingCentral's people and numbers, with the calls a test expects. */
export const stubPeopleApi = (given: Partial<PeopleApi>): PeopleApi => only(given);

/** What a call throws. */
export const failure = (error: AppError): AppFailure => new AppFailure(error);

/** Failures as RingCentral's answers become them. */
export const refused = (status: number, errorCode = 'CMN-101'): AppFailure =>
  failure({ kind: 'refused', status, errorCode });
export const gone = (): AppFailure => failure({ kind: 'gone' });
export const offline = (isOutcomeUnknown = false): AppFailure =>
  failure({ kind: 'offline', cause: 'network', isOutcomeUnknown });
export const rateLimited = (retryAt: number): AppFailure => failure({ kind: 'rateLimited', retryAt });
export const signedOut = (): AppFailure => failure({ kind: 'signedOut', reason: 'expired' });
