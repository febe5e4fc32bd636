import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import type { Timeline } from '../../../utils/timeline/read-customer.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, failed, type Harness, OK, press } from '../../support/component-harness.ts';
import {
  drawTimeline,
  REACH,
  RESOLVED,
  type Sight,
  scrollAway,
  section,
  timelineBox,
  timelineOf,
  watchSight,
} from '../../support/draw-timeline.ts';
import {
  alex,
  at,
  beth,
  makeHint,
  makeMessage,
  makeMessages,
  makeNote,
  support,
} from '../../support/make-records.ts';

const local = (text: string) => new Date(text).toISOString();
let harness: Harness;
let sight: Sight;

beforeEach(async () => {
  harness = await createHarness();
  harness.now = Date.parse('2026-03-10T12:00:00');
  sight = watchSight();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const draw = (timeline: Timeline, over?: Parameters<typeof drawTimeline>[2]) =>
  drawTimeline(harness, timeline, over);
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');

describe('one timeline', () => {
  it('runs over all queues, each conversation with its beginning and its end', async () => {
    const sections = [
      section({ ...RESOLVED, id: 't1', creationTime: local('2026-02-03T10:00:00') }, [
        makeMessage({ text: 'First', creationTime: local('2026-02-03T10:00:00') }),
        makeHint('ThreadResolvedHint', {
          id: 'h',
          lastModifiedTime: local('2026-02-03T12:00:00'),
          initiator: beth,
        }),
      ]),
      section({ id: 't2', owner: support, creationTime: local('2026-03-09T10:00:00') }, [
        makeMessage({ id: 'e2', text: 'Second', creationTime: local('2026-03-09T10:00:00') }),
      ]),
    ];
    await draw(timelineOf(sections));
    expect(
      rows().map((row) => /^Billing|First|Resolved by Beth Nolan|^Support · Yesterday|Second/.exec(row)?.[0]),
    ).toEqual(['Billing', 'First', 'Resolved by Beth Nolan', 'Support · Yesterday', 'Second']);
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toHaveLength(2);
    await expectAccessible();
  });

  it('holds texts, notes and system lines in the order they are given', async () => {
    await draw(
      timelineOf([
        section({}, [
          makeMessage({ id: 'm1', text: 'First', creationTime: at(1) }),
          makeHint('ThreadAssignedHint', {
            id: 'h',
            lastModifiedTime: at(2),
            initiator: beth,
            assignee: beth,
          }),
          makeNote({ id: 'n', text: 'A note', creationTime: at(3), author: beth }),
          makeMessage({ id: 'm2', text: 'Second', creationTime: at(4) }),
          makeHint('ThreadSnoozedHint', { id: 'h2', lastModifiedTime: at(5) }),
        ]),
      ]),
    );
    expect(
      rows()
        .map((row) => /First|took|A note|Second|Something changed/.exec(row)?.[0])
        .slice(1),
    ).toEqual(['First', 'took', 'A note', 'Second', 'Something changed']);
    expect(screen.getByRole('article', { name: 'Internal note' }).textContent).toContain('A note');
    await expectAccessible();
  });

  it('is divided by days, each said once', async () => {
    const times = [
      '2026-03-08T10:00:00',
      '2026-03-09T23:59:00',
      '2026-03-10T00:01:00',
      '2026-03-10T09:00:00',
    ];
    const entries = times.map((time) => makeMessage({ id: time, text: time, creationTime: local(time) }));
    await draw(timelineOf([section({ creationTime: local('2026-03-08T10:00:00') }, entries)]));
    expect(rows().filter((row) => !row.includes('2026'))).toEqual([
      expect.stringMatching(/^Billing · Sunday/),
      'Yesterday',
      'Today',
    ]);
  });

  it.each<[string, Partial<StoredThread>, Entry[], string]>([
    ['by me', RESOLVED, [makeHint('ThreadResolvedHint', { initiator: alex })], 'Resolved by you'],
    [
      'by somebody without a name',
      RESOLVED,
      [makeHint('ThreadResolvedHint', { initiator: { ...beth, name: '' } })],
      'Resolved by a colleague',
    ],
    ['by nobody knows whom', RESOLVED, [], 'Resolved'],
    [
      'by itself',
      { ...RESOLVED, statusReason: 'ThreadExpired' },
      [makeHint('ThreadResolvedHint')],
      'Closed automatically after 72 h without activity',
    ],
    [
      'by deleting',
      { availability: 'Deleted' },
      [makeHint('ThreadDeletedHint', { initiator: beth })],
      'Deleted by Beth Nolan',
    ],
    ['by deleting, nobody knows who', { availability: 'Deleted' }, [], 'This conversation was deleted'],
  ])('says how a conversation ended: %s', async (_, change, entries, words) => {
    await draw(timelineOf([section({ ...change, lastModifiedTime: local('2026-03-09T10:00:00') }, entries)]));
    expect(rows().at(-1)).toContain(words);
    await expectAccessible();
  });

  it('says when it ended, by the system line before the record', async () => {
    const hint = makeHint('ThreadResolvedHint', {
      initiator: beth,
      lastModifiedTime: local('2026-03-08T10:00:00'),
    });
    const change = { ...RESOLVED, lastModifiedTime: local('2026-03-10T10:00:00') };
    await draw(timelineOf([section(change, [hint])]));
    expect(rows().at(-1)).toBe('Resolved by Beth Nolan · Sunday');
  });

  it('draws an entry whose time nobody knows, under no day', async () => {
    const unknown = makeMessage({ text: 'When?', creationTime: '', lastModifiedTime: '' });
    await draw(timelineOf([section({ creationTime: '', lastModifiedTime: '' }, [unknown])]));
    expect(rows()).toEqual(['Billing', 'When?']);
  });
});

describe('what is further back', () => {
  const sections = [section({}, makeMessages(3), true)];

  it('of one conversation comes at a press', async () => {
    const { onReach } = await draw(timelineOf(sections));
    await press('Show older');
    expect(onReach).toHaveBeenCalledExactlyOnceWith({ ...REACH, entriesPerThread: 160 });
  });

  it('of the customer comes by itself when the top is in view, and not before', async () => {
    const { onReach } = await draw(timelineOf(sections, 5));
    expect(screen.getByRole('status', { name: 'Earlier conversations' })).toBeTruthy();
    sight.seeTop(false);
    expect(onReach).not.toHaveBeenCalled();
    sight.seeTop(true);
    expect(onReach).toHaveBeenCalledExactlyOnceWith({ ...REACH, pastThreads: 7 });
  });

  it('is not asked for where there is nothing more', async () => {
    const { onReach } = await draw(timelineOf(sections, 0));
    sight.seeTop(true);
    expect(onReach).not.toHaveBeenCalled();
    expect(screen.queryByRole('status', { name: 'Earlier conversations' })).toBeNull();
  });

  it('is said to be on its way while RingCentral is asked', async () => {
    await draw(timelineOf(sections), { isFetching: true });
    expect(screen.getByRole('status', { name: 'Earlier conversations' })).toBeTruthy();
  });

  it('does not move what is being read when it appears above', async () => {
    const open = section({ id: 't2' }, makeMessages(3));
    const { redraw } = await draw(timelineOf([open], 1));
    await scrollAway(1_000);
    const before = timelineBox().scrollTop;
    // What came before is as high as the list was until now.
    await redraw(timelineOf([open], 1));
    Object.defineProperty(timelineBox(), 'scrollHeight', { value: 2_700, configurable: true });
    await redraw(timelineOf([section({ ...RESOLVED, id: 't1' }), open]));
    expect(timelineBox().scrollTop).toBe(before + 700);
  });
});

describe('what was never fetched', () => {
  const missing = [
    section({ ...RESOLVED, id: 't1', hasAllEntries: false }, []),
    section({ ...RESOLVED, id: 't2', hasAllEntries: false }, []),
    section({ ...RESOLVED, id: 't3' }, []),
    section({ id: 't4', availability: 'Deleted' }, []),
    section({ id: 't5', hasAllEntries: false }),
  ];

  it('is asked for at once, in one go, and only of the conversations shown', async () => {
    harness.answer(() => new Promise(() => {}));
    await draw(timelineOf(missing));
    expect(harness.sent).toEqual([{ name: 'loadEntries', payload: { threadIds: ['t1', 't2'] } }]);
    expect(rows().filter((row) => row === 'Fetching what was said')).toHaveLength(2);
    await expectAccessible();
  });

  it('is asked for when what was asked before has come, and nothing further back until then', async () => {
    let arrive = () => {};
    harness.answer(
      () =>
        new Promise((resolve) => {
          arrive = () => resolve(OK);
        }),
    );
    const { onReach, redraw } = await draw(timelineOf(missing, 5));
    sight.seeTop(true);
    expect(onReach).not.toHaveBeenCalled();
    const more = [section({ ...RESOLVED, id: 't0', hasAllEntries: false }, []), ...missing.slice(2)];
    await redraw(timelineOf(more, 4));
    expect(harness.sent).toHaveLength(1);
    arrive();
    await vi.waitFor(() => expect(harness.sent).toHaveLength(2));
    expect(harness.sent[1]?.payload).toEqual({ threadIds: ['t0'] });
    arrive();
    await redraw(timelineOf(more.slice(1), 4));
    sight.seeTop(true);
    expect(onReach).toHaveBeenCalledOnce();
    expect(harness.sent).toHaveLength(2);
  });

  it('is not asked for while the customer’s past is, which brings most of it', async () => {
    const { onReach, redraw } = await draw(timelineOf(missing, 5), { isFetching: true });
    sight.seeTop(true);
    expect(onReach).not.toHaveBeenCalled();
    await redraw(timelineOf(missing.slice(1), 5), { isFetching: false });
    expect(harness.sent).toEqual([{ name: 'loadEntries', payload: { threadIds: ['t2'] } }]);
  });

  it('keeps nothing that is stored from being seen while RingCentral is asked', async () => {
    const { onReach } = await draw(timelineOf(missing.slice(2), 5), { isFetching: true });
    sight.seeTop(true);
    expect(onReach).toHaveBeenCalledOnce();
  });

  it('says why it could not be fetched, hides nothing, and is asked for again at a press', async () => {
    harness.answer(() => failed({ kind: 'offline', cause: 'network', isOutcomeUnknown: false }));
    const { redraw } = await draw(timelineOf(missing));
    expect(screen.getByRole('alert').textContent).toContain(
      'What was said could not be loaded. RingCentral cannot be reached.',
    );
    expect(screen.getByText('Is my order ready?')).toBeTruthy();
    expect(harness.sent).toHaveLength(1);
    await expectAccessible();
    harness.answer(() => OK);
    await press('Try again');
    expect(harness.sentNames()).toEqual(['loadEntries', 'loadEntries']);
    expect(screen.queryByRole('alert')).toBeNull();
    await redraw(timelineOf(missing.slice(2)));
    expect(harness.sent).toHaveLength(2);
  });
});
