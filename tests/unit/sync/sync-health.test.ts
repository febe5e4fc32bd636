import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../utils/app-error.ts';
import {
  healthAfterFailure,
  isSyncDue,
  readSyncHealth,
  SYNC_HEALTH_KEY,
  type SyncHealth,
  type Trigger,
} from '../../../utils/sync/sync-health.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const NOW = 1_700_000_000_000;
const S = 1000;
const MIN = 60 * S;
const server: AppError = { kind: 'offline', cause: 'server', isOutcomeUnknown: false };
const paused = (retryAt: number): AppError => ({ kind: 'rateLimited', retryAt });
const health = (change: Partial<SyncHealth>): SyncHealth => ({
  failures: 1,
  error: server,
  failedAt: NOW,
  nextAllowedAt: NOW + 10 * S,
  ...change,
});

describe('healthAfterFailure', () => {
  it('waits 2 s, then twice as long each time, at most 60 s', () => {
    const waits: number[] = [];
    let state: SyncHealth | undefined;
    for (let count = 0; count < 8; count += 1) {
      state = healthAfterFailure(state, server, NOW, 0);
      waits.push((state.nextAllowedAt - NOW) / S);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    expect(state).toMatchObject({ failures: 8, error: server, failedAt: NOW });
  });

  it('stays finite after a weekend of failures', () => {
    const { nextAllowedAt } = healthAfterFailure(health({ failures: 5000 }), server, NOW, 0.999);
    expect(nextAllowedAt - NOW).toBeLessThanOrEqual(75 * S);
  });

  it('spreads clients by up to a quarter', () => {
    const waitOf = (random: number) => healthAfterFailure(undefined, server, NOW, random).nextAllowedAt - NOW;
    expect([waitOf(0), waitOf(0.5), waitOf(0.999)]).toEqual([2000, 2250, 2500]);
  });

  it.each([
    ['a 429', paused(NOW + 61 * S)],
    ['a 503 with a time', { ...server, retryAt: NOW + 61 * S }],
  ])('keeps to the pause %s asks for', (_, error) => {
    expect(healthAfterFailure(undefined, error, NOW, 0.9).nextAllowedAt).toBe(NOW + 61 * S);
  });

  it('waits at least the backoff when the pause asked for is over already', () => {
    expect(healthAfterFailure(undefined, paused(NOW - S), NOW, 0).nextAllowedAt).toBe(NOW + 2 * S);
  });
});

describe('isSyncDue', () => {
  it.each<[Trigger, number, boolean]>([
    ['alarm', 9 * S, false],
    ['alarm', 10 * S, true],
    ['panel', 11 * S, false],
    ['panel', 12 * S, true],
    ['agent', 0, true],
  ])('for %s, %i ms after the last success: %s', (trigger, age, expected) => {
    expect(isSyncDue(trigger, NOW - age, undefined, NOW)).toBe(expected);
  });

  it.each<Trigger>(['alarm', 'panel', 'agent'])('is due for %s when there was none yet', (trigger) => {
    expect(isSyncDue(trigger, undefined, undefined, NOW)).toBe(true);
  });

  it('is due when the last success lies in the future: a clock was set back', () => {
    expect(isSyncDue('alarm', NOW + MIN, undefined, NOW)).toBe(true);
  });

  it.each<[string, Trigger, AppError, boolean]>([
    ['a backoff', 'alarm', server, false],
    ['a backoff', 'panel', server, false],
    ['a backoff', 'agent', server, true],
    ['a pause asked for', 'alarm', paused(NOW + MIN), false],
    ['a pause asked for', 'panel', paused(NOW + MIN), false],
    ['a pause asked for', 'agent', paused(NOW + MIN), false],
    ['a pause of our own', 'panel', { ...paused(NOW + MIN), isOurs: true } as AppError, false],
    ['a pause of our own', 'agent', { ...paused(NOW + MIN), isOurs: true } as AppError, true],
  ])('during %s, for %s', (_, trigger, error, expected) => {
    expect(isSyncDue(trigger, 0, health({ error }), NOW)).toBe(expected);
    expect(isSyncDue(trigger, 0, health({ error }), NOW + 10 * S)).toBe(true);
  });

  it('is not put off for ever by a clock that was set back', () => {
    const days = health({ error: paused(NOW), nextAllowedAt: NOW + 24 * 60 * MIN });
    expect(isSyncDue('alarm', undefined, days, NOW)).toBe(true);
  });
});

describe('readSyncHealth', () => {
  it('is what the last worker stored', async () => {
    const local = createMemoryStorage();
    expect(await readSyncHealth(local)).toBeUndefined();
    await local.set({ [SYNC_HEALTH_KEY]: health({}) });
    expect(await readSyncHealth(local)).toEqual(health({}));
  });
});
