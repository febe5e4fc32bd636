import type { RateGroup, Settings } from './settings.ts';

/** What the `X-Rate-Limit-*` headers of an answer say, and whether the request is refused. */
export type RateVerdict = {
  group: RateGroup;
  limit: number;
  remaining: number;
  windowSeconds: number;
  isRefused: boolean;
};

type Bucket = { times: number[]; penaltyUntil: number };

/** Counts requests "per (user, app)" and group in a sliding window. */
export type RateLimiter = {
  count(settings: Settings, now: number, who: string, group: RateGroup): RateVerdict;
  clear(): void;
};

/**
 * An empty limiter. Over the limit a penalty begins, and "every request of the group sent during the penalty
 * restarts it" (ringcentral-api.md, Errors and limits); when it is over, counting starts afresh.
 */
export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    count({ limits }, now, who, group) {
      const limit = limits.perWindow[group];
      const verdict = { group, limit, windowSeconds: limits.windowSeconds };
      if (!limits.enabled) return { ...verdict, remaining: limit, isRefused: false };
      const key = `${who}|${group}`;
      const bucket = currentBucket(buckets.get(key), now, limits.windowSeconds * 1000);
      buckets.set(key, bucket);
      if (now < bucket.penaltyUntil || bucket.times.length >= limit) {
        bucket.penaltyUntil = now + limits.penaltySeconds * 1000;
        return { ...verdict, remaining: 0, isRefused: true };
      }
      bucket.times.push(now);
      return { ...verdict, remaining: limit - bucket.times.length, isRefused: false };
    },
    clear: () => buckets.clear(),
  };
}

function currentBucket(bucket: Bucket | undefined, now: number, windowMs: number): Bucket {
  if (!bucket || (bucket.penaltyUntil > 0 && now >= bucket.penaltyUntil))
    return { times: [], penaltyUntil: 0 };
  return { ...bucket, times: bucket.times.filter((time) => time > now - windowMs) };
}
