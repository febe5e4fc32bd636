import { describe, expect, it } from 'vitest';
import { parseEntry, parseEntryList } from '../../../utils/ringcentral/entry-record.ts';
import { entryTime } from '../../../utils/ringcentral/entry-time.ts';
import { ODD_BODIES, ODD_VALUES } from '../../support/odd-values.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const TIME = '2026-03-02T10:00:00.000Z';
const MESSAGE = {
  id: 'e1',
  threadId: 't1',
  recordType: 'AliveMessage',
  creationTime: TIME,
  lastModifiedTime: TIME,
  direction: 'Outbound',
  messageStatus: 'Queued',
  text: 'Hello',
  attachments: [
    { id: 'a1', contentType: 'image/png', filename: 'leak.png', contentUri: 'https://m/1', size: 1234 },
  ],
  author: { extensionId: '102', name: 'Beth Nolan', extensionType: 'User' },
};
const HINT = {
  id: 'h1',
  threadId: 't1',
  recordType: 'ThreadAssignedHint',
  lastModifiedTime: TIME,
  initiator: MESSAGE.author,
  assignee: MESSAGE.author,
};
const DELETED = { id: 'e9', threadId: 't1', recordType: 'DeletedNote', availability: 'Deleted' };

describe('an entry', () => {
  it('is taken as it is, without fields nobody knows', () => {
    expect(parseEntry({ ...MESSAGE, newField: 1 })).toEqual(MESSAGE);
  });

  it('of a kind nobody knows is kept', () => {
    expect(parseEntry({ ...HINT, recordType: 'ThreadSnoozedHint' })?.recordType).toBe('ThreadSnoozedHint');
  });

  it('has the kind its caller names only where it has none itself', () => {
    const { recordType: _, ...bare } = MESSAGE;
    expect(parseEntry(bare, 'AliveNote')?.recordType).toBe('AliveNote');
    expect(parseEntry(MESSAGE, 'AliveNote')?.recordType).toBe('AliveMessage');
    expect(parseEntry(bare)?.recordType).toBe('');
  });

  it.each(['text', 'direction', 'messageStatus', 'author', 'initiator', 'attachments'])(
    'survives an odd %s',
    (field) => {
      for (const value of [null, 42, {}, true]) {
        expect(parseEntry({ ...MESSAGE, [field]: value })).toEqual({ ...MESSAGE, [field]: undefined });
      }
    },
  );

  it('keeps the attachments it can read', () => {
    const [good] = MESSAGE.attachments;
    const odd = { id: null, contentType: 5, size: 'big' };
    expect(parseEntry({ ...MESSAGE, attachments: [null, good, odd, 'x'] })?.attachments).toEqual([
      good,
      { id: '', contentType: '', filename: undefined, contentUri: '', size: undefined },
    ]);
  });

  it.each(['id', 'threadId'])('is none without its %s', (field) => {
    for (const value of [undefined, null, '', {}]) {
      expect(parseEntry({ ...MESSAGE, [field]: value })).toBeUndefined();
    }
  });

  it('happened when it was created; a hint, when it was last changed', () => {
    const message = parseEntry({ ...MESSAGE, lastModifiedTime: '2026-03-03T00:00:00Z' });
    const hint = parseEntry(HINT);
    expect([message && entryTime(message), hint && entryTime(hint)]).toEqual([TIME, TIME]);
  });
});

describe('a list of entries', () => {
  it('tells records, ends and the unreadable apart, and one does not stop the rest', () => {
    const list = parseEntryList({
      records: [MESSAGE, null, DELETED, HINT, { ...DELETED, recordType: 'DeletedMessage' }, {}, 7],
    });
    expect(list.entries.map(({ id }) => id)).toEqual(['e1', 'h1']);
    expect(list.deleted).toEqual([
      { id: 'e9', threadId: 't1' },
      { id: 'e9', threadId: 't1' },
    ]);
    expect(list.unreadable).toBe(3);
  });

  it('does not take a hint for deleted because its thread is', () => {
    const hint = { ...HINT, recordType: 'ThreadDeletedHint', availability: 'Deleted' };
    expect(parseEntryList({ records: [hint] }).entries).toHaveLength(1);
  });

  it('goes by availability where there is no kind', () => {
    const { recordType: _, ...bare } = DELETED;
    expect(parseEntryList({ records: [bare] }, 'AliveNote').deleted).toEqual([{ id: 'e9', threadId: 't1' }]);
  });

  it('says of which threads the unreadable are, where that can be read', () => {
    const records = [{ id: null, threadId: 't1' }, { id: null }, null, { id: null, threadId: 7 }];
    expect(parseEntryList({ records })).toMatchObject({ unreadable: 4, unreadableThreadIds: ['t1'] });
  });

  it('cannot use a deletion that does not say where', () => {
    const { threadId: _, ...nowhere } = DELETED;
    expect(parseEntryList({ records: [nowhere] })).toMatchObject({ entries: [], deleted: [], unreadable: 1 });
  });

  it.each(ODD_BODIES)('is empty for %j', (body) => {
    expect(parseEntryList(body)).toEqual({
      entries: [],
      deleted: [],
      unreadable: 0,
      unreadableThreadIds: [],
    });
  });

  it('never throws and loses nothing uncounted, whatever a record holds', () => {
    const random = seededRandom(11);
    const records = Array.from({ length: 3000 }, () => {
      const record: Record<string, unknown> = structuredClone(random.pick([MESSAGE, HINT, DELETED]));
      for (let changes = random.int(4); changes >= 0; changes -= 1) {
        record[random.pick(Object.keys({ ...MESSAGE, ...HINT }))] = random.pick(ODD_VALUES);
      }
      return record;
    });
    const { entries, deleted, unreadable } = parseEntryList({ records });
    expect(entries.length + deleted.length + unreadable).toBe(3000);
    for (const entry of entries) {
      expect(entry.id && entry.threadId).not.toBe('');
      expect(['string', 'undefined']).toContain(typeof entry.text);
      expect(Array.isArray(entry.attachments ?? [])).toBe(true);
    }
  });
});
