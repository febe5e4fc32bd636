import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  formatAgo,
  formatClock,
  formatDay,
  formatDuration,
  formatFull,
  formatMoment,
  formatTimeOfDay,
} from '../../../utils/wording/format-time.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

/**
 * `undefined` asks for the browser's own language; here it writes as Americans do, and says that it is another: what
 * the browser writes is looked at here, and the American rule in its own tests.
 */
class American extends Intl.DateTimeFormat {
  constructor(_?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
    super('en-US', options);
  }
}
class Foreign extends Intl.PluralRules {
  constructor() {
    super('de-DE');
  }
}
beforeEach(() => {
  const stubs = { DateTimeFormat: { value: American }, PluralRules: { value: Foreign } };
  vi.stubGlobal('Intl', Object.create(Intl, stubs));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
const words = (text: string) => text.replaceAll(' ', ' ');

describe('how long ago', () => {
  it.each([
    [-5_000, '1 s ago'],
    [0, '1 s ago'],
    [3_400, '3 s ago'],
    [59_000, '59 s ago'],
    [MIN, '1 min ago'],
    [3 * HOUR, '3 h ago'],
    [4 * DAY, '4 d ago'],
  ])('%i ms: %s', (ms, words) => {
    expect(formatAgo(ms)).toBe(words);
  });
});

describe('a duration', () => {
  it.each([
    [-5, 'just now'],
    [0, 'just now'],
    [MIN - 1, 'just now'],
    [MIN, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 h'],
    [DAY - 1, '23 h'],
    [DAY, '1 d'],
    [400 * DAY, '400 d'],
  ])('of %i ms is "%s"', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });
});

describe.each(['America/Los_Angeles', 'UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Auckland'])(
  'in %s',
  (zone) => {
    beforeEach(() => {
      vi.stubEnv('TZ', zone);
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    });
    /** Times without a zone are local ones. */
    const iso = (local: string) => new Date(local).toISOString();
    const day = (local: string, now: string) => formatDay(iso(local), Date.parse(now));

    it.each([
      ['2026-03-10T00:00:00', '2026-03-10T23:59:59', 'Today'],
      ['2026-03-09T23:59:59', '2026-03-10T00:00:00', 'Yesterday'],
      ['2026-03-09T00:00:00', '2026-03-10T23:59:59', 'Yesterday'],
      ['2026-03-08T12:00:00', '2026-03-10T12:00:00', 'Sunday'],
      ['2026-03-04T23:00:00', '2026-03-10T01:00:00', 'Wednesday'],
      ['2026-03-03T23:00:00', '2026-03-10T01:00:00', 'Mar 3'],
      ['2026-01-01T00:00:00', '2026-12-31T23:00:00', 'Jan 1'],
      ['2025-12-31T23:59:00', '2026-03-10T00:00:00', 'Dec 31, 2025'],
      ['2026-03-11T10:00:00', '2026-03-10T10:00:00', 'Mar 11'],
    ])('%s, seen on %s, is "%s"', (local, now, expected) => {
      expect(day(local, now)).toBe(expected);
    });

    it('counts days by the calendar where clocks change at night', () => {
      for (const change of [
        '2026-03-08',
        '2026-03-29',
        '2026-04-05',
        '2026-09-27',
        '2026-10-25',
        '2026-11-01',
      ]) {
        const before = new Date(`${change}T12:00:00`);
        before.setDate(before.getDate() - 1);
        const after = new Date(`${change}T12:00:00`);
        after.setDate(after.getDate() + 1);
        expect(formatDay(before.toISOString(), Date.parse(`${change}T23:30:00`)), change).toBe('Yesterday');
        expect(formatDay(iso(`${change}T00:30:00`), after.getTime()), change).toBe('Yesterday');
      }
    });

    it('tells the time on the wall', () => {
      expect(words(formatTimeOfDay(iso('2026-03-10T15:07:00')))).toBe('3:07 PM');
      expect(words(formatClock(Date.parse('2026-03-10T00:05:00')))).toBe('12:05 AM');
    });

    it('shows today’s moments by the clock, older ones by the day', () => {
      const now = Date.parse('2026-03-10T18:00:00');
      expect(words(formatMoment(iso('2026-03-10T09:30:00'), now))).toBe('9:30 AM');
      expect(formatMoment(iso('2026-03-09T09:30:00'), now)).toBe('Yesterday');
    });

    it('tells a moment in full', () => {
      expect(words(formatFull(iso('2026-03-10T15:07:00')))).toBe('Tuesday, March 10, 2026 at 3:07 PM');
    });
  },
);

describe('a time nobody knows', () => {
  it('is shown as nothing', () => {
    for (const odd of ['', 'yesterday', 'NaN', '2026-13-45T99:00:00Z']) {
      expect([formatDay(odd, 0), formatTimeOfDay(odd), formatMoment(odd, 0), formatFull(odd)]).toEqual([
        '',
        '',
        '',
        '',
      ]);
    }
  });

  it('has no day, and breaks nothing', () => {
    expect(() => formatDay('', 0)).not.toThrow();
  });
});
