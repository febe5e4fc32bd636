import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Timeline } from '../../../utils/timeline/read-customer.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { createHarness, type Harness, press } from '../../support/component-harness.ts';
import {
  drawTimeline,
  RESOLVED,
  type Sight,
  scrollAway,
  section,
  timelineBox,
  timelineOf,
  watchSight,
} from '../../support/draw-timeline.ts';
import { makeMessages } from '../../support/make-records.ts';

let harness: Harness;
let sight: Sight;

beforeEach(async () => {
  harness = await createHarness();
  sight = watchSight();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const draw = (timeline: Timeline, over?: Parameters<typeof drawTimeline>[2]) =>
  drawTimeline(harness, timeline, over);

describe('what is new', () => {
  const open = (count: number) => timelineOf([section({}, makeMessages(count))]);
  const news = () => screen.queryByRole('button', { name: 'New messages' });

  it('is in view where the agent is at the end', async () => {
    const { redraw } = await draw(open(3));
    await scrollAway(50);
    Object.defineProperty(timelineBox(), 'scrollHeight', { value: 2_500, configurable: true });
    await redraw(open(4));
    expect([timelineBox().scrollTop, news()]).toEqual([2_500, null]);
  });

  it('does not take the agent away from what they read: a button leads there', async () => {
    const { redraw } = await draw(open(3));
    await scrollAway(1_000);
    const before = timelineBox().scrollTop;
    await redraw(open(4));
    expect(timelineBox().scrollTop).toBe(before);
    expect(news()).toBeTruthy();
    await expectAccessible();
    await press('New messages');
    expect(news()).toBeNull();
    expect(timelineBox().scrollTop).toBeGreaterThanOrEqual(1_600);
  });

  it('needs no button any more once the agent has come to the end', async () => {
    const { redraw } = await draw(open(3));
    await scrollAway(1_000);
    await redraw(open(4));
    await scrollAway(0);
    expect(news()).toBeNull();
  });

  it('is not what was there before', async () => {
    const { redraw } = await draw(open(3));
    await scrollAway(1_000);
    await redraw(open(3));
    expect(news()).toBeNull();
  });
});

describe('what the agent came for', () => {
  const timeline = timelineOf([
    section({ ...RESOLVED, id: 't1' }, makeMessages(3)),
    section({ id: 't2' }, []),
  ]);

  it('is in view and marked: the entry a search led to', async () => {
    await draw(timeline, { focusEntryId: 'm1' });
    expect(sight.scrolledTo.map((one) => one.getAttribute('data-entry'))).toEqual(['m1']);
    expect(document.querySelector('[data-focus]')?.textContent).toContain('Text 1');
    expect(document.querySelectorAll('[data-focus]')).toHaveLength(1);
  });

  it('is not said to be followed by news when nothing came', async () => {
    await draw(timeline, { focusEntryId: 'm1' });
    expect(screen.queryByRole('button', { name: 'New messages' })).toBeNull();
  });

  it('is in view: a conversation that is over', async () => {
    await draw(timeline, { focusThreadId: 't1' });
    expect(sight.scrolledTo.map((one) => one.getAttribute('data-thread'))).toEqual(['t1']);
  });

  it.each([
    ['an open conversation', { focusThreadId: 't2' }],
    ['what is not there', { focusEntryId: 'unknown' }],
  ])('is at the end for %s', async (_, over) => {
    await draw(timeline, over);
    expect(sight.scrolledTo).toEqual([]);
  });

  it('does not draw the agent back to it when something new comes', async () => {
    const { redraw } = await draw(timeline, { focusEntryId: 'm1' });
    await redraw(timelineOf([...timeline.sections.slice(0, 1), section({ id: 't2' }, makeMessages(1, 9))]));
    expect(sight.scrolledTo).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'New messages' })).toBeTruthy();
  });
});
