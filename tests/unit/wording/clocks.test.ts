import { describe, expect, it } from 'vitest';
import { NO_ACTIVITY, type StoredThread } from '../../../utils/store/schema.ts';
import { describeExpiry, describeWaiting, expiresAt, waitingSince } from '../../../utils/wording/clocks.ts';
import { at, makeStored, START } from '../../support/make-records.ts';

const HOUR = 3_600_000;
const spoke = (inbound: string, outbound: string): StoredThread['activity'] => ({
  lastInboundTime: inbound,
  lastOutboundTime: outbound,
  lastMessageTime: inbound > outbound ? inbound : outbound,
});

describe('waiting', () => {
  it.each([
    ['the customer wrote last', spoke(at(5), at(1)), Date.parse(at(5))],
    ['only the customer wrote', spoke(at(5), ''), Date.parse(at(5))],
    ['we wrote last', spoke(at(1), at(5)), undefined],
    ['both at the same moment', spoke(at(5), at(5)), undefined],
    ['nobody wrote', NO_ACTIVITY, undefined],
  ])('when %s', (_, activity, since) => {
    expect(waitingSince(makeStored({ activity }))).toBe(since);
  });

  it.each([
    [0, 'Waiting under 1 min'],
    [-60_000, 'Waiting under 1 min'],
    [12 * 60_000, 'Waiting 12 min'],
    [30 * HOUR, 'Waiting 1 d'],
  ])('for %i ms is said as "%s"', (ms, words) => {
    const thread = makeStored({ activity: spoke(at(0), '') });
    expect(describeWaiting(thread, START + ms)).toBe(words);
  });

  it.each<Partial<StoredThread>>([
    { status: 'Resolved' },
    { availability: 'Deleted' },
    { isUnverified: true },
  ])('is over with the thread: %j', (change) => {
    const thread = makeStored({ activity: spoke(at(0), ''), ...change });
    expect(describeWaiting(thread, START + HOUR)).toBeUndefined();
  });
});

describe('the end by itself', () => {
  // "A thread with no activity for 72 hours is resolved by the system" (ringcentral-api.md, Threads).
  it('is 72 hours after the last text, or the beginning without one', () => {
    expect(expiresAt(makeStored({ activity: spoke('', at(60)) }))).toBe(START + 73 * HOUR);
    expect(expiresAt(makeStored())).toBe(START + 72 * HOUR);
    expect(expiresAt(makeStored({ creationTime: '' }))).toBeUndefined();
  });

  it('does not come for a thread that is over', () => {
    expect(expiresAt(makeStored({ status: 'Resolved' }))).toBeUndefined();
  });

  it.each([
    [12 * HOUR + 1, undefined],
    [12 * HOUR, 'Closes itself in 12 h'],
    [HOUR, 'Closes itself in 1 h'],
    [5 * 60_000, 'Closes itself in 5 min'],
    [59_000, 'Closes itself in a minute'],
    [0, 'Closes itself any moment'],
    [-HOUR, 'Closes itself any moment'],
  ])('%i ms before is said as "%s"', (left, words) => {
    expect(describeExpiry(makeStored(), START + 72 * HOUR - left)).toBe(words);
  });
});
