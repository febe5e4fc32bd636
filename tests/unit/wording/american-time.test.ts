import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAmerican, type TimeStyle, writeAmerican } from '../../../utils/wording/american-time.ts';
import { TIME_STYLES } from '../../../utils/wording/format-time.ts';

afterEach(() => vi.unstubAllEnvs());

const styles = Object.keys(TIME_STYLES) as TimeStyle[];
const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });

describe.each(['America/Los_Angeles', 'UTC', 'Pacific/Chatham', 'Australia/Lord_Howe'])('in %s', (zone) => {
  it.each(styles)('the American rule writes what the browser does: %s', (style) => {
    vi.stubEnv('TZ', zone);
    const browser = new Intl.DateTimeFormat('en-US', TIME_STYLES[style]);
    expect(browser.resolvedOptions().timeZone).toBe(zone);
    const expected = (at: Date) => browser.format(at).replaceAll('\u202f', ' ');
    for (let month = 0; month < 12; month += 1)
      for (let hour = 0; hour < 24; hour += 1) {
        const at = new Date(2026, month, hour + 1, hour, hour * 2);
        expect(writeAmerican(at, style)).toBe(expected(at));
      }
    fc.assert(fc.property(moments, (at) => writeAmerican(at, style) === expected(at)));
  });
});

it('is used where the browser’s own language is American English', () => {
  expect(isAmerican()).toBe(new Intl.DateTimeFormat().resolvedOptions().locale === 'en-US');
});
