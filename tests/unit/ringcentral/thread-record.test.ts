import { describe, expect, it } from 'vitest';
import { parseThread, parseThreadList } from '../../../utils/ringcentral/thread-record.ts';
import { ODD_BODIES, ODD_VALUES } from '../../support/odd-values.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const FULL = {
  id: 't1',
  status: 'Resolved',
  statusReason: 'Manual',
  availability: 'Alive',
  owner: { extensionId: '201', name: 'Billing', extensionType: 'Department' },
  ownerParty: { phoneNumber: '+16505550110' },
  guestParty: { phoneNumber: '+14155550127' },
  assignee: { extensionId: '102', name: 'Beth Nolan', extensionType: 'User' },
  label: 'Hello',
  creationTime: '2026-03-02T10:00:00.000Z',
  lastModifiedTime: '2026-03-02T10:01:00.000Z',
};
const NEUTRAL: Record<string, unknown> = {
  status: '',
  statusReason: undefined,
  availability: '',
  owner: { extensionId: '', name: '', extensionType: '' },
  ownerParty: { phoneNumber: '' },
  assignee: undefined,
  label: undefined,
  creationTime: '',
  lastModifiedTime: '',
};

describe('a thread record', () => {
  it('is taken as it is, without fields nobody knows', () => {
    expect(parseThread({ ...FULL, newField: 1 })).toEqual(FULL);
  });

  it('may carry words nobody knows', () => {
    const odd = { ...FULL, status: 'Snoozed', statusReason: 'Magic', availability: 'Archived' };
    expect(parseThread(odd)).toEqual(odd);
  });

  it.each(Object.keys(NEUTRAL))('survives an odd %s', (field) => {
    for (const value of [null, 42, [], {}, true]) {
      expect(parseThread({ ...FULL, [field]: value })).toEqual({ ...FULL, [field]: NEUTRAL[field] });
    }
    const { [field]: _, ...without } = FULL as Record<string, unknown>;
    expect(parseThread(without)).toEqual({ ...FULL, [field]: NEUTRAL[field] });
  });

  it('takes ids that are numbers', () => {
    const parsed = parseThread({ ...FULL, id: 7, owner: { ...FULL.owner, extensionId: 201 } });
    expect([parsed?.id, parsed?.owner.extensionId]).toEqual(['7', '201']);
  });

  it.each(['id', 'guestParty'])('is no record without its %s', (field) => {
    for (const value of [undefined, null, '', {}, [], { phoneNumber: '' }, { phoneNumber: 5 }]) {
      expect(parseThread({ ...FULL, [field]: value })).toBeUndefined();
    }
  });

  it('takes only times for times', () => {
    expect(parseThread({ ...FULL, creationTime: 'yesterday' })?.creationTime).toBe('');
  });
});

describe('a list of threads', () => {
  it('tells records, ends and the unreadable apart, and one does not stop the rest', () => {
    const deleted = { id: 't2', availability: 'Deleted', lastModifiedTime: FULL.lastModifiedTime };
    const whole = { ...FULL, id: 't3', availability: 'Deleted' };
    const list = parseThreadList({ records: [null, FULL, deleted, { id: 't4' }, 'x', whole, {}] });
    expect(list.threads.map(({ id }) => id)).toEqual(['t1', 't3']);
    expect(list.deletedIds).toEqual(['t2']);
    expect(list.unreadable).toBe(4);
  });

  it.each(ODD_BODIES)('is empty for %j', (body) => {
    expect(parseThreadList(body)).toEqual({ threads: [], deletedIds: [], unreadable: 0 });
  });

  it('never throws and loses nothing uncounted, whatever a record holds', () => {
    const random = seededRandom(7);
    const records = Array.from({ length: 3000 }, () => {
      const record: Record<string, unknown> = structuredClone(FULL);
      for (let changes = random.int(4); changes >= 0; changes -= 1) {
        record[random.pick(Object.keys(FULL))] = random.pick(ODD_VALUES);
      }
      return record;
    });
    const { threads, deletedIds, unreadable } = parseThreadList({ records });
    expect(threads.length + deletedIds.length + unreadable).toBe(3000);
    for (const thread of threads) {
      expect(thread.id).not.toBe('');
      expect(thread.guestParty.phoneNumber).not.toBe('');
      expect(typeof thread.owner.name).toBe('string');
      expect(thread.lastModifiedTime === '' || Date.parse(thread.lastModifiedTime) > 0).toBe(true);
    }
  });
});
