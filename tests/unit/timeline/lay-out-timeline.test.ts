import { describe, expect, it } from 'vitest';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { layOutTimeline } from '../../../utils/timeline/lay-out-timeline.ts';
import { beth, makeHint, makeMessage, makeNote, makeStored } from '../../support/make-records.ts';

const local = (text: string) => new Date(text).toISOString();
const NOW = Date.parse('2026-03-10T12:00:00');
const MON = local('2026-03-09T10:00:00');
const TUE = local('2026-03-10T09:00:00');

const section = (change: Partial<StoredThread> = {}, entries = [makeMessage()], hasOlderEntries = false) => ({
  thread: makeStored({ hasAllEntries: true, ...change }),
  entries,
  hasOlderEntries,
});
const kinds = (...sections: ReturnType<typeof section>[]) =>
  layOutTimeline(sections, NOW).map((row) => (row.kind === 'day' ? row.day : row.kind));
const resolved: Partial<StoredThread> = { status: 'Resolved', statusReason: 'Manual' };

describe('the rows of a timeline', () => {
  it('are a beginning, days, and what happened on them', () => {
    const entries = [
      makeMessage({ id: 'a', creationTime: MON }),
      makeNote({ id: 'b', creationTime: MON }),
      makeHint('ThreadAssignedHint', { id: 'c', lastModifiedTime: TUE }),
      makeMessage({ id: 'd', creationTime: TUE }),
    ];
    expect(kinds(section({}, entries))).toEqual([
      'begin',
      'Yesterday',
      'message',
      'note',
      'Today',
      'hint',
      'message',
    ]);
  });

  it('divide days within each conversation', () => {
    const one = section({ id: 't1', ...resolved }, [makeMessage({ creationTime: TUE })]);
    const two = section({ id: 't2' }, [makeMessage({ id: 'e2', creationTime: TUE })]);
    expect(kinds(one, two)).toEqual(['begin', 'Today', 'message', 'end', 'begin', 'Today', 'message']);
  });

  it('say once why a conversation ended, and by whom', () => {
    const hint = makeHint('ThreadResolvedHint', { id: 'h', lastModifiedTime: TUE, initiator: beth });
    const rows = layOutTimeline([section(resolved, [makeMessage({ creationTime: TUE }), hint])], NOW);
    expect(rows.map(({ kind }) => kind)).toEqual(['begin', 'day', 'message', 'end']);
    expect(rows.at(-1)).toMatchObject({ hint });
  });

  it.each<[string, Partial<StoredThread>, boolean]>([
    ['an open one', {}, false],
    ['one that is being checked', { isUnverified: true }, false],
    ['a resolved one', resolved, true],
    ['a deleted one', { availability: 'Deleted' }, true],
  ])('of %s have an end: %s', (_, change, hasEnd) => {
    expect(kinds(section(change, [])).includes('end')).toBe(hasEnd);
  });

  it.each<[string, Partial<StoredThread>, boolean]>([
    ['a past one nobody has fetched', { ...resolved, hasAllEntries: false }, true],
    ['a past one that is complete', resolved, false],
    ['an open one: sync brings it', { hasAllEntries: false }, false],
    ['a deleted one: nothing is left', { availability: 'Deleted', hasAllEntries: false }, false],
  ])('of %s say that something is missing: %s', (_, change, isMissing) => {
    expect(kinds(section(change, [])).includes('missingEntries')).toBe(isMissing);
  });

  it('offer older ones where there are some', () => {
    expect(kinds(section({}, [makeMessage({ creationTime: TUE })], true))).toEqual([
      'begin',
      'olderEntries',
      'Today',
      'message',
    ]);
  });

  it('have each a key of its own that stays the same', () => {
    const sections = ['t1', 't2', 't3'].map((id) =>
      section(
        { id, ...resolved, hasAllEntries: false },
        [makeMessage({ id: `e ${id}`, creationTime: TUE })],
        true,
      ),
    );
    const keys = layOutTimeline(sections, NOW).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(layOutTimeline(sections, NOW + 60_000).map(({ key }) => key)).toEqual(keys);
  });

  it('survive an entry whose time nobody knows', () => {
    const unknown = makeMessage({ id: 'x', creationTime: '', lastModifiedTime: '' });
    expect(kinds(section({}, [unknown]))).toEqual(['begin', 'message']);
    const known = [
      makeMessage({ id: 'a', creationTime: TUE }),
      unknown,
      makeMessage({ id: 'b', creationTime: TUE }),
    ];
    expect(kinds(section({}, known))).toEqual(['begin', 'Today', 'message', 'message', 'message']);
  });
});
