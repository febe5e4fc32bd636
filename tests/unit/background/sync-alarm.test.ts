import { beforeEach, describe, expect, it } from 'vitest';
import type { BackgroundBrowser } from '../../../utils/background/browser-parts.ts';
import { createSyncAlarm, SYNC_ALARM } from '../../../utils/background/sync-alarm.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const MIN = 60_000;
const HOUR = 60 * MIN;
type Made = { periodInMinutes: number; delayInMinutes?: number };

let now = 0;
let alarm: Made | undefined;
let made: Made[] = [];
let writes = 0;
let session = createMemoryStorage();
beforeEach(() => {
  [now, alarm, made, writes] = [1_700_000_000_000, undefined, [], 0];
  const memory = createMemoryStorage();
  session = {
    ...memory,
    set: async (values) => {
      writes += 1;
      await memory.set(values);
    },
  };
});

/** As a worker that just started sees it. */
const start = () => {
  const alarms: BackgroundBrowser['alarms'] = {
    get: async (name) => (name === SYNC_ALARM ? alarm : undefined),
    create: async (_, info) => {
      alarm = info;
      made.push(info);
    },
  };
  return createSyncAlarm(
    { alarms, storage: { session, local: session } },
    () => now,
    () => 0.5,
  );
};

describe('the alarm', () => {
  it('rings every minute at first, not at once and not for everybody at the same time', async () => {
    await start().keep();
    expect(made).toEqual([{ periodInMinutes: 1, delayInMinutes: 0.75 }]);
  });

  it('is left alone while its pace fits', async () => {
    await start().keep();
    now += 29 * MIN;
    await start().keep();
    expect(made).toHaveLength(1);
  });

  it('slows down while nobody looks, and is quick again when somebody does', async () => {
    await start().keep();
    const paces: (number | undefined)[] = [];
    for (const quiet of [31 * MIN, 8 * HOUR, 12 * HOUR]) {
      now += quiet;
      await start().keep();
      paces.push(alarm?.periodInMinutes);
    }
    await start().panelSeen();
    paces.push(alarm?.periodInMinutes);
    expect(paces).toEqual([2, 5, 5, 1]);
  });

  it('is made again when it was lost', async () => {
    await start().keep();
    alarm = undefined;
    await start().keep();
    expect(made).toHaveLength(2);
  });
});

describe('an open panel', () => {
  it('is written down once a minute at most, however often it beats', async () => {
    await start().panelSeen();
    expect(writes).toBe(1);
    for (let beat = 0; beat < 3; beat += 1) {
      now += 15_000;
      await start().panelSeen();
    }
    expect(writes).toBe(1);
    now += 15_000;
    await start().panelSeen();
    expect(writes).toBe(2);
  });

  it('is believed after a clock was set back', async () => {
    await start().panelSeen();
    now -= 24 * HOUR;
    await start().panelSeen();
    expect(writes).toBe(2);
  });
});
