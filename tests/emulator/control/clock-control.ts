import { settle } from '../actions/settle.ts';
import type { Service } from '../service.ts';
import type { Clock } from '../state/clock.ts';

/**
 * The clock for tests: each move makes due what it passes (expiry, delivery reports) before it returns the
 * new time.
 */
export type ClockControl = Omit<Clock, 'reset'>;

/** Wraps the service's clock so that no move is left unsettled. */
export function createClockControl(service: Service): ClockControl {
  const { clock } = service;
  const settled = (time: number) => {
    settle(service.world);
    return time;
  };
  return {
    now: clock.now,
    iso: clock.iso,
    advance: (ms) => settled(clock.advance(ms)),
    set: (time) => settled(clock.set(time)),
    freeze: (time) => settled(clock.freeze(time)),
    flow: () => settled(clock.flow()),
  };
}
