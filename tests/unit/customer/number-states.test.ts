import { beforeEach, describe, expect, it } from 'vitest';
import {
  describeNumberState,
  mostActive,
  type NumberState,
  readNumberStates,
} from '../../../utils/customer/number-states.ts';
import { save } from '../../../utils/store/save.ts';
import type { StoredThread, ThreadsideDb } from '../../../utils/store/schema.ts';
import { formatTimeOfDay } from '../../../utils/wording/format-time.ts';
import { alex, at, beth, CUSTOMER, ME, makeStored, makeThread } from '../../support/make-records.ts';
import { openTestStore } from '../../support/test-store.ts';

const OTHER = '+496912345678';

describe('what the inbox knows of a page’s numbers', () => {
  let db: ThreadsideDb;
  beforeEach(async () => {
    db = await openTestStore();
    await save(db, ME, {
      threads: [makeThread(), makeThread({ id: 't2', status: 'Resolved', lastModifiedTime: at(99) })],
    });
  });
  const read = async (phoneNumber: string, ...alternatives: string[]) => {
    const [state] = await readNumberStates(db, [{ phoneNumber, alternatives }]);
    return [state?.phoneNumber, state?.thread?.id, state?.isKnown];
  };

  it('is their conversation that matters most: an open one before a later one that is over', async () => {
    expect(await read(CUSTOMER)).toEqual([CUSTOMER, 't1', true]);
  });

  it('decides how digits are read that can be read in several ways', async () => {
    expect(await read(OTHER, '+33123456789', CUSTOMER)).toEqual([CUSTOMER, 't1', true]);
    expect(await read(CUSTOMER, OTHER)).toEqual([CUSTOMER, 't1', true]);
  });

  it('is nothing for a stranger, whose past may not even have been asked for', async () => {
    expect(await read(OTHER, '+33123456789')).toEqual([OTHER, undefined, false]);
    await db.put('history', { guestPhoneNumber: OTHER, fetchedAt: 1 });
    expect(await read(OTHER, '+33123456789')).toEqual([OTHER, undefined, true]);
  });

  it('comes in the order asked for', async () => {
    const numbers = [OTHER, CUSTOMER, '+33123456789'].map((phoneNumber) => ({
      phoneNumber,
      alternatives: [],
    }));
    expect((await readNumberStates(db, numbers)).map(({ phoneNumber }) => phoneNumber)).toEqual([
      OTHER,
      CUSTOMER,
      '+33123456789',
    ]);
    expect(await readNumberStates(db, [])).toEqual([]);
  });
});

describe('the most active of a record’s numbers', () => {
  const state = (phoneNumber: string, thread?: Partial<StoredThread>): NumberState => ({
    phoneNumber,
    thread: thread && makeStored(thread),
    isKnown: true,
  });
  const over: Partial<StoredThread> = { status: 'Resolved' };
  const spoken = (minutes: number): Partial<StoredThread> => ({
    activity: { lastMessageTime: at(minutes), lastInboundTime: '', lastOutboundTime: '' },
  });

  it.each<[string, NumberState[], string | undefined]>([
    [
      'the one with an open conversation',
      [state('a', { ...over, ...spoken(99) }), state('b', spoken(1))],
      'b',
    ],
    ['of two open ones the later', [state('a', spoken(1)), state('b', spoken(2))], 'b'],
    [
      'of two that are over the later',
      [state('a', { ...over, ...spoken(3) }), state('b', { ...over, ...spoken(2) })],
      'a',
    ],
    ['the first of those alike', [state('a', spoken(1)), state('b', spoken(1))], 'a'],
    ['one with a conversation before strangers', [state('a'), state('b', over)], 'b'],
    ['the page’s first where there are only strangers', [state('a'), state('b')], 'a'],
    ['nobody where there is none', [], undefined],
  ])('is %s', (_, states, expected) => {
    expect(mostActive(states)?.phoneNumber).toBe(expected);
  });
});

describe('a number’s state', () => {
  const now = Date.parse(at(13));
  const waiting = { lastInboundTime: at(1), lastOutboundTime: '', lastMessageTime: at(1) };
  const said = (thread: Partial<StoredThread> | undefined, isKnown = true) =>
    describeNumberState({ thread: thread && makeStored(thread), isKnown }, { me: ME, now });

  it.each<[Partial<StoredThread>, string]>([
    [{ activity: waiting }, 'Open · unassigned 12 min'],
    [{}, 'Open · unassigned'],
    [{ activity: waiting, assignee: alex }, 'Open · you 12 min'],
    [{ activity: waiting, assignee: beth }, 'Open · Beth Nolan'],
    [{ assignee: { ...beth, name: '' } }, 'Open · a colleague'],
    [{ isUnverified: true }, 'Checking'],
    [{ status: 'Resolved', statusReason: 'Manual' }, `Resolved · ${formatTimeOfDay(at(0))}`],
    [{ status: 'Resolved', statusReason: 'ThreadExpired' }, `Closed · ${formatTimeOfDay(at(0))}`],
    [{ availability: 'Deleted' }, `Deleted · ${formatTimeOfDay(at(0))}`],
  ])('%j is "%s"', (thread, words) => {
    expect(said(thread)).toBe(words);
  });

  it('says the day for what is over since', () => {
    expect(said({ status: 'Resolved', lastModifiedTime: at(-24 * 60) })).toBe('Resolved · Yesterday');
  });

  it('without conversations says so only when that is known', () => {
    expect([said(undefined), said(undefined, false)]).toEqual(['No texts', 'Checking']);
  });
});
