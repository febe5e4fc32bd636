import { beforeEach, describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import {
  createRateBudget,
  type Priority,
  RATE_GROUPS,
  type RateGroup,
} from '../../../utils/ringcentral/rate-budget.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const START = 1_700_000_000_000;
const MIN = 60_000;
let now = START;
let local = createMemoryStorage();
let session = createMemoryStorage();
const start = () => createRateBudget({ local, session, now: () => now });
let budget = start();

beforeEach(() => {
  now = START;
  local = createMemoryStorage();
  session = createMemoryStorage();
  budget = start();
});

const take = async (priority: Priority = 'agent', group: RateGroup = 'Medium') =>
  asResult(() => budget.take(group, priority));
/** Takes as many places as there are; the answer that stopped it says from when there are more. */
async function takeAll(priority: Priority = 'agent', group: RateGroup = 'Medium') {
  for (let count = 0; count < 200; count += 1) {
    const result = await take(priority, group);
    if (!result.ok) return { count, error: result.error };
  }
  throw new Error('no end');
}
const headers = (limit: number | string, remaining?: number) =>
  new Headers({
    'x-rate-limit-limit': String(limit),
    ...(remaining !== undefined && { 'x-rate-limit-remaining': String(remaining) }),
  });

describe('places', () => {
  it.each<[RateGroup, number, number]>([
    ['Light', 48, 25],
    ['Medium', 38, 20],
    ['Heavy', 8, 5],
    ['Auth', 3, 2],
  ])('of %s: %i for the agent, %i of them for the extension’s own work', async (group, agent, background) => {
    expect((await takeAll('background', group)).count).toBe(background);
    expect((await takeAll('agent', group)).count).toBe(agent - background);
  });

  it('are fewer for looking up whoever is on the page, so that the inbox stays in step meanwhile', async () => {
    expect((await takeAll('lookUp')).count).toBe(12);
    expect((await takeAll('background')).count).toBe(8);
    expect((await takeAll('lookUp')).count).toBe(0);
    expect((await takeAll('agent')).count).toBe(18);
  });

  it('are left to the syncs by look-ups, twelve of which fit into every minute beside them', async () => {
    const lookUps: number[] = [];
    for (let second = 0; second < 300; second += 1) {
      if (second % 15 === 0) for (const _ of [1, 2]) expect((await take('background')).ok).toBe(true);
      const { count } = await takeAll('lookUp');
      for (let index = 0; index < count; index += 1) lookUps.push(second);
      now += 1_000;
    }
    for (const minute of [1, 2, 3, 4]) {
      const inMinute = lookUps.filter((second) => Math.floor(second / 60) === minute);
      expect(inMinute, `minute ${minute}`).toHaveLength(12);
    }
  });

  it('that look-ups wait for come when enough of what was sent is a minute old', async () => {
    await take('background');
    now += 5_000;
    await takeAll('lookUp');
    now += 5_000;
    // A sync that leaves the minute makes room for the next sync, not for a look-up.
    expect(await take('lookUp')).toMatchObject({ error: { retryAt: START + 5_000 + MIN, isOurs: true } });
    now = START + 5_000 + MIN;
    expect((await take('lookUp')).ok).toBe(true);
  });

  it('come back a minute after they were taken, one by one', async () => {
    await take();
    now += 10_000;
    const { error } = await takeAll();
    expect(error).toEqual({ kind: 'rateLimited', retryAt: START + MIN, isOurs: true });
    now = START + MIN - 1;
    expect((await take()).ok).toBe(false);
    now = START + MIN;
    expect((await take()).ok).toBe(true);
    expect((await take()).ok).toBe(false);
  });

  it('tell the extension’s own work when its share is free again', async () => {
    await takeAll('background');
    now += 30_000;
    await takeAll('agent');
    expect(await take('background')).toMatchObject({ error: { retryAt: START + MIN } });
    now = START + MIN;
    expect((await takeAll('background')).count).toBe(2);
  });

  it('are not given twice to requests at the same moment', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => take()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(38);
  });

  it('of one group do not touch another', async () => {
    await takeAll('agent', 'Medium');
    for (const group of RATE_GROUPS.filter((one) => one !== 'Medium')) {
      expect((await take('agent', group)).ok).toBe(true);
    }
  });

  it('stay taken when the worker is stopped', async () => {
    await takeAll();
    budget = start();
    expect((await take()).ok).toBe(false);
  });

  it('are not lost to a clock that was set back', async () => {
    await takeAll();
    now -= 24 * 60 * MIN;
    expect((await takeAll()).count).toBe(38);
  });
});

