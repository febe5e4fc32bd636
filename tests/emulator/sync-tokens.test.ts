import type ThreadSyncList from '@rc-ex/core/definitions/ThreadSyncList';
import { describe, expect, it } from 'vitest';
import type { ErrorEnvelope } from './rules/api-error.ts';
import { encodeSyncToken } from './rules/sync-token.ts';
import { queues } from './seed/queues.ts';
import type { SettingsPatch } from './state/settings.ts';
import { createTestBed } from './test-bed.ts';

type SyncAnswer = ThreadSyncList & ErrorEnvelope;
const THREADS = '/message-threads/sync';
const ENTRIES = '/message-threads/entries/sync';

function bed(sync: SettingsPatch['sync'] = {}) {
  const emulator = createTestBed({ settings: { sync } });
  const full = async (user = 'Alex Rivera', path = THREADS) => {
    const { json } = await emulator
      .client(user)
      .get<SyncAnswer>(path, { syncType: 'FSync', scope: 'Accessible' });
    return json.syncInfo?.syncToken ?? '';
  };
  const next = (syncToken: string, user = 'Alex Rivera', path = THREADS) =>
    emulator.client(user).get<SyncAnswer>(path, { syncType: 'ISync', syncToken });
  const contentOf = (token: string) => JSON.parse(Buffer.from(token, 'base64url').toString());
  return { ...emulator, full, next, contentOf };
}

describe('a sync token "freezes the queue list" (reliability.md 2, Sync token content)', () => {
  it('holds queues, scope and a change number, base64url JSON', async () => {
    const { full, contentOf } = bed();
    expect(contentOf(await full('Alex Rivera', ENTRIES))).toMatchObject({
      kind: 'entries',
      scope: 'Accessible',
      queueIds: [queues.billing, queues.support, queues.promo, queues.harborSite].map(
        (queue) => queue.extensionId,
      ),
      sequence: expect.any(Number),
    });
  });

  it('"A token becomes unusable (…; also when the user\'s queues change)": MSG-333, for that user only', async () => {
    const { full, next, control } = bed();
    const [alex, beth] = [await full(), await full('Beth Nolan')];
    control.handlers.add('Sales', 'Alex Rivera');
    const { status, json } = await next(alex);
    expect([status, json.errorCode]).toEqual([400, 'MSG-333']);
    expect((await next(beth, 'Beth Nolan')).status).toBe(200);
    expect((await next(await full())).status).toBe(200);
    control.handlers.remove('Sales', 'Alex Rivera');
    expect((await next(alex)).status, 'the same queues as when it was given').toBe(200);
  });

  it('switched off, a newly granted queue "appears, and a lost one disappears, only via FSync"', async () => {
    const { full, next, control } = bed({ refusedWhenQueuesChange: false });
    const before = await full();
    control.handlers.add('Sales', 'Alex Rivera');
    control.handlers.remove('Billing', 'Alex Rivera');
    for (const to of ['Sales', 'Billing', 'Support'])
      control.inbound({ from: '+19075550123', to, text: 'x' });
    const { status, json } = await next(before);
    expect([status, json.records?.map((thread) => thread.owner?.name)]).toEqual([200, ['Support']]);
    const fresh = await full();
    control.inbound({ from: '+19075550124', to: 'Sales', text: 'x' });
    expect((await next(fresh)).json.records?.map((thread) => thread.owner?.name)).toEqual(['Sales']);
  });
});

describe('"Seen codes, all HTTP 400": MSG-333, MSG-411, CMN-101 naming syncToken', () => {
  it.each(['MSG-333', 'MSG-411', 'CMN-101'] as const)('%s by setting', async (errorCode) => {
    const { full, next, control } = bed({ errorCode });
    const token = await full();
    control.sync.expireTokens();
    const { status, json } = await next(token);
    expect([status, json.errorCode, json.errors[0]?.parameterName]).toEqual([
      400,
      errorCode,
      errorCode === 'CMN-101' ? 'syncToken' : undefined,
    ]);
  });

  it('expireTokens kills what was given out so far, of one user or all, also without any change; an FSync heals', async () => {
    const { full, next, control } = bed();
    const [alex, beth] = [await full(), await full('Beth Nolan')];
    control.sync.expireTokens({ user: 'Alex Rivera', errorCode: 'MSG-411' });
    expect((await next(alex)).json.errorCode).toBe('MSG-411');
    expect((await next(beth, 'Beth Nolan')).status).toBe(200);
    const healed = await full();
    expect((await next(healed)).status).toBe(200);
    control.sync.expireTokens();
    expect((await next(healed)).status).toBe(400);
    expect((await next(beth, 'Beth Nolan')).status).toBe(400);
  });

  it('by age, when so set: good to the last moment', async () => {
    const { full, next, control } = bed({ tokenMaxAgeMs: 60_000 });
    const token = await full();
    control.clock.advance(60_000);
    expect((await next(token)).status).toBe(200);
    control.clock.advance(1);
    expect((await next(token)).json.errorCode).toBe('MSG-333');
  });

  it('a token of an earlier world (reset) is unusable', async () => {
    const { full, next, control } = bed();
    const token = await full();
    control.reset();
    expect((await next(token)).json.errorCode).toBe('MSG-333');
  });
});

describe('tokens that were never good: CMN-101 naming syncToken', () => {
  it.each(['garbage', 'e30', 'bnVsbA', '%%%'])('%s', async (token) => {
    const { json } = await bed({ errorCode: 'MSG-411' }).next(token);
    expect([json.errorCode, json.errors[0]?.parameterName]).toEqual(['CMN-101', 'syncToken']);
  });

  it('the token of the other operation, and of another user', async () => {
    const { full, next } = bed();
    const [threads, entries] = [await full(), await full('Alex Rivera', ENTRIES)];
    expect((await next(entries)).json.errorCode).toBe('CMN-101');
    expect((await next(threads, 'Alex Rivera', ENTRIES)).json.errorCode).toBe('CMN-101');
    expect((await next(threads, 'Beth Nolan')).json.errorCode).toBe('CMN-101');
  });

  it('a token from the future cannot be made up', async () => {
    const { full, next, contentOf } = bed();
    const content = contentOf(await full());
    expect((await next(encodeSyncToken({ ...content, sequence: 1e9 }))).status).toBe(400);
  });
});
