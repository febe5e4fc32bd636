import { firstRingAfter, heartbeatMs } from '../../utils/sync/pace.ts';
import { healthAfterFailure, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { createTestBed, fetchRaw } from '../emulator/test-bed.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { median } from './statistics.ts';

const AGENTS = 500;
const MINUTE_S = 60;
const OFFICE_MINUTES = 10;

/** One situation of a whole account, per minute; `busiest` is the worst second of ten minutes. */
type Load = {
  situation: string;
  requests: number;
  kilobytes: number;
  meanPerSecond: number;
  busiestSecond: number;
};

/** What the two requests of an incremental sync weigh, in bytes of their answers: with nothing new, and per new text. */
async function weighSync(): Promise<{ empty: number; perText: number }> {
  const { client, control, app } = createTestBed({ seed: 'brightwater' });
  const alex = client('Alex Rivera');
  const { access_token: token } = control.tokens.issue('Alex Rivera');
  const paths = ['/message-threads/entries/sync', '/message-threads/sync'];
  const tokens = await Promise.all(
    paths.map(async (path) => {
      const query = { syncType: 'FSync', scope: 'Accessible' };
      return (await alex.get<{ syncInfo: { syncToken: string } }>(path, query)).json.syncInfo.syncToken;
    }),
  );
  const weigh = async () => {
    const bodies = await Promise.all(
      paths.map(async (path, index) => {
        const query = new URLSearchParams({ syncType: 'ISync', syncToken: tokens[index] ?? '' });
        const url = `/restapi/v1.0/account/~${path}?${query}`;
        const response = await fetchRaw({ app }, url, { headers: { Authorization: `Bearer ${token}` } });
        return (await response.arrayBuffer()).byteLength;
      }),
    );
    return bodies.reduce((sum, bytes) => sum + bytes, 0);
  };
  const empty = await weigh();
  for (let index = 0; index < 10; index += 1) {
    control.inbound({
      from: `+1907555010${index}`,
      to: 'Billing',
      text: 'Can somebody come on Monday morning?',
    });
  }
  return { empty, perText: ((await weigh()) - empty) / 10 };
}

/** When each of the agents syncs within ten minutes, in seconds, at this period and with their own beginning. */
function syncsOf(periodS: number, startOf: (agent: number) => number): number[] {
  return Array.from({ length: AGENTS }, (_, agent) => startOf(agent)).flatMap((start) => {
    const times: number[] = [];
    for (let at = start; at < OFFICE_MINUTES * MINUTE_S; at += periodS) times.push(at);
    return times;
  });
}

/** How many fall into the worst second. */
function busiest(times: readonly number[]): number {
  const seconds = new Map<number, number>();
  for (const at of times) seconds.set(Math.floor(at), (seconds.get(Math.floor(at)) ?? 0) + 1);
  return Math.max(0, ...seconds.values());
}

/** When the agents come back after an outage that they all met within a quarter of a minute. */
function returnsAfterOutage(outageS: number): number[] {
  const random = seededRandom(500);
  const chance = () => random.int(1_000_000) / 1_000_000;
  return Array.from({ length: AGENTS }, () => {
    let at = chance() * 15_000;
    let health: SyncHealth | undefined;
    while (at < outageS * 1000) {
      health = healthAfterFailure(
        health,
        { kind: 'offline', cause: 'server', isOutcomeUnknown: false },
        at,
        chance(),
      );
      at = health.nextAllowedAt;
    }
    return at / 1000;
  });
}

/**
 * What five hundred agents of one account cost RingCentral: closed panels, everybody's panel open, everybody's browser
 * started in the same second, and the return after an outage. Requests leave in pairs (entries, threads).
 */
export async function accountLoad(): Promise<Load[]> {
  const { empty, perText } = await weighSync();
  const random = seededRandom(12);
  const chance = () => random.int(1_000_000) / 1_000_000;
  const load = (situation: string, times: readonly number[], textsPerMinute: number): Load => {
    const syncsPerMinute = times.length / OFFICE_MINUTES;
    const bytes = syncsPerMinute * empty + textsPerMinute * perText * AGENTS;
    return {
      situation,
      requests: Math.round(syncsPerMinute * 2),
      kilobytes: Math.round(bytes / 1000),
      meanPerSecond: Math.round((syncsPerMinute * 2) / MINUTE_S),
      busiestSecond: busiest(times) * 2,
    };
  };
  const phase = (periodS: number) => () => chance() * periodS;
  const alarm = (minutes: number) => () => firstRingAfter(minutes, chance()) * MINUTE_S;
  const panel = heartbeatMs(false) / 1000;
  return [
    load('night, nobody looks', syncsOf(5 * MINUTE_S, phase(5 * MINUTE_S)), 0),
    load('idle, panels closed', syncsOf(MINUTE_S, phase(MINUTE_S)), 2),
    load('all browsers started in one second', syncsOf(MINUTE_S, alarm(1)), 2),
    load(
      'the same without a spread',
      syncsOf(MINUTE_S, () => MINUTE_S),
      2,
    ),
    load('peak, every panel open', syncsOf(panel, phase(panel)), 60),
    load('back after ten minutes of outage', returnsAfterOutage(600), 0),
  ];
}

/** Prints the table. */
export async function printAccountLoad(): Promise<void> {
  console.log(`\nWhat ${AGENTS} agents cost their account per minute`);
  console.table(await accountLoad());
}

/** How far apart the returns after an outage lie, in seconds: the middle half. */
export function spreadAfterOutage(outageS: number): number {
  const times = returnsAfterOutage(outageS).toSorted((a, b) => a - b);
  const lower = median(times.slice(0, AGENTS / 2));
  return median(times.slice(AGENTS / 2)) - lower;
}
