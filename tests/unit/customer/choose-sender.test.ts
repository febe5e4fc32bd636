import { describe, expect, it } from 'vitest';
import { chooseSender } from '../../../utils/customer/choose-sender.ts';
import type { SharedNumber } from '../../../utils/ringcentral/people-api.ts';
import { makeStored } from '../../support/make-records.ts';

const number = (phoneNumber: string): SharedNumber => ({ phoneNumber, name: phoneNumber, hasMms: true });
const NUMBERS = ['+1', '+2', '+3', '+4'].map(number);
const of = (phoneNumber: string) => makeStored({ ownerParty: { phoneNumber } });

type Situation = Partial<Parameters<typeof chooseSender>[0]>;
const choose = (situation: Situation) =>
  chooseSender({
    thread: undefined,
    threads: [],
    numbers: NUMBERS,
    chosen: undefined,
    remembered: '',
    ...situation,
  })?.phoneNumber;

describe('the number a text goes out from', () => {
  it.each<[string, Situation, string | undefined]>([
    [
      'of the open conversation, whatever was chosen',
      { thread: of('+2'), chosen: '+3', remembered: '+4' },
      '+2',
    ],
    [
      'of an open conversation that is not mine to use is none',
      { thread: of('+9'), chosen: '+3' },
      undefined,
    ],
    ['what the agent chose', { threads: [of('+2')], chosen: '+3', remembered: '+4' }, '+3'],
    ['what the customer knows', { threads: [of('+2'), of('+3')], remembered: '+4' }, '+2'],
    ['what last started one', { remembered: '+4' }, '+4'],
    [
      'what last started one, where the customer’s is not mine',
      { threads: [of('+9')], remembered: '+4' },
      '+4',
    ],
    ['the first', {}, '+1'],
    ['the first, where what was remembered is no longer mine', { remembered: '+9', chosen: '+8' }, '+1'],
    ['none where there is none', { numbers: [] }, undefined],
  ])('is that %s', (_, situation, expected) => {
    expect(choose(situation)).toBe(expected);
  });
});
