import { act, fireEvent, screen } from '@testing-library/preact';
import { h } from 'preact';
import { type Mock, vi } from 'vitest';
import { CustomerTimeline } from '../../components/customer/CustomerTimeline.tsx';
import type { Entry } from '../../utils/ringcentral/entry-record.ts';
import type { StoredThread } from '../../utils/store/schema.ts';
import type { Section, Timeline, TimelineReach } from '../../utils/timeline/read-customer.ts';
import { type Harness, settle } from './component-harness.ts';
import { makeMessage, makeStored } from './make-records.ts';

/** A resolved thread of which everything is stored. */
export const RESOLVED: Partial<StoredThread> = {
  status: 'Resolved',
  statusReason: 'Manual',
  hasAllEntries: true,
};

/** What the drawn timeline reaches back to. */
export const REACH: TimelineReach = { pastThreads: 3, entriesPerThread: 60 };

/** One thread of a timeline with what was said in it. */
export const section = (
  change: Partial<StoredThread>,
  entries: Entry[] = [makeMessage()],
  hasOlderEntries = false,
): Section => ({ thread: makeStored(change), entries, hasOlderEntries });

/** A timeline of these threads. */
export const timelineOf = (sections: Section[], earlierThreads = 0): Timeline => ({
  sections,
  earlierThreads,
  threads: sections.map(({ thread }) => thread),
});

/** What the browser would say of the top of the list (whether it came into view), and where it was scrolled to. */
export type Sight = { seeTop(isIntersecting: boolean): void; scrolledTo: Element[] };

/** Stands in for the two things this DOM has no layout for. Undo with `vi.restoreAllMocks` and `unstubAllGlobals`. */
export function watchSight(): Sight {
  const sight: Sight = { seeTop: () => {}, scrolledTo: [] };
  class Observer {
    constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
      sight.seeTop = (isIntersecting) => callback([{ isIntersecting }]);
    }
    observe() {}
    disconnect() {
      sight.seeTop = () => {};
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function scrollIntoView(this: Element) {
    sight.scrolledTo.push(this);
  });
  return sight;
}

type Props = Parameters<typeof CustomerTimeline>[0];

/** Draws a timeline; `redraw` gives it another one, and other properties if need be. */
export async function drawTimeline(
  harness: Harness,
  timeline: Timeline,
  over: Partial<Props> = {},
): Promise<{
  onReach: Mock<(reach: TimelineReach) => void>;
  redraw(next: Timeline, changed?: Partial<Props>): Promise<void>;
}> {
  const onReach = vi.fn<(reach: TimelineReach) => void>();
  const of = (one: Timeline, changed: Partial<Props> = {}) =>
    h(CustomerTimeline, {
      timeline: one,
      reach: REACH,
      onReach,
      focusEntryId: undefined,
      focusThreadId: undefined,
      isFetching: false,
      ...over,
      ...changed,
    });
  const { redraw } = harness.draw(of(timeline));
  await settle();
  return {
    onReach,
    redraw: async (next, changed) => {
      redraw(of(next, changed));
      await settle();
    },
  };
}

/** The scrolling list. */
export const timelineBox = (): HTMLElement => screen.getByRole('log', { name: 'Messages and notes' });

/** Gives the list a layout: its height, and how far above its end the agent is. CSS pixels. */
export async function scrollAway(fromEnd: number, height = 2_000): Promise<void> {
  const box = timelineBox();
  Object.defineProperty(box, 'scrollHeight', { value: height, configurable: true });
  Object.defineProperty(box, 'clientHeight', { value: 400, configurable: true });
  box.scrollTop = height - 400 - fromEnd;
  await act(() => void fireEvent.scroll(box));
}
