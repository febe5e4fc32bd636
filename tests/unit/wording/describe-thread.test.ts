import { describe, expect, it } from 'vitest';
import type { StoredThread } from '../../../utils/store/schema.ts';
import {
  describeEnd,
  describeOwner,
  describeState,
  explainState,
  type Holding,
  holdingOf,
} from '../../../utils/wording/describe-thread.ts';
import { alex, beth, billing, ME, makeStored } from '../../support/make-records.ts';

describe('who has a thread', () => {
  it.each<[Partial<StoredThread>, Holding, string]>([
    [{}, 'unassigned', 'Unassigned'],
    [{ assignee: alex }, 'mine', 'You'],
    [{ assignee: beth }, 'colleague', 'Beth Nolan'],
    [{ assignee: { ...beth, name: '' } }, 'colleague', 'A colleague'],
    [{ isUnverified: true, assignee: alex }, 'checking', 'Checking'],
    [{ status: 'Resolved' }, 'over', 'Resolved'],
    [{ status: 'Resolved', statusReason: 'Manual' }, 'over', 'Resolved'],
    [{ status: 'Resolved', statusReason: 'ThreadExpired' }, 'over', 'Closed'],
    [{ status: 'Resolved', statusReason: 'OwnerDeleted' }, 'over', 'Closed'],
    [{ status: 'Resolved', statusReason: 'OwnerPhoneNumberDeleted' }, 'over', 'Closed'],
    [{ status: 'Resolved', statusReason: 'SomethingNew' }, 'over', 'Resolved'],
    [{ status: 'Snoozed' }, 'over', 'Resolved'],
    [{ availability: 'Deleted' }, 'over', 'Deleted'],
    [{ availability: 'Deleted', status: 'Resolved', statusReason: 'Manual' }, 'over', 'Deleted'],
  ])('%j: %s, "%s"', (change, holding, words) => {
    const thread = makeStored(change);
    expect([holdingOf(thread, ME), describeState(thread, ME)]).toEqual([holding, words]);
  });
});

describe('what the state leaves out', () => {
  it.each<[Partial<StoredThread>, string | undefined]>([
    [
      { status: 'Resolved', statusReason: 'ThreadExpired' },
      'Closed automatically after 72 h without activity',
    ],
    [{ status: 'Resolved', statusReason: 'OwnerDeleted' }, 'Closed because the queue was deleted'],
    [{ status: 'Resolved', statusReason: 'Manual' }, undefined],
    [{ availability: 'Deleted', status: 'Resolved', statusReason: 'ThreadExpired' }, undefined],
    [{ isUnverified: true, status: 'Resolved', statusReason: 'ThreadExpired' }, undefined],
  ])('%j: %s', (change, words) => {
    expect(explainState(makeStored(change), ME)).toBe(words);
  });
});

it('a reason that is the name of an object property is no reason', () => {
  expect(describeState(makeStored({ status: 'Resolved', statusReason: 'constructor' }), ME)).toBe('Resolved');
});

describe('why a thread is over', () => {
  it.each([
    ['Manual', 'Resolved'],
    ['ThreadExpired', 'Closed automatically after 72 h without activity'],
    ['OwnerDeleted', 'Closed because the queue was deleted'],
    ['OwnerPhoneNumberDeleted', 'Closed because the queue lost its number'],
    ['SomethingNew', 'Resolved'],
    ['', 'Resolved'],
    [undefined, 'Resolved'],
    ['toString', 'Resolved'],
  ])('%s: %s', (statusReason, words) => {
    expect(describeEnd({ statusReason })).toBe(words);
  });
});

describe('whose a thread is', () => {
  it.each<[Partial<StoredThread>, string]>([
    [{}, 'Billing'],
    [{ owner: { ...billing, name: '' } }, '+16505550110'],
    [{ owner: { ...billing, name: '' }, ownerParty: { phoneNumber: '' } }, 'Shared inbox'],
  ])('%j: %s', (change, words) => {
    expect(describeOwner(makeStored(change))).toBe(words);
  });
});
