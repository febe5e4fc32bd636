import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AppError, asResult, type Result } from '../../../utils/app-error.ts';
import { createWaitForRoom, type WaitForRoom } from '../../../utils/fetch/wait-for-room.ts';
import { createRateBudget, type RateBudget } from '../../../utils/ringcentral/rate-budget.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { failure, offline } from '../../support/stub-apis.ts';

const S = 1_000;
/** How many look-ups a minute has when nothing else is asked for. */
const ROOM = 12;

let budget: RateBudget;
let waitForRoom: WaitForRoom;
let done: string[] = [];
let results: Record<string, Result<void>> = {};

beforeEach(() => {
  vi.useFakeTimers();
  budget = createRateBudget({
    local: createMemoryStorage(),
    session: createMemoryStorage(),
    now: Date.now,
  });
  waitForRoom = createWaitForRoom(Date.now);
  done = [];
  results = {};
});
afterEach(() => vi.useRealTimers());

const take = () => budget.take('Medium', 'lookUp');
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * S);

/** Fills the minute, one look-up each second. */
async function fill() {
  for (let count = 0; count < ROOM; count += 1) {
    await take();
    await pass(1);
  }
}

/** Looks somebody up, and notes when they were. */
async function lookUp(who: string): Promise<void> {
  const result = asResult(() =>
    waitForRoom(async () => {
      await take();
      done.push(who);
    }),
  );
  void result.then((ended) => {
    results[who] = ended;
  });
  await pass(0);
}

describe('a look-up our own budget keeps back', () => {
  it('is done by itself at the time the budget names, and is no failure', async () => {
    await fill();
    await lookUp('Dana');
    await pass(60 - ROOM - 1);
    expect([done, results]).toEqual([[], {}]);
    await pass(1);
    expect([done, results.Dana?.ok]).toEqual([['Dana'], true]);
  });

  it('waits once more when the room was taken meanwhile', async () => {
    await fill();
    await lookUp('Dana');
    vi.setSystemTime(Date.now() + (60 - ROOM) * S);
    await take();
    await pass(60);
    expect(results.Dana?.ok).toBe(true);
  });

  it('is done before those that were asked for earlier', async () => {
    await fill();
    for (const who of ['Dana', 'Marcus', 'Yuki']) {
      await lookUp(who);
      await pass(1);
    }
    await pass(60 - ROOM - 3);
    expect(done).toEqual(['Yuki']);
    await pass(2);
    expect(done).toEqual(['Yuki', 'Marcus', 'Dana']);
  });

  it('is done before those that were asked for with it: the customer before the record’s other numbers', async () => {
    await fill();
    for (const who of ['Dana', 'her office', 'her husband']) await lookUp(who);
    await pass(60 - ROOM + 2);
    expect(done).toEqual(['Dana', 'her office', 'her husband']);
  });

  it('is let go once six newer ones wait, and says why', async () => {
    await fill();
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      await lookUp(who);
      await pass(1);
    }
    expect(results).toMatchObject({ a: { ok: false, error: { kind: 'rateLimited', isOurs: true } } });
    await pass(60);
    expect(done.toSorted()).toEqual(['b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('is given up when there is no room for two minutes', async () => {
    const work = () =>
      Promise.reject(failure({ kind: 'rateLimited', retryAt: Date.now() + 30 * S, isOurs: true }));
    const ended = vi.fn();
    void asResult(() => waitForRoom(work)).then(ended);
    await pass(149);
    expect(ended).not.toHaveBeenCalled();
    await pass(1);
    expect(ended).toHaveBeenCalledWith({ ok: false, error: expect.objectContaining({ isOurs: true }) });
  });
});

it.each<[string, AppError]>([
  ['a pause RingCentral asked for', { kind: 'rateLimited', retryAt: Date.now() + 10 * S }],
  ['no network', offline().error],
])('%s is passed on at once', async (_, error) => {
  const work = vi.fn(() => Promise.reject(failure(error)));
  expect(await asResult(() => waitForRoom(work))).toEqual({ ok: false, error });
  expect(work).toHaveBeenCalledTimes(1);
});
