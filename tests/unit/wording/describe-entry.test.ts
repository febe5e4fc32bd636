import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../utils/ringcentral/entry-record.ts';
import { hasFailed } from '../../../utils/ringcentral/has-failed.ts';
import type { StoredThread } from '../../../utils/store/schema.ts';
import {
  adviseOnFailure,
  describeAuthor,
  describeDelivery,
  describeHint,
} from '../../../utils/wording/describe-entry.ts';
import { alex, beth, ME, makeHint, makeMessage, makeNote, sam } from '../../support/make-records.ts';

const nameless = { ...beth, name: '' };
const said = (recordType: string, change: Partial<Entry> = {}) =>
  describeHint(makeHint(recordType, change), ME);

describe('a system line', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['ThreadCreatedHint', {}, 'Conversation started'],
    ['ThreadCreatedHint', { initiator: alex }, 'You started this conversation'],
    ['ThreadCreatedHint', { initiator: beth }, 'Beth Nolan started this conversation'],
    ['ThreadResolvedHint', { initiator: alex }, 'You resolved this conversation'],
    ['ThreadResolvedHint', { initiator: beth }, 'Beth Nolan resolved this conversation'],
    ['ThreadResolvedHint', { initiator: nameless }, 'A colleague resolved this conversation'],
    ['ThreadDeletedHint', { initiator: beth }, 'Beth Nolan deleted this conversation'],
    ['ThreadDeletedHint', {}, 'This conversation was deleted'],
    ['ThreadSnoozedHint', { initiator: beth }, 'Something changed in this conversation'],
    ['', {}, 'Something changed in this conversation'],
  ])('%s %j', (recordType, change, expected) => {
    expect(said(recordType, change)).toBe(expected);
  });

  it.each<[Partial<Entry>, string]>([
    [{ initiator: alex, assignee: alex }, 'You took this conversation'],
    [{ initiator: beth, assignee: beth }, 'Beth Nolan took this conversation'],
    [{ initiator: beth, assignee: beth, previousAssignee: alex }, 'Beth Nolan took over from you'],
    [{ initiator: alex, assignee: alex, previousAssignee: beth }, 'You took over from Beth Nolan'],
    [{ initiator: alex, assignee: beth }, 'You assigned this to Beth Nolan'],
    [{ initiator: beth, assignee: alex }, 'Beth Nolan assigned this to you'],
    [
      { initiator: beth, assignee: sam, previousAssignee: beth },
      'Beth Nolan assigned this from Beth Nolan to Sam Ortiz',
    ],
    [{ initiator: alex, assignee: sam, previousAssignee: alex }, 'You assigned this from you to Sam Ortiz'],
    [{ assignee: beth }, 'Assigned to Beth Nolan'],
    [{ assignee: alex, previousAssignee: beth }, 'Assigned from Beth Nolan to you'],
    [{ initiator: alex, previousAssignee: alex }, 'You unassigned this conversation'],
    [{ previousAssignee: beth }, 'This conversation was unassigned'],
    [{}, 'This conversation was unassigned'],
  ])('about an assignment: %j', (change, expected) => {
    expect(said('ThreadAssignedHint', change)).toBe(expected);
  });

  it('does not take a colleague of the same name for the same person', () => {
    const other = { ...beth, extensionId: '999' };
    expect(said('ThreadAssignedHint', { initiator: beth, assignee: other })).toBe(
      'Beth Nolan assigned this to Beth Nolan',
    );
  });

  // Without an initiator the system did it, and only the thread says why (`ringcentral-api.md`, Thread record).
  it.each<[StoredThread['statusReason'], string]>([
    ['ThreadExpired', 'Closed automatically after 72 h without activity'],
    ['OwnerDeleted', 'Closed because the queue was deleted'],
    ['OwnerPhoneNumberDeleted', 'Closed because the queue lost its number'],
    ['Manual', 'This conversation was resolved'],
    ['SomethingNew', 'Resolved'],
    [undefined, 'This conversation was resolved'],
  ])('about an end nobody brought about says why only when the thread does: %s', (statusReason, expected) => {
    expect(describeHint(makeHint('ThreadResolvedHint'), ME, { statusReason })).toBe(expected);
  });

  it('about an end somebody brought about names them, whatever the thread says', () => {
    const hint = makeHint('ThreadResolvedHint', { initiator: beth });
    expect(describeHint(hint, ME, { statusReason: 'ThreadExpired' })).toBe(
      'Beth Nolan resolved this conversation',
    );
  });

  it('claims no reason where no thread is at hand', () => {
    expect(said('ThreadResolvedHint')).toBe('This conversation was resolved');
  });
});

describe('a text', () => {
  it.each([
    ['Queued', 'Sending', false],
    ['Sent', 'Sent', false],
    ['Delivered', 'Delivered', false],
    ['DeliveryFailed', 'Not delivered', true],
    ['SendingFailed', 'Not sent', true],
    ['Received', '', false],
    ['SomethingFailed', '', true],
    ['SomethingNew', '', false],
    [undefined, '', false],
  ])('of status %s says "%s"', (messageStatus, words, isFailure) => {
    const message = makeMessage({ messageStatus });
    expect([describeDelivery(message), hasFailed(message)]).toEqual([words, isFailure]);
  });

  it.each([
    ['DeliveryFailed', /carrier.*Try a call\.$/],
    ['SendingFailed', /Send it again.*administrator\.$/],
    ['Sent', /^$/],
    ['SomethingFailed', /^$/],
    ['constructor', /^$/],
    [undefined, /^$/],
  ])('of status %s advises what to do: %s', (messageStatus, words) => {
    expect(adviseOnFailure(makeMessage({ messageStatus }))).toMatch(words);
  });

  it('of a status that is the name of an object property says nothing', () => {
    for (const messageStatus of ['constructor', '__proto__', 'toString']) {
      expect(describeDelivery(makeMessage({ messageStatus }))).toBe('');
    }
  });
});

describe('an author', () => {
  it.each([
    [alex, 'You'],
    [beth, 'Beth Nolan'],
    [nameless, 'A colleague'],
    [undefined, ''],
  ])('%j is "%s"', (author, expected) => {
    expect(describeAuthor(makeNote({ author }), ME)).toBe(expected);
  });
});
