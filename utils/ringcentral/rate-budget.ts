import { AppFailure } from '../app-error.ts';
import { createInTurn } from '../in-turn.ts';
import type { StorageArea } from '../storage-area.ts';

/** RingCentral's rate groups; every message-threads call is Medium (`ringcentral-api.md`, Errors and limits). */
export type RateGroup = (typeof RATE_GROUPS)[number];
export const RATE_GROUPS = ['Light', 'Medium', 'Heavy', 'Auth'] as const;

/** What the agent does goes before keeping the data fresh, and that before looking up whoever is on the page. */
export type Priority = 'agent' | 'background' | 'lookUp';

/** Requests per minute and group, as RingCentral documents them; the answers' headers may lower them. */
const LIMITS: Record<RateGroup, number> = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 };
const WINDOW_MS = 60_000;

/**
 * The share of a group up to which work without the agent's press may fill it; the rest is the agent's (and their other
 * devices').
 */
const OWN_SHARE = 0.5;

/** Of that, what look-ups leave to the syncs: flipping through customers must not hold up two requests every 15 s. */
const SYNC_SHARE = 0.2;

/** Clocks differ and requests travel: added to every pause. Milliseconds. */
const PAUSE_SLACK_MS = 1_000;

/** No pause is stored for longer; a stored one that is longer comes from a clock set back, and is ignored. Milliseconds. */
const MAX_PAUSE_MS = 15 * 60_000;

/** Places never booked, because the server's minute and ours do not begin together. */
const RESERVE = 2;

/** Where the end of a group's pause is in `storage.local`, epoch ms. */
export const pauseKey = (group: RateGroup): string => `pause:${group}`;

/** A request that left, epoch ms. */
type Sent = { at: number; priority: Priority };
type Ledger = { sent: Sent[]; limit: number };

/** One accounting per rate group for all work in the extension; it outlives the worker. */
export type RateBudget = {
  /** Books one request now, or throws `rateLimited` with the time from which it may leave. Never waits. */
  take(group: RateGroup, priority: Priority): Promise<void>;
  /** Nothing of this group leaves before `until` (epoch ms): a request during a penalty restarts it. */
  pause(group: RateGroup, until: number): Promise<void>;
  /** Learns the server's own limit and remaining count from the headers of an answer. */
  learn(group: RateGroup, headers: Headers): Promise<void>;
  /** End of the running pause of a group, if there is one. Epoch ms. */
  pausedUntil(group: RateGroup): Promise<number | undefined>;
};

/**
 * Pauses are kept in `local` (a browser restart does not end a penalty), counts in `session`.
 * Calls are serialised, so concurrent requests cannot both take the last place.
 */
export function createRateBudget(deps: {
  local: StorageArea;
  session: StorageArea;
  now: () => number;
}): RateBudget {
  const { local, session, now } = deps;
  const inTurn = createInTurn();

  const readLedger = async (group: RateGroup): Promise<Ledger> => {
    const key = `rate:${group}`;
    const stored = (await session.get(key))[key] as Ledger | undefined;
    const since = now() - WINDOW_MS;
    return {
      limit: stored?.limit ?? LIMITS[group],
      sent: (stored?.sent ?? []).filter(({ at }) => at > since && at <= now()),
    };
  };

  const pausedUntil = async (group: RateGroup): Promise<number | undefined> => {
    const key = pauseKey(group);
    const until = (await local.get(key))[key];
    if (typeof until !== 'number' || until <= now() || until > now() + MAX_PAUSE_MS) return undefined;
    return until;
  };

  return {
    pausedUntil,

    take: (group, priority) =>
      inTurn(async () => {
        const until = await pausedUntil(group);
        if (until) throw new AppFailure({ kind: 'rateLimited', retryAt: until });
        const ledger = await readLedger(group);
        const blocking = lastInTheWay(ledger, priority);
        if (blocking) {
          throw new AppFailure({ kind: 'rateLimited', retryAt: blocking.at + WINDOW_MS, isOurs: true });
        }
        const sent = [...ledger.sent, { at: now(), priority }];
        await session.set({ [`rate:${group}`]: { ...ledger, sent } });
      }),

    pause: (group, until) =>
      inTurn(async () => {
        const running = (await pausedUntil(group)) ?? 0;
        await local.set({
          [pauseKey(group)]: Math.min(Math.max(running, until + PAUSE_SLACK_MS), now() + MAX_PAUSE_MS),
        });
      }),

    learn: (group, headers) =>
      inTurn(async () => {
        const limit = Number(headers.get('x-rate-limit-limit'));
        const remaining = Number(headers.get('x-rate-limit-remaining') ?? Number.NaN);
        if (!(limit > 0)) return;
        const ledger = await readLedger(group);
        const missing = Number.isFinite(remaining) ? limit - remaining - ledger.sent.length : 0;
        const one: Sent = { at: now(), priority: 'agent' };
        const elsewhere = Array.from({ length: Math.max(0, missing) }, () => one);
        if (limit === ledger.limit && !elsewhere.length) return;
        await session.set({ [`rate:${group}`]: { limit, sent: [...ledger.sent, ...elsewhere] } });
      }),
  };
}

/** The request whose minute must be over before there is a place, or nothing when there is one. */
function lastInTheWay({ sent, limit }: Ledger, priority: Priority): Sent | undefined {
  const over = sent.findIndex((_, index) => hasPlace(sent.slice(index), limit, priority));
  return over < 0 ? sent.at(-1) : sent[over - 1];
}

function hasPlace(sent: readonly Sent[], limit: number, priority: Priority): boolean {
  if (priority === 'agent') return sent.length < limit - RESERVE;
  const synced = sent.filter((one) => one.priority === 'background').length;
  const isKept = priority === 'lookUp' ? Math.max(0, Math.floor(limit * SYNC_SHARE) - synced) : 0;
  return sent.length + isKept < Math.max(1, Math.floor(limit * OWN_SHARE));
}
