import { ApiError } from '../rules/api-error.ts';
import type { Service } from '../service.ts';
import type { RateVerdict } from '../state/rate-limiter.ts';
import type { RateGroup } from '../state/settings.ts';
import type { ApiContext } from './env.ts';

/** Counts the request of this user and app; a refused one is answered 429 with the configured code. */
export function countRequest(service: Service, c: ApiContext, who: string, group: RateGroup): void {
  const verdict = service.limiter.count(service.settings, service.clock.now(), who, group);
  c.set('verdict', verdict);
  if (verdict.isRefused) throw rateExceeded(service);
}

/** Announces the group before anybody is known, so that a 401 carries the headers too; counts nothing. */
export function announceGroup(service: Service, c: ApiContext, group: RateGroup): void {
  const { perWindow, windowSeconds } = service.settings.limits;
  const limit = perWindow[group];
  c.set('verdict', { group, limit, remaining: limit, windowSeconds, isRefused: false });
}

/**
 * "headers X-Rate-Limit-Group/-Limit/-Remaining/-Window", and `Retry-After` on a refusal (ringcentral-api.md,
 * Errors and limits).
 */
export function writeRateHeaders(service: Service, c: ApiContext, verdict: RateVerdict): void {
  c.header('X-Rate-Limit-Group', verdict.group);
  c.header('X-Rate-Limit-Limit', String(verdict.limit));
  c.header('X-Rate-Limit-Remaining', String(verdict.remaining));
  c.header('X-Rate-Limit-Window', String(verdict.windowSeconds));
  const { retryAfterHeader, penaltySeconds } = service.settings.limits;
  if (verdict.isRefused && retryAfterHeader) c.header('Retry-After', String(penaltySeconds));
}

function rateExceeded({ settings }: Service): ApiError {
  const { errorCode } = settings.limits;
  const message =
    errorCode === 'CMN-301' ? 'Request rate exceeded' : 'Duplicate concurrent request. Try again later';
  return new ApiError(429, { errorCode, message });
}