describe('a pause', () => {
  it('lets nothing of its group through before its end and a second more', async () => {
    await budget.pause('Medium', now + 30_000);
    const end = START + 31_000;
    now = end - 1;
    for (const priority of ['agent', 'background', 'lookUp'] as const) {
      expect(await take(priority)).toEqual({ ok: false, error: { kind: 'rateLimited', retryAt: end } });
    }
    expect((await take('agent', 'Light')).ok).toBe(true);
    now = end;
    expect((await take()).ok).toBe(true);
  });

  it('takes no place for what it refused', async () => {
    await budget.pause('Medium', now + 1_000);
    await takeAll();
    now += 2_000;
    expect((await takeAll()).count).toBe(38);
  });

  it('outlives worker and browser', async () => {
    await budget.pause('Medium', now + 30_000);
    session = createMemoryStorage();
    budget = start();
    expect((await take()).ok).toBe(false);
    expect(await budget.pausedUntil('Medium')).toBe(START + 31_000);
  });

  it('grows and never shrinks', async () => {
    await budget.pause('Medium', now + 60_000);
    await budget.pause('Medium', now + 10_000);
    expect(await budget.pausedUntil('Medium')).toBe(START + 61_000);
  });

  it('that lies days ahead is a clock that was set back, and holds nobody up', async () => {
    await budget.pause('Medium', now + 60_000);
    now -= 24 * 60 * MIN;
    expect((await take()).ok).toBe(true);
  });

  it('that RingCentral wants longer than a quarter of an hour is kept all the same', async () => {
    await budget.pause('Medium', now + 20 * MIN);
    now += MIN;
    expect((await take()).ok).toBe(false);
  });

  it('is a quarter of an hour at most, so that no odd answer stops the product for a day', async () => {
    await budget.pause('Medium', now + 24 * 60 * MIN);
    expect(await budget.pausedUntil('Medium')).toBe(START + 15 * MIN);
    now += 15 * MIN;
    expect((await take()).ok).toBe(true);
  });
});

describe('the headers of an answer', () => {
  it('lower and raise the limit', async () => {
    await budget.learn('Medium', headers(10));
    expect((await takeAll()).count).toBe(8);
    now += MIN;
    await budget.learn('Medium', headers(100));
    expect((await takeAll()).count).toBe(98);
  });

  it('tell of requests of the agent’s other devices', async () => {
    await take();
    await budget.learn('Medium', headers(40, 29));
    expect((await takeAll()).count).toBe(38 - 11);
    now += MIN;
    expect((await takeAll()).count).toBe(38);
  });

  it('never give back what is known to be sent', async () => {
    await takeAll();
    await budget.learn('Medium', headers(40, 40));
    expect((await take()).ok).toBe(false);
  });

  it.each([
    ['none', new Headers()],
    ['no number', headers('many', 3)],
    ['zero', headers(0, 0)],
    ['a negative number', headers(-5)],
  ])('are ignored when the limit is %s', async (_, odd) => {
    await budget.learn('Medium', odd);
    expect((await takeAll()).count).toBe(38);
  });

  it.each([1, 2, 3])('leave the agent one request even of a limit of %i', async (limit) => {
    await budget.learn('Medium', headers(limit));
    expect((await takeAll()).count).toBe(1);
  });
});
