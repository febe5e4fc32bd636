import { describe, expect, it } from 'vitest';
import { currentThread } from '../../../utils/customer/current-thread.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { alex, beth, ME, makeStored } from '../../support/make-records.ts';

const THREADS: Record<string, Partial<StoredThread>> = {
  mine: { assignee: alex },
  nobodys: {},
  beths: { assignee: beth },
  resolved: { status: 'Resolved', assignee: alex },
  deleted: { availability: 'Deleted', assignee: alex },
  unverified: { isUnverified: true, assignee: alex },
};
const choose = (names: string[], chosenId?: string, heldId?: string) =>
  currentThread(
    names.map((id) => makeStored({ ...THREADS[id], id })),
    ME,
    chosenId,
    heldId,
  )?.id;

describe('the conversation that buttons are about', () => {
  it.each<[string[], string | undefined, string | undefined]>([
    [['beths', 'nobodys', 'mine'], undefined, 'mine'],
    [['beths', 'nobodys'], undefined, 'nobodys'],
    [['beths'], undefined, 'beths'],
    [['mine', 'beths'], 'beths', 'beths'],
    [['resolved', 'beths'], 'resolved', 'beths'],
    [['mine'], 'unknown', 'mine'],
    [['resolved', 'deleted', 'unverified'], undefined, undefined],
    [['resolved'], 'resolved', undefined],
    [[], undefined, undefined],
  ])('of %j, with %s chosen, is %s', (names, chosenId, expected) => {
    expect(choose(names, chosenId)).toBe(expected);
  });

  it.each<[string[], string | undefined, string, string | undefined]>([
    [['mine', 'beths'], undefined, 'beths', 'beths'],
    [['mine', 'beths'], 'mine', 'beths', 'mine'],
    [['mine', 'resolved'], undefined, 'unknown', 'mine'],
  ])('of %j, with %s chosen, while %s is written in, is %s', (names, chosenId, heldId, expected) => {
    expect(choose(names, chosenId, heldId)).toBe(expected);
  });

  it('is none while the one that is written in is over, but what followed it with the same number', () => {
    const of = (id: string, phoneNumber: string, change: Partial<StoredThread> = {}) =>
      makeStored({ id, ownerParty: { phoneNumber }, ...change });
    const over = of('over', '+1', { status: 'Resolved' });
    expect(currentThread([of('other', '+2'), over], ME, undefined, 'over')).toBeUndefined();
    expect(currentThread([of('other', '+2'), of('next', '+1'), over], ME, undefined, 'over')?.id).toBe(
      'next',
    );
  });

  it('is the first of several that are alike: the store has the latest first', () => {
    const threads = ['a', 'b'].map((id) => makeStored({ id }));
    expect(currentThread(threads, ME, undefined)?.id).toBe('a');
  });
});
