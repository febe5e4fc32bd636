import { beforeEach, describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { loadHandlers } from '../../../utils/fetch/load-handlers.ts';
import type { SmsRecipient } from '../../../utils/ringcentral/people-api.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { readHandlers } from '../../../utils/store/queries.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { offline, stubPeopleApi } from '../../support/stub-apis.ts';
import { openTestStore } from '../../support/test-store.ts';

const HOUR = 3_600_000;
const BETH: SmsRecipient = {
  id: '102',
  name: 'Beth Nolan',
  extensionNumber: '102',
  extensionType: 'User',
  assignable: true,
  hasLicense: true,
};
let db: ThreadsideDb;
let now = 0;
let asked: string[] = [];
let published: Partial<Change>[] = [];

const answer = async (ownerId: string) => {
  asked.push(ownerId);
  return [BETH];
};
const load = (ownerId: string, smsRecipients = answer) =>
  loadHandlers(
    {
      db,
      people: stubPeopleApi({ smsRecipients }),
      publish: (change) => published.push(change),
      now: () => now,
    },
    ownerId,
  );

beforeEach(async () => {
  db = await openTestStore();
  [now, asked, published] = [1_000_000_000, [], []];
});

describe('the handlers of a resource', () => {
  it('are fetched, kept and told of', async () => {
    await load('201');
    expect(await readHandlers(db, '201')).toEqual({ ownerId: '201', recipients: [BETH], fetchedAt: now });
    expect(published).toEqual([{ topics: ['handlers'] }]);
  });

  it.each([
    ['an hour later', HOUR, 2],
    ['a moment before', HOUR - 1, 1],
    ['when a clock was set back by more', -HOUR, 2],
  ])('are asked for again %s', async (_, later, times) => {
    await load('201');
    now += later;
    await load('201');
    expect(asked).toHaveLength(times);
  });

  it('are those of one resource', async () => {
    await load('201');
    await load('202');
    expect(asked).toEqual(['201', '202']);
  });

  it('stay as they were when RingCentral cannot be reached', async () => {
    await load('201');
    now += HOUR;
    const failing = () => Promise.reject(offline());
    expect(await asResult(() => load('201', failing))).toMatchObject({ error: { kind: 'offline' } });
    expect((await readHandlers(db, '201'))?.recipients).toEqual([BETH]);
  });
});
