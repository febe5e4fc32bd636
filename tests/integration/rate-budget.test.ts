import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCounts } from '../../utils/store/queries.ts';
import { readSyncHealth } from '../../utils/sync/sync-health.ts';
import { customers } from '../emulator/seed/customers.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { ME, type ModelClient, startModelClient } from './sync-model/model-client.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const TABS = 12;

let client: ModelClient;
beforeEach(async () => {
  client = await startModelClient('brightwater');
  client.control.requests.clear();
  client.advance(MINUTE);
});
afterEach(() => client.close());

/** The most requests that left within any 60 seconds. */
function busiestMinute(times: readonly number[]): number {
  return Math.max(
    0,
    ...times.map((start) => times.filter((at) => at >= start && at < start + MINUTE).length),
  );
}

/**
 * So many seconds beside twelve tabs of a CRM that flip every two seconds; every tab goes on to another customer now
 * and then. The panel beats every 15 s and the alarm rings every minute, as in the browser. Gives how many look-ups were
 * put off.
 */
async function flipFor(seconds: number, eachSecond: (second: number) => void = () => {}): Promise<number> {
  let putOff = 0;
  const random = seededRandom(12);
  const tabs = Array.from({ length: TABS }, (_, tab) => `+1415555${1000 + tab}`);
  for (let second = 0; second < seconds; second += 1) {
    eachSecond(second);
    if (second % 2 === 0) {
      const tab = random.int(TABS);
      if (random.once(3)) tabs[tab] = `+1415555${2000 + random.int(7000)}`;
      void client.send('loadHistory', { guestPhoneNumber: tabs[tab] ?? '' }).then(({ ok }) => {
        if (!ok) putOff += 1;
      });
    }
    if (second % 15 === 0) void client.send('panelIsOpen');
    if (second % 60 === 0) client.alarm();
    if (second % 20 === 0) {
      const { phoneNumber } = random.pick(Object.values(customers));
      client.control.inbound({ from: phoneNumber, to: 'Billing', text: `It is second ${second}` });
    }
    await client.calm();
    client.advance(SECOND);
  }
  return putOff;
}

describe('an hour of flipping through twelve tabs', () => {
  it('costs at most 20 requests in any minute, is never refused, and keeps the inbox in step', {
    timeout: 300_000,
  }, async () => {
    const putOff = await flipFor(3600);
    const requests = client.control.requests();
    const busiest = busiestMinute(requests.map(({ time }) => time));
    expect(busiest).toBeLessThanOrEqual(20);
    expect(busiest, 'more was asked for than the budget has').toBeGreaterThanOrEqual(18);
    expect(requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(putOff, 'those who waited longest for too many others').toBeGreaterThan(0);
    expect(putOff).toBeLessThan(50);
    expect(await readSyncHealth(client.local)).toBeUndefined();
    await client.send('syncNow');
    await client.calm();
    const { unassigned } = await readCounts(await client.db());
    expect(unassigned).toBe(client.control.state.unassignedCount(ME.name));
  });

  it('leaves the agent room at any moment', { timeout: 300_000 }, async () => {
    const results: Promise<{ ok: boolean }>[] = [];
    await flipFor(300, (second) => {
      if (second % 10 !== 5) return;
      const threadId = client.control.state.openThread('Support', customers.marcus.phoneNumber)?.id ?? '';
      results.push(
        client.send('addNote', { pressId: `p${second}`, threadId, text: `Noted at second ${second}` }),
      );
    });
    expect(results).toHaveLength(30);
    expect((await Promise.all(results)).filter(({ ok }) => !ok)).toEqual([]);
    expect(client.control.requests().filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a pause RingCentral asks for', () => {
  const pauseFrom = () => client.control.requests().findLast(({ status }) => status === 429)?.time ?? 0;

  it('lets nothing out until it is over, whatever is asked for, and outlives the worker', async () => {
    client.control.faults.add({
      path: 'message-threads',
      status: 429,
      times: 1,
      headers: { 'retry-after': '50' },
    });
    await flipFor(20);
    client.life().kill();
    client.revive();
    await flipFor(100);
    const after = client.control
      .requests({ path: 'message-threads' })
      .filter(({ time, status }) => time > pauseFrom() || status === 429)
      .map(({ time }) => time - pauseFrom());
    expect(after[0]).toBe(0);
    expect(after[1]).toBeGreaterThanOrEqual(50 * SECOND);
    expect(after.length).toBeGreaterThan(5);
  });
});
