import { beforeEach, describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { loadAttachment } from '../../../utils/fetch/load-attachment.ts';
import { createMediaApi } from '../../../utils/ringcentral/media-api.ts';
import type { Change } from '../../../utils/store/change-channel.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { save } from '../../../utils/store/save.ts';
import { runSync } from '../../../utils/sync/run-sync.ts';
import { agents } from '../../emulator/seed/agents.ts';
import { customers } from '../../emulator/seed/customers.ts';
import { createEmulatorApi, type EmulatorApi, MEDIA_ORIGIN } from '../../support/emulator-api.ts';
import { makeMessage } from '../../support/make-records.ts';
import { stubHttp } from '../../support/stub-apis.ts';
import { openTestStore } from '../../support/test-store.ts';

const ME = agents.alex.extensionId;
let emulator: EmulatorApi;
let deps: Parameters<typeof loadAttachment>[0];
let published: Partial<Change>[];
let request: { threadId: string; entryId: string; attachmentId: string };

beforeEach(async () => {
  emulator = createEmulatorApi();
  published = [];
  const { now, media, threads: api } = emulator;
  const publish = (change: Partial<Change>) => published.push(change);
  const db = await openTestStore();
  await runSync({ db, api, myExtensionId: ME, publish, now });
  deps = { db, media, publish, now };
  published.length = 0;
  const threadId = emulator.control.state.openThread('Harbor Site', customers.grace.phoneNumber)?.id ?? '';
  const { entries } = await lastEntries(db, threadId, 50);
  const entry = entries.find(({ attachments }) => attachments?.length);
  request = { threadId, entryId: entry?.id ?? '', attachmentId: entry?.attachments?.[0]?.id ?? '' };
  emulator.control.requests.clear();
});
const load = (change: Partial<typeof request> = {}) =>
  asResult(() => loadAttachment(deps, { ...request, ...change }));
const kept = (id = request.attachmentId) => deps.db.get('attachments', id);
/** A message whose file is said to be somewhere. */
const saveFileAt = (contentUri: string) =>
  save(deps.db, ME, {
    entries: [
      makeMessage({
        id: 'm1',
        threadId: request.threadId,
        creationTime: new Date(emulator.now()).toISOString(),
        attachments: [{ id: 'a1', contentType: 'image/png', contentUri, filename: 'x.png', size: 1 }],
      }),
    ],
  });

describe('a file of a message', () => {
  it('is fetched with the agent’s token and kept, and the screens are told', async () => {
    expect(await load()).toEqual({ ok: true, value: undefined });
    expect(await kept()).toMatchObject({ threadId: request.threadId, fetchedAt: emulator.now() });
    expect(published).toEqual([{ topics: ['attachments'] }]);
    expect(emulator.control.requests()).toHaveLength(1);
  });

  it('is fetched once', async () => {
    await load();
    await load();
    expect(emulator.control.requests()).toHaveLength(1);
  });

  it.each([
    ['file', { attachmentId: 'unknown' }],
    ['message', { entryId: 'unknown' }],
    ['thread', { threadId: 'unknown' }],
  ])('of a %s nobody knows is gone, and nobody is asked', async (_, change) => {
    expect(await load(change)).toEqual({ ok: false, error: { kind: 'gone' } });
    expect([emulator.control.requests(), await kept()]).toEqual([[], undefined]);
  });

  it.each([
    'https://media.ringcentral.example.evil.test/x',
    'https://evil.test/restapi/v1.0/account/~/x',
    `${MEDIA_ORIGIN}.evil.test/x`,
    `${MEDIA_ORIGIN.replace('https:', 'http:')}/x`,
    `${MEDIA_ORIGIN.replace('https://', 'https://evil.test@').replace('media.emulator.test', 'x.test')}/x`,
    'data:text/html,x',
    'not an address',
    '',
  ])('said to be at %j is not fetched: the token goes to RingCentral only', async (contentUri) => {
    await saveFileAt(contentUri);
    let asked = 0;
    const file = async () => {
      asked += 1;
      return new Blob();
    };
    deps = { ...deps, media: createMediaApi(stubHttp({ file }), [MEDIA_ORIGIN]) };
    expect(await load({ entryId: 'm1', attachmentId: 'a1' })).toEqual({
      ok: false,
      error: { kind: 'refused', errorCode: 'FOREIGN-HOST' },
    });
    expect([asked, await kept('a1'), published]).toEqual([0, undefined, []]);
  });

  it('that could not be fetched is not kept', async () => {
    emulator.network.state = 'lostBefore';
    expect(await load()).toMatchObject({ error: { kind: 'offline' } });
    expect([await kept(), published]).toEqual([undefined, []]);
  });

  it('that RingCentral has no more is gone', async () => {
    await saveFileAt(`${MEDIA_ORIGIN}/restapi/v1.0/account/~/message-threads/messages/content/999`);
    expect(await load({ entryId: 'm1', attachmentId: 'a1' })).toMatchObject({ ok: false });
    expect(await kept('a1')).toBeUndefined();
  });
});
