import { describe, expect, it } from 'vitest';
import { DEFAULT_CLIENT } from './oauth/client-registry.ts';
import type { SettingsPatch } from './state/settings.ts';
import { createTestBed, fetchRaw } from './test-bed.ts';

const MEDIUM = '/message-threads';
const LIGHT = '/extension/~';

function bed(limits: SettingsPatch['limits'] = {}) {
  return createTestBed({ limits: { enabled: true, ...limits } });
}

describe('"Default limits per user and app: Light 50, Medium 40, Heavy 10, Auth 5 requests per minute"', () => {
  it.each([
    [MEDIUM, 'Medium', 40],
    [LIGHT, 'Light', 50],
  ])(
    '%s is %s: %i requests pass, the next is 429 CMN-301 with Retry-After: 60',
    async (path, group, limit) => {
      const alex = bed().client('Alex Rivera');
      for (let n = 1; n <= limit; n += 1) {
        const { status, headers } = await alex.get(path);
        expect([n, status, headers.get('x-rate-limit-remaining')]).toEqual([n, 200, String(limit - n)]);
      }
      const { status, headers, json } = await alex.get(path);
      expect([status, json.errorCode, headers.get('retry-after')]).toEqual([429, 'CMN-301', '60']);
      expect(headers.get('x-rate-limit-group')).toBe(group);
      expect(headers.get('x-rate-limit-limit')).toBe(String(limit));
      expect(headers.get('x-rate-limit-remaining')).toBe('0');
      expect(headers.get('x-rate-limit-window')).toBe('60');
    },
  );

  it('Auth: the 6th refresh within a minute is 429, and the pair is not rotated by it', async () => {
    const emulator = bed();
    let token = emulator.control.tokens.issue('Alex Rivera').refresh_token ?? '';
    const refresh = async () => {
      const form = { grant_type: 'refresh_token', client_id: DEFAULT_CLIENT.id, refresh_token: token };
      return fetchRaw(emulator, '/restapi/oauth/token', { method: 'POST', body: new URLSearchParams(form) });
    };
    for (let n = 0; n < 5; n += 1) {
      const answer = await refresh();
      expect([n, answer.status]).toEqual([n, 200]);
      token = (await answer.json()).refresh_token;
    }
    const refused = await refresh();
    expect([refused.status, refused.headers.get('x-rate-limit-group')]).toEqual([429, 'Auth']);
    emulator.control.clock.advance(60_000);
    expect((await refresh()).status).toBe(200);
  });

  it('"Every message-threads call is in the Medium rate group"', async () => {
    const emulator = bed();
    const alex = emulator.client('Alex Rivera');
    const paths = [
      '',
      '/sync?syncType=FSync',
      '/entries/sync?syncType=FSync',
      '/messages',
      '/notes',
      '/none',
    ];
    for (const path of paths) {
      expect((await alex.get(`/message-threads${path}`)).headers.get('x-rate-limit-group')).toBe('Medium');
    }
    expect((await alex.send('POST', '/message-threads/none/resolve')).headers.get('x-rate-limit-group')).toBe(
      'Medium',
    );
  });
});

describe('the sliding window', () => {
  it('requests leave it one by one, 60 s after they came', async () => {
    const emulator = bed({ perWindow: { Medium: 2 } });
    const alex = emulator.client('Alex Rivera');
    await alex.get(MEDIUM);
    emulator.control.clock.advance(30_000);
    await alex.get(MEDIUM);
    emulator.control.clock.advance(30_000);
    expect((await alex.get(MEDIUM)).status).toBe(200);
    expect((await alex.get(MEDIUM)).status).toBe(429);
  });

  it('"every request of the group sent during the penalty restarts it"', async () => {
    const emulator = bed({ perWindow: { Medium: 1 } });
    const alex = emulator.client('Alex Rivera');
    await alex.get(MEDIUM);
    expect((await alex.get(MEDIUM)).status).toBe(429);
    emulator.control.clock.advance(59_000);
    expect((await alex.get(MEDIUM)).status).toBe(429);
    emulator.control.clock.advance(59_999);
    expect((await alex.get(MEDIUM)).status).toBe(429);
    emulator.control.clock.advance(60_000);
    expect((await alex.get(MEDIUM)).status).toBe(200);
  });

  it('is per user, per app and per group', async () => {
    const emulator = createTestBed({
      clientIds: [DEFAULT_CLIENT, { id: 'second', redirectUris: [] }],
      limits: { enabled: true, perWindow: { Medium: 1 } },
    });
    const alex = emulator.client('Alex Rivera');
    await alex.get(MEDIUM);
    expect((await alex.get(MEDIUM)).status).toBe(429);
    expect((await alex.get(LIGHT)).status).toBe(200);
    expect((await emulator.client('Beth Nolan').get(MEDIUM)).status).toBe(200);
    expect(
      (await emulator.client('Alex Rivera').get(MEDIUM)).status,
      'same user and app, other session',
    ).toBe(429);
    const second = emulator.control.tokens.issue('Alex Rivera', 'second').access_token;
    const headers = { Authorization: `Bearer ${second}` };
    expect((await fetchRaw(emulator, `/restapi/v1.0/account/~${MEDIUM}`, { headers })).status).toBe(200);
  });
});

describe('switches', () => {
  it('no Retry-After header ("30 if missing"), CMN-304, another penalty', async () => {
    const emulator = bed({
      retryAfterHeader: false,
      errorCode: 'CMN-304',
      perWindow: { Medium: 0 },
    });
    const { status, headers, json } = await emulator.client('Alex Rivera').get(MEDIUM);
    expect([status, json.errorCode, headers.get('retry-after')]).toEqual([429, 'CMN-304', null]);
    emulator.control.configure({ limits: { retryAfterHeader: true, penaltySeconds: 7 } });
    expect((await emulator.client('Alex Rivera').get(MEDIUM)).headers.get('retry-after')).toBe('7');
  });

  it('off: nothing is refused, the headers stay; a 401 has them too', async () => {
    const emulator = bed({ enabled: false });
    const alex = emulator.client('Alex Rivera');
    for (let n = 0; n < 60; n += 1) expect((await alex.get(MEDIUM)).status).toBe(200);
    const headers = { Authorization: 'Bearer unknown' };
    const refused = await fetchRaw(emulator, `/restapi/v1.0/account/~${MEDIUM}`, { headers });
    expect([refused.status, refused.headers.get('x-rate-limit-group')]).toEqual([401, 'Medium']);
  });
});
