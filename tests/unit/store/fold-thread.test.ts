import { describe, expect, it } from 'vitest';
import { asDeleted, countChange, foldThread, totalCounts } from '../../../utils/store/fold-thread.ts';
import { type Counts, NO_ACTIVITY } from '../../../utils/store/schema.ts';
import { alex, at, beth, billing, ME, makeStored, makeThread, support } from '../../support/make-records.ts';

describe('foldThread', () => {
  const older = makeThread({ label: 'older', lastModifiedTime: at(1) });
  const newer = makeThread({ label: 'newer', lastModifiedTime: at(2) });

  it.each([
    ['nothing stored', undefined, newer, 'newer'],
    ['a newer record', makeStored(older), newer, 'newer'],
    ['an older record, come late', makeStored(newer), older, 'newer'],
    ['the same record again', makeStored(newer), newer, 'newer'],
    ['no record', makeStored(older), undefined, 'older'],
  ])('keeps the newest of %s', (_, stored, arrived, label) => {
    expect(foldThread(stored, arrived, undefined)?.label).toBe(label);
  });

  it('is nothing without a record', () => {
    expect(foldThread(undefined, undefined, undefined)).toBeUndefined();
  });

  it('takes new activity and keeps the old one without', () => {
    const activity = { ...NO_ACTIVITY, lastMessageTime: at(5) };
    expect(foldThread(makeStored(), newer, activity)?.activity).toEqual(activity);
    expect(foldThread(makeStored({ activity }), newer, undefined)?.activity).toEqual(activity);
    expect(foldThread(undefined, newer, undefined)?.activity).toEqual(NO_ACTIVITY);
  });

  it('believes a record that arrives that the thread is there', () => {
    expect(foldThread(makeStored({ isUnverified: true }), newer, undefined)?.isUnverified).toBeUndefined();
  });

  it('keeps of a deleted thread neither its last text nor who had it', () => {
    const deleted = makeThread({ availability: 'Deleted', assignee: beth, label: 'secret' });
    const kept = foldThread(undefined, deleted, undefined);
    expect(kept).toMatchObject({ id: 't1', availability: 'Deleted', owner: billing });
    expect(JSON.stringify(kept)).not.toMatch(/secret|Beth/);
  });
});

describe('asDeleted', () => {
  it('leaves the place in history and nothing that was said', () => {
    const kept = asDeleted(makeStored({ assignee: beth, label: 'secret' }));
    expect(kept).toMatchObject({ id: 't1', availability: 'Deleted' });
    expect(JSON.stringify(kept)).not.toMatch(/secret|Beth/);
    expect(asDeleted(undefined)).toBeUndefined();
  });

  it('stays deleted when the last record of before comes once more', () => {
    const before = makeThread({ lastModifiedTime: at(3) });
    const deleted = asDeleted(makeStored(before));
    expect(foldThread(deleted, before, undefined)?.availability).toBe('Deleted');
  });

  it('stays deleted whatever comes later: RingCentral takes no deletion back', () => {
    const deleted = asDeleted(makeStored());
    const later = makeThread({ lastModifiedTime: at(99), label: 'secret', assignee: beth });
    const kept = foldThread(deleted, later, undefined);
    expect(kept?.availability).toBe('Deleted');
    expect(JSON.stringify(kept)).not.toMatch(/secret|Beth/);
  });
});

describe('countChange', () => {
  const none = { open: 0, unassigned: 0, mine: 0 };
  const change = (...[before, after]: Parameters<typeof foldThread>[0][]) => {
    const counts: Counts = { byOwner: {} };
    countChange(counts, before, after, ME);
    return counts.byOwner;
  };

  it.each([
    ['an unassigned thread', makeStored(), { open: 1, unassigned: 1, mine: 0 }],
    ['one of mine', makeStored({ assignee: alex }), { open: 1, unassigned: 0, mine: 1 }],
    ['a colleague’s', makeStored({ assignee: beth }), { open: 1, unassigned: 0, mine: 0 }],
    ['a resolved one', makeStored({ status: 'Resolved' }), none],
    ['a deleted one', makeStored({ availability: 'Deleted' }), none],
    ['one that is being checked', makeStored({ isUnverified: true }), none],
  ])('counts %s, and uncounts it', (_, thread, expected) => {
    expect(change(undefined, thread)[billing.extensionId]).toEqual(expected);
    const counts: Counts = { byOwner: {} };
    countChange(counts, undefined, thread, ME);
    countChange(counts, thread, undefined, ME);
    expect(counts.byOwner[billing.extensionId]).toEqual(none);
  });

  it('moves a thread between resources', () => {
    const counts: Counts = { byOwner: { [billing.extensionId]: { open: 3, unassigned: 2, mine: 1 } } };
    countChange(counts, makeStored(), makeStored({ owner: support }), ME);
    expect(counts.byOwner).toEqual({
      [billing.extensionId]: { open: 2, unassigned: 1, mine: 1 },
      [support.extensionId]: { open: 1, unassigned: 1, mine: 0 },
    });
  });

  it('adds resources up for the badge', () => {
    const one = { open: 3, unassigned: 2, mine: 1 };
    expect(totalCounts({ byOwner: { a: one, b: one } })).toEqual({ open: 6, unassigned: 4, mine: 2 });
    expect(totalCounts(undefined)).toEqual(none);
  });
});
