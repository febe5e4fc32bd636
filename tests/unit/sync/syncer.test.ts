import { beforeEach, describe, expect, it } from 'vitest';
import { readSyncHealth } from '../../../utils/sync/sync-health.ts';
import { createSyncer } from '../../../utils/sync/syncer.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { offline, rateLimited } from '../../support/stub-apis.ts';

const local = createMemoryStorage();
let now = 0;
let runs = 0;
let lastSuccessAt: number | undefined;
/** What the next runs do; without one they succeed. */
let outcomes: (() => Promise<void>)[] = [];

const start = () =>
  createSyncer({
    run: async () => {
      runs += 1;
      await (outcomes.shift() ?? (() => Promise.resolve()))();
      lastSuccessAt = now;
    },
    lastSuccessAt: async () => lastSuccessAt,
    local,
    now: () => now,
    random: () => 0,
  });
const fail = (error: Error) => () => Promise.reject(error);

beforeEach(async () => {
  await local.remove('syncHealth');
  now = 1_000_000;
  runs = 0;
  lastSuccessAt = undefined;
  outcomes = [];
});

describe('a syncer', () => {
  it.each(['alarm', 'agent'] as const)(
    'runs once for all who ask at the same time, and they all wait for its end (%s first)',
    async (first) => {
      const sync = start();
      let isDone = false;
      outcomes = [
        async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          isDone = true;
        },
      ];
      const asked = [sync(first), sync('panel'), sync('alarm')];
      await asked[2];
      expect([isDone, runs]).toEqual([true, 1]);
      await Promise.all(asked);
      await sync('agent');
      expect(runs).toBe(2);
    },
  );

  it('follows an agent’s press by a run that began after it, one for all presses meanwhile', async () => {
    const sync = start();
    const { promise, resolve } = Promise.withResolvers<void>();
    outcomes = [() => promise];
    let ended = 0;
    const first = sync('panel');
    const pressed = [sync('agent'), sync('agent')].map((one) => one.then(() => (ended += 1)));
    await new Promise((next) => setTimeout(next, 5));
    expect([runs, ended]).toEqual([1, 0]);
    resolve();
    await Promise.all([first, ...pressed]);
    expect(runs).toBe(2);
    await sync('agent');
    expect(runs).toBe(3);
  });

  it('follows it also when the run before fails', async () => {
    const sync = start();
    outcomes = [fail(offline())];
    const first = sync('alarm');
    await Promise.all([first, sync('agent')]);
    expect([runs, await readSyncHealth(local)]).toEqual([2, undefined]);
  });

  it('does not run while the last one is young enough', async () => {
    const sync = start();
    await sync('alarm');
    now += 9_000;
    await sync('alarm');
    expect(runs).toBe(1);
    now += 1_000;
    await sync('alarm');
    expect(runs).toBe(2);
  });

  it('never rejects; a failure becomes health, and a success ends it', async () => {
    const sync = start();
    outcomes = [fail(offline())];
    await sync('alarm');
    expect(await readSyncHealth(local)).toMatchObject({ failures: 1, error: { kind: 'offline' } });
    now += 2_000;
    await sync('alarm');
    expect([runs, await readSyncHealth(local)]).toEqual([2, undefined]);
  });

  it('backs off further with each failure', async () => {
    const sync = start();
    outcomes = [fail(offline()), fail(offline()), fail(new TypeError('oops'))];
    for (const wait of [0, 2_000, 4_000]) {
      now += wait;
      await sync('alarm');
    }
    expect(await readSyncHealth(local)).toEqual({
      failures: 3,
      error: { kind: 'bug', message: 'TypeError: oops' },
      failedAt: now,
      nextAllowedAt: now + 8_000,
    });
    now += 7_999;
    await sync('alarm');
    expect(runs).toBe(3);
  });

  it('keeps to a pause over a restart of the worker, whoever asks', async () => {
    outcomes = [fail(rateLimited(now + 60_000))];
    await start()('alarm');
    now += 59_999;
    const restarted = start();
    for (const trigger of ['alarm', 'panel', 'agent'] as const) await restarted(trigger);
    expect(runs).toBe(1);
    now += 1;
    await restarted('alarm');
    expect(runs).toBe(2);
  });

  it('survives a disk that refuses to note the failure', async () => {
    const broken = { ...local, set: () => Promise.reject(new Error('quota')) };
    const sync = createSyncer({
      run: fail(offline()),
      lastSuccessAt: async () => undefined,
      local: broken,
      now: () => now,
      random: () => 0,
    });
    await sync('alarm');
    await sync('alarm');
  });

  it('says that the database cannot be read, instead of staying silent', async () => {
    const sync = createSyncer({
      run: async () => {},
      lastSuccessAt: () => Promise.reject(new DOMException('backing store', 'UnknownError')),
      local,
      now: () => now,
      random: () => 0,
    });
    await sync('alarm');
    expect(await readSyncHealth(local)).toMatchObject({ failures: 1, error: { kind: 'bug' } });
  });
});
