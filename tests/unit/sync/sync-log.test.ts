import { beforeEach, describe, expect, it } from 'vitest';
import { logAttempt, readSyncLog } from '../../../utils/sync/sync-log.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const MIN = 60_000;
let local = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
});

const good = (at: number) => logAttempt(local, { at, trigger: 'panel', durationMs: 40 });
const bad = (at: number) =>
  logAttempt(local, {
    at,
    trigger: 'alarm',
    durationMs: 7,
    error: { kind: 'offline', cause: 'network', isOutcomeUnknown: false },
  });
const times = async () => (await readSyncLog(local)).map(({ at }) => at);

describe('the log of syncs', () => {
  it('is empty at first', async () => {
    expect(await readSyncLog(local)).toEqual([]);
  });

  it('has the newest first, with what went wrong in words that hold no content', async () => {
    await good(1);
    await bad(2);
    expect(await readSyncLog(local)).toEqual([
      { at: 2, trigger: 'alarm', durationMs: 7, problem: 'offline: network' },
      { at: 1, trigger: 'panel', durationMs: 40 },
    ]);
  });

  it('has every failure, and the success that ends a row of them, but good news every five minutes only', async () => {
    await good(0);
    await good(4 * MIN);
    await bad(4 * MIN + 1);
    await bad(4 * MIN + 2);
    await good(4 * MIN + 3);
    await good(4 * MIN + 4);
    await good(9 * MIN + 3);
    expect(await times()).toEqual([9 * MIN + 3, 4 * MIN + 3, 4 * MIN + 2, 4 * MIN + 1, 0]);
  });

  it('goes on after a clock was set back', async () => {
    await good(100 * MIN);
    await good(10 * MIN);
    expect(await times()).toEqual([10 * MIN, 100 * MIN]);
  });

  it('keeps the last twenty', async () => {
    for (let at = 0; at < 30; at += 1) await bad(at);
    expect(await times()).toEqual(Array.from({ length: 20 }, (_, index) => 29 - index));
  });
});
