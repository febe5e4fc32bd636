import { beforeEach, describe, expect, it } from 'vitest';
import type { News } from '../../../utils/store/news.ts';
import { save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { at, ME, makeMessage, makeThread } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

const withFiles = (id: string, threadId: string, ...files: string[]) =>
  makeMessage({
    id,
    threadId,
    attachments: files.map((file) => ({
      id: file,
      contentType: 'image/png',
      contentUri: '',
      filename: file,
      size: 1,
    })),
  });
const ONE = withFiles('m1', 't1', 'a1', 'a2');
const OTHER = withFiles('m2', 't1', 'b1');

let db: ThreadsideDb;
beforeEach(async () => {
  db = await openTestStore();
  await put({
    threads: [makeThread(), makeThread({ id: 't2' })],
    entries: [ONE, OTHER, withFiles('m3', 't2', 'c1')],
  });
  for (const [id, threadId] of [
    ['a1', 't1'],
    ['a2', 't1'],
    ['b1', 't1'],
    ['c1', 't2'],
  ] as const) {
    await db.put('attachments', { id, threadId, blob: new Blob(['x']), fetchedAt: 1 });
  }
});
const put = (news: News) => save(db, ME, news);
const kept = () => db.getAllKeys('attachments');

describe('the files of messages', () => {
  it.each<[string, News, string[]]>([
    ['that are deleted go with them', { deletedEntries: [{ id: 'm1', threadId: 't1' }] }, ['b1', 'c1']],
    ['a complete answer no longer has go too', { entries: [OTHER], completeThreadIds: ['t1'] }, ['b1', 'c1']],
    ['of a deleted thread go', { deletedThreadIds: ['t1'] }, ['c1']],
    [
      'of a thread deleted by its record go',
      { threads: [makeThread({ availability: 'Deleted', lastModifiedTime: at(9) })] },
      ['c1'],
    ],
    ['of a thread the agent may no longer see go', { forgottenThreadIds: ['t1'] }, ['c1']],
  ])('%s', async (_, news, left) => {
    await put(news);
    expect(await kept()).toEqual(left);
  });

  it.each<[string, News]>([
    ['something new is said', { entries: [makeMessage({ id: 'm9', creationTime: at(9) })] }],
    ['they come again', { entries: [ONE, OTHER], completeThreadIds: ['t1'] }],
    [
      'their delivery is confirmed',
      { entries: [{ ...ONE, messageStatus: 'Delivered', lastModifiedTime: at(9) }] },
    ],
    ['the thread is resolved', { threads: [makeThread({ status: 'Resolved', lastModifiedTime: at(9) })] }],
    ['the thread is being checked', { unverifiedThreadIds: ['t1'] }],
  ])('stay when %s', async (_, news) => {
    await put(news);
    expect(await kept()).toEqual(['a1', 'a2', 'b1', 'c1']);
  });
});
