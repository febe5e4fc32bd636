import { describe, expect, it } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import type { ApiCall } from '../../../utils/ringcentral/http.ts';
import { createPeopleApi, type PeopleApi } from '../../../utils/ringcentral/people-api.ts';
import { ODD_BODIES } from '../../support/odd-values.ts';
import { stubHttp } from '../../support/stub-apis.ts';

async function ask<T>(call: (api: PeopleApi) => Promise<T>, body: unknown) {
  const sent: ApiCall[] = [];
  const json = async (request: ApiCall) => {
    sent.push(request);
    return body;
  };
  const api = createPeopleApi(stubHttp({ json }));
  return { result: await asResult(() => call(api)), sent };
}
const answerOf = async <T>(call: (api: PeopleApi) => Promise<T>, body: unknown) => {
  const { result } = await ask(call, body);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('requests', () => {
  it.each<[string, (api: PeopleApi) => Promise<unknown>, object]>([
    ['who am I', (api) => api.whoAmI(), { path: '/extension/~', query: {}, group: 'Light' }],
    [
      'may I use message threads',
      (api) => api.threadsFeature(),
      { path: '/extension/~/features', query: { featureId: 'MessageThreads' }, group: 'Light' },
    ],
    [
      'which numbers do I have',
      (api) => api.phoneNumbers(),
      { path: '/extension/~/phone-number', query: { perPage: 1000 }, group: 'Light' },
    ],
    [
      'who handles this',
      (api) => api.smsRecipients('201'),
      { path: '/extension/201/sms-recipients', query: {}, group: 'Medium' },
    ],
  ])('%s', async (_, call, request) => {
    const { sent } = await ask(call, { id: 1 });
    expect(sent).toEqual([{ method: 'GET', priority: 'agent', ...request }]);
  });
});

describe('whoAmI', () => {
  const whoAmI = (api: PeopleApi) => api.whoAmI();

  it('is an id, a name and a home country', async () => {
    const body = { id: 101, name: 'Alex', regionalSettings: { homeCountry: { isoCode: 'GB' } } };
    expect(await answerOf(whoAmI, body)).toEqual({ extensionId: '101', name: 'Alex', homeCountry: 'GB' });
  });

  it.each([
    { id: 101 },
    { id: 101, name: null, regionalSettings: null },
    { id: '101', regionalSettings: {} },
  ])('does without name and country: %j', async (body) => {
    expect(await answerOf(whoAmI, body)).toEqual({ extensionId: '101', name: '', homeCountry: '' });
  });

  it.each(ODD_BODIES)('does not do without an id: %j', async (body) => {
    expect((await ask(whoAmI, body)).result).toMatchObject({ ok: false, error: { kind: 'bug' } });
  });
});

describe('threadsFeature', () => {
  const feature = (records: unknown) => answerOf((api) => api.threadsFeature(), { records });

  it.each<[string, unknown, object]>([
    ['available', [{ id: 'MessageThreads', available: true }], { available: true }],
    [
      'missing, with RingCentral’s reason',
      [{ id: 'MessageThreads', available: false, reason: { code: 'X', message: 'licence required' } }],
      { available: false, reason: 'licence required' },
    ],
    ['missing, without a word', [{ id: 'MessageThreads' }], { available: false }],
    ['missing, when only others are named', [{ id: 'Fax', available: true }], { available: false }],
    ['missing, when nothing is named', [], { available: false }],
    ['missing, when the answer is odd', [{ id: 'MessageThreads', available: 'yes' }], { available: false }],
  ])('is %s', async (_, records, expected) => {
    expect(await feature(records)).toEqual(expected);
  });
});

it('every number that is listed is the agent’s own or the company’s', async () => {
  const records = [
    { phoneNumber: '+16505550110', usageType: 'MainCompanyNumber' },
    { phoneNumber: '+16505550111', usageType: 'DirectNumber', features: ['CallerId'] },
    { usageType: 'DirectNumber' },
  ];
  const { shared, own } = await answerOf((api) => api.phoneNumbers(), { records });
  expect([shared, own]).toEqual([[], ['+16505550110', '+16505550111']]);
});

describe('shared numbers', () => {
  const numbers = async (records: unknown) =>
    (await answerOf((api) => api.phoneNumbers(), { records })).shared;
  const number = (change: object) => ({
    phoneNumber: '+16505550110',
    usageType: 'DirectNumber',
    features: ['SmsSender', 'MmsSender'],
    extension: { id: 201, name: 'Billing', type: 'Department' },
    ...change,
  });

  it('are those that can send, with the resource behind them', async () => {
    expect(await numbers([number({})])).toEqual([
      { phoneNumber: '+16505550110', name: 'Billing', hasMms: true, ownerId: '201' },
    ]);
  });

  it.each([
    ['a queue', {}, true],
    ['a site', { extension: { id: 1, name: 'S', type: 'Site' } }, true],
    ['a menu', { extension: { id: 1, name: 'M', type: 'IvrMenu' } }, true],
    ['the main company number', { extension: undefined, usageType: 'MainCompanyNumber' }, true],
    ['a company number', { extension: undefined, usageType: 'CompanyNumber' }, true],
    ['a person', { extension: { id: 1, name: 'P', type: 'User' } }, false],
    ['nobody', { extension: undefined }, false],
    ['a queue that cannot send texts', { features: ['CallerId'] }, false],
    ['a queue that says nothing of texts', { features: null }, false],
    ['a queue without its number', { phoneNumber: '' }, false],
  ])('count %s: %s', async (_, change, isShared) => {
    expect(await numbers([number(change)])).toHaveLength(isShared ? 1 : 0);
  });

  it('are named by their label where no resource is named', async () => {
    const [main] = await numbers([
      number({
        extension: undefined,
        usageType: 'CompanyNumber',
        label: 'Front desk',
        features: ['SmsSender'],
      }),
    ]);
    expect(main).toEqual({ phoneNumber: '+16505550110', name: 'Front desk', hasMms: false });
  });
});

describe('smsRecipients', () => {
  const recipients = (body: unknown) => answerOf((api) => api.smsRecipients('201'), body);

  it('say who may be assigned; when nothing says so, nobody', async () => {
    const smsRecipients = [
      { id: 101, name: 'Alex', extensionNumber: '101', extensionType: 'User', assignable: true },
      { id: 102, name: null, assignable: 'yes', hasLicense: false },
      { name: 'nobody' },
      null,
    ];
    expect(await recipients({ smsRecipients })).toEqual([
      {
        id: '101',
        name: 'Alex',
        extensionNumber: '101',
        extensionType: 'User',
        assignable: true,
        hasLicense: true,
      },
      {
        id: '102',
        name: '',
        extensionNumber: '',
        extensionType: '',
        assignable: false,
        hasLicense: false,
      },
    ]);
  });

  it.each(ODD_BODIES)('are none in %j', async (body) => {
    expect(await recipients(body)).toEqual([]);
  });
});
