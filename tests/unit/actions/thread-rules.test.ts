import { describe, expect, it } from 'vitest';
import {
  mayAddNote,
  mayAssign,
  mayChangeNote,
  mayDelete,
  mayResolve,
  type Verdict,
} from '../../../utils/actions/thread-rules.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import { alex, beth, ME, makeNote, makeStored, sam } from '../../support/make-records.ts';

/** Every state a thread can be in: who has it, and why it may be closed to everybody. */
const HELD_BY = { nobody: undefined, me: alex, beth } as const;
const STATES: Record<string, Partial<StoredThread>> = {
  open: {},
  resolved: { status: 'Resolved', statusReason: 'Manual' },
  expired: { status: 'Resolved', statusReason: 'ThreadExpired' },
  'in a state nobody knows': { status: 'Snoozed' },
  deleted: { availability: 'Deleted' },
  'deleted after it was resolved': { status: 'Resolved', availability: 'Deleted' },
  unverified: { isUnverified: true },
};
const TARGETS = { me: ME, beth: beth.extensionId, sam: sam.extensionId, nobody: null } as const;

const thread = (state: string, holder: keyof typeof HELD_BY) =>
  makeStored({ ...STATES[state], assignee: HELD_BY[holder] });
const reasonOf = (verdict: Verdict) => (verdict.isAllowed ? 'allowed' : verdict.reason);

describe('assigning an open thread', () => {
  // "Unassigned: any handler may assign anyone. Assigned: the assignee may hand over to anyone; any other handler may
  // only take it for themselves." (ringcentral-api.md, Threads)
  it.each<[keyof typeof HELD_BY, keyof typeof TARGETS, string]>([
    ['nobody', 'me', 'allowed'],
    ['nobody', 'beth', 'allowed'],
    ['nobody', 'sam', 'allowed'],
    ['nobody', 'nobody', 'Nobody is assigned.'],
    ['me', 'me', 'You already have this conversation.'],
    ['me', 'beth', 'allowed'],
    ['me', 'sam', 'allowed'],
    ['me', 'nobody', 'allowed'],
    ['beth', 'me', 'allowed'],
    ['beth', 'beth', 'Beth Nolan already has it.'],
    ['beth', 'sam', 'Only Beth Nolan can hand this conversation on. You can take it over yourself.'],
    ['beth', 'nobody', 'Only Beth Nolan can hand this conversation on. You can take it over yourself.'],
  ])('held by %s, to %s: %s', (holder, target, expected) => {
    expect(reasonOf(mayAssign(thread('open', holder), ME, TARGETS[target]))).toBe(expected);
  });

  it('names nobody whose name is not known', () => {
    const nameless = makeStored({ assignee: { ...beth, name: '' } });
    expect(reasonOf(mayAssign(nameless, ME, sam.extensionId))).toBe(
      'Only the colleague who has it can hand this conversation on. You can take it over yourself.',
    );
    expect(reasonOf(mayAssign(nameless, ME, beth.extensionId))).toBe('A colleague already has it.');
  });
});

const ACTIONS = {
  assign: (one: StoredThread) => mayAssign(one, ME, sam.extensionId),
  take: (one: StoredThread) => mayAssign(one, ME, ME),
  unassign: (one: StoredThread) => mayAssign(one, ME, null),
  resolve: mayResolve,
  'add a note': mayAddNote,
  'change a note': (one: StoredThread) => mayChangeNote(one, makeNote(), ME),
};
const actions = Object.entries(ACTIONS);
const holders = ['nobody', 'me', 'beth'] as const;

describe('a thread that is not open', () => {
  // "A resolved thread can never be reopened"; resolve "must be Open"; notes: "Open threads only" (ringcentral-api.md).
  const states = Object.keys(STATES).filter((state) => state !== 'open');
  const table = states.flatMap((state) =>
    holders.flatMap((holder) => actions.map(([name, may]) => [state, holder, name, may] as const)),
  );

  it.each(table)('%s, held by %s: nobody may %s it', (state, holder, _, may) => {
    const reason = reasonOf(may(thread(state, holder)));
    expect(reason).not.toBe('allowed');
    expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['resolved', 'This conversation is resolved, so there is nothing left to resolve.'],
    ['deleted', 'This conversation was deleted.'],
    ['deleted after it was resolved', 'This conversation was deleted.'],
    ['unverified', 'Checking with RingCentral whether this conversation is still open.'],
  ])('says why: %s', (state, reason) => {
    expect(reasonOf(mayResolve(thread(state, 'me')))).toBe(reason);
  });
});

describe('an open thread', () => {
  // "any handler; clears assignee" (resolve); "any handler, assignee or not" (notes).
  it.each(holders)('held by %s may be resolved and noted upon by any handler', (holder) => {
    expect(reasonOf(mayResolve(thread('open', holder)))).toBe('allowed');
    expect(reasonOf(mayAddNote(thread('open', holder)))).toBe('allowed');
  });

  // "author only; Open only" (PATCH and DELETE of notes).
  it.each<[string, Parameters<typeof makeNote>[0], string]>([
    ['my own', { author: alex }, 'allowed'],
    ['a colleague’s', { author: beth }, 'Only Beth Nolan can change this note.'],
    ['one without an author', { author: undefined }, 'Only its author can change this note.'],
    ['one of a nameless author', { author: { ...beth, name: '' } }, 'Only its author can change this note.'],
  ])('lets a note be changed by its author only: %s', (_, change, expected) => {
    for (const holder of holders) {
      expect(reasonOf(mayChangeNote(thread('open', holder), makeNote(change), ME))).toBe(expected);
    }
  });
});

describe('deleting a thread', () => {
  // "DELETE: any handler, any status" (ringcentral-api.md, Threads).
  it.each<[string, string]>([
    ['open', 'allowed'],
    ['resolved', 'allowed'],
    ['expired', 'allowed'],
    ['in a state nobody knows', 'allowed'],
    ['deleted', 'This conversation was deleted.'],
    ['deleted after it was resolved', 'This conversation was deleted.'],
    ['unverified', 'Checking with RingCentral whether this conversation still exists.'],
  ])('that is %s: %s', (state, expected) => {
    for (const holder of holders) expect(reasonOf(mayDelete(thread(state, holder)))).toBe(expected);
  });
});
