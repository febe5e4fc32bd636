import { describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH, replyWay } from '../../../utils/actions/reply-rules.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { alex, beth, ME, makeStored } from '../../support/make-records.ts';

const NUMBER = { phoneNumber: '+16505550110', name: 'Billing', hasMms: true };
const OTHER = { ...NUMBER, phoneNumber: '+16505550120' };
const ended: Partial<StoredThread>[] = [
  { status: 'Resolved' },
  { availability: 'Deleted' },
  { status: 'Resolved', availability: 'Deleted' },
];

describe('answering a customer', () => {
  // "On an Open thread only the assignee may send"; "Without `threadId` it goes to the pair's Open thread or creates
  // one, assigned to the sender"; unassigned: "expect MSG-427, assign first" (ringcentral-api.md, POST messages).
  it.each<[string, Partial<StoredThread>, object]>([
    ['mine', { assignee: alex }, { way: 'send' }],
    ['nobody’s', {}, { way: 'takeAndSend' }],
    ['a colleague’s', { assignee: beth }, { way: 'takeOver', holder: 'Beth Nolan' }],
    [
      'a nameless colleague’s',
      { assignee: { ...beth, name: '' } },
      { way: 'takeOver', holder: 'A colleague' },
    ],
    ...ended.map((change): [string, Partial<StoredThread>, object] => [
      `over: ${JSON.stringify(change)}`,
      change,
      { way: 'start' },
    ]),
  ])('in a thread that is %s', (_, change, expected) => {
    expect(replyWay(makeStored(change), ME, [OTHER, NUMBER])).toEqual(expected);
  });

  it('without any thread begins one', () => {
    expect(replyWay(undefined, ME, [NUMBER])).toEqual({ way: 'start' });
  });

  it.each<[string, StoredThread | undefined, (typeof NUMBER)[]]>([
    ['the thread may be over', makeStored({ isUnverified: true, assignee: alex }), [NUMBER]],
    ['the thread’s number is not mine to send from', makeStored({ assignee: alex }), [OTHER]],
    ['I have no number at all', undefined, []],
    ['I have no number at all, after a thread that is over', makeStored({ status: 'Resolved' }), []],
  ])('is not possible when %s, and says so', (_, thread, numbers) => {
    expect(replyWay(thread, ME, numbers)).toEqual({
      way: 'blocked',
      reason: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('takes texts of fewer than 1,000 characters', () => {
    expect(MAX_TEXT_LENGTH).toBe(999);
  });
});
