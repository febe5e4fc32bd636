/**
 * The emulator's own time: milliseconds since 1970 UTC that tests can move. Everything timed in the emulator
 * reads this clock.
 */
export type Clock = {
  now(): number;
  /** The present as ISO 8601 UTC. */
  iso(): string;
  /** Moves on by so many milliseconds; gives the new time, as all movers do. */
  advance(ms: number): number;
  /** Moves to a moment, forwards or backwards. */
  set(time: string | number): number;
  /** Stops, now or at a moment. */
  freeze(time?: string | number): number;
  /** Lets real time flow again from where the clock stands. */
  flow(): number;
  /** Back to how it began. */
  reset(): number;
};

function toMs(time: string | number): number {
  const ms = typeof time === 'number' ? time : Date.parse(time);
  if (!Number.isFinite(ms)) throw new TypeError(`Not a time: ${time}`);
  return ms;
}

/** How a clock begins: at which moment (real time without one), and whether it stands still there. */
export type ClockStart = { startTime?: string | number; isFrozen?: boolean };

/**
 * A clock on which real time flows on top of an offset. `freeze` stops it, `flow` lets it go on from where it
 * stands, `reset` returns to the beginning.
 */
export function createClock(
  { startTime, isFrozen = false }: ClockStart = {},
  realNow: () => number = Date.now,
): Clock {
  let offset = 0;
  let frozenAt: number | undefined;

  const now = () => frozenAt ?? realNow() + offset;
  const moveTo = (ms: number) => {
    if (frozenAt === undefined) offset = ms - realNow();
    else frozenAt = ms;
    return ms;
  };
  const reset = () => {
    const at = startTime === undefined ? realNow() : toMs(startTime);
    offset = startTime === undefined ? 0 : at - realNow();
    frozenAt = isFrozen ? at : undefined;
    return at;
  };
  reset();
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    advance: (ms) => moveTo(now() + ms),
    set: (time) => moveTo(toMs(time)),
    freeze: (time) => {
      frozenAt = time === undefined ? now() : toMs(time);
      return frozenAt;
    },
    flow: () => {
      const at = now();
      frozenAt = undefined;
      return moveTo(at);
    },
    reset,
  };
}
