import type FeatureList from '@rc-ex/core/definitions/FeatureList';
import type GetExtensionInfoResponse from '@rc-ex/core/definitions/GetExtensionInfoResponse';
import type GetExtensionPhoneNumbersResponse from '@rc-ex/core/definitions/GetExtensionPhoneNumbersResponse';
import type SmsRecipientsResource from '@rc-ex/core/definitions/SmsRecipientsResource';
import { describe, expect, it } from 'vitest';
import { agents } from './seed/agents.ts';
import { queues } from './seed/queues.ts';
import { createTestBed, type Query } from './test-bed.ts';

describe('"GET /extension/~ who am I (id, name, contact, regionalSettings.homeCountry.isoCode)"', () => {
  it('by ~ and by my own id; the id is a number here', async () => {
    const alex = createTestBed().client('Alex Rivera');
    const { status, json } = await alex.get<GetExtensionInfoResponse>('/extension/~');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: Number(agents.alex.extensionId),
      name: 'Alex Rivera',
      contact: { firstName: 'Alex', lastName: 'Rivera', email: 'alex.rivera@brightwater.example' },
      regionalSettings: { homeCountry: { isoCode: 'US' } },
    });
    expect((await alex.get(`/extension/${agents.alex.extensionId}`)).json).toEqual(json);
  });

  it('not of others (403), not of nobody (404)', async () => {
    const alex = createTestBed().client('Alex Rivera');
    expect((await alex.get(`/extension/${agents.beth.extensionId}`)).status).toBe(403);
    expect((await alex.get('/extension/999')).status).toBe(404);
  });
});

describe('"GET /extension/~/features?featureId=MessageThreads"', () => {
  const features = async (
    user: string,
    query: Query = { featureId: 'MessageThreads' },
    emulator = createTestBed(),
  ) => (await emulator.client(user).get<FeatureList>('/extension/~/features', query)).json.records;

  it('available, with params', async () => {
    expect(await features('Alex Rivera')).toEqual([
      {
        id: 'MessageThreads',
        available: true,
        params: [
          { name: 'callQueueSupported', value: 'true' },
          { name: 'siteSupported', value: 'true' },
        ],
      },
    ]);
  });

  it('"not available → tell the user what is missing": reason {code, message}, and threads are 403 CMN-109', async () => {
    const emulator = createTestBed();
    expect(await features('Tom Becker', undefined, emulator)).toEqual([
      {
        id: 'MessageThreads',
        available: false,
        reason: { code: 'ExtensionLimitation', message: expect.stringContaining('license') },
      },
    ]);
    const tom = emulator.client('Tom Becker');
    for (const path of ['', '/sync?syncType=FSync', '/notes']) {
      const { status, json } = await tom.get(`/message-threads${path}`);
      expect([status, json.errorCode]).toEqual([403, 'CMN-109']);
    }
    expect((await tom.get('/extension/~')).status).toBe(200);
    expect(() => emulator.control.as('Tom Becker').note('x', 'y')).toThrow('CMN-109');
  });

  it('can be switched, and other features can be left out', async () => {
    const emulator = createTestBed();
    emulator.control.features.set('Alex Rivera', false, { code: 'ServicePlanLimitation', message: 'No' });
    expect(await features('Alex Rivera', {}, emulator)).toEqual([
      { id: 'MessageThreads', available: false, reason: { code: 'ServicePlanLimitation', message: 'No' } },
      { id: 'SMS', available: true },
    ]);
    expect(await features('Alex Rivera', { availableOnly: 'true' }, emulator)).toEqual([
      { id: 'SMS', available: true },
    ]);
    emulator.control.features.set('Alex Rivera', true);
    expect((await emulator.client('Alex Rivera').get('/message-threads')).status).toBe(200);
  });
});

describe('"GET /extension/~/phone-number the numbers I may send from"', () => {
  const numbers = async (user: string, query: Query = {}, emulator = createTestBed()) =>
    (await emulator.client(user).get<GetExtensionPhoneNumbersResponse>('/extension/~/phone-number', query))
      .json;

  it('shared numbers name their resource; personal, fax and voice-only ones are among them', async () => {
    const { records = [], paging } = await numbers('Alex Rivera');
    const found = records.map((each) => [
      each.phoneNumber,
      each.extension?.name,
      each.extension?.type,
      each.features?.includes('SmsSender'),
    ]);
    expect(found).toEqual([
      [queues.billing.phoneNumber, 'Billing', 'Department', true],
      [queues.support.phoneNumber, 'Support', 'Department', true],
      [queues.harborSite.phoneNumber, 'Harbor Site', 'Site', true],
      [queues.mainMenu.phoneNumber, 'Harbor Menu', 'IvrMenu', true],
      ['+16505550101', undefined, undefined, true],
      ['+16505550119', 'Billing', 'Department', false],
      ['+16505550109', undefined, undefined, false],
    ]);
    expect(records[0]?.extension?.id).toBe(Number(queues.billing.extensionId));
    expect(paging?.totalElements).toBe(7);
  });

  it('"or usageType MainCompanyNumber": the company number has no extension', async () => {
    const { records = [] } = await numbers('Beth Nolan', { usageType: 'MainCompanyNumber' });
    expect(records.map((each) => [each.phoneNumber, each.extension])).toEqual([
      [queues.company.phoneNumber, undefined],
    ]);
  });

  it('follows the handler lists; nobody sees deleted numbers', async () => {
    const emulator = createTestBed();
    expect((await numbers('Priya Shah', {}, emulator)).records).toEqual([]);
    emulator.control.handlers.add('Sales', 'Priya Shah');
    expect((await numbers('Priya Shah', {}, emulator)).records?.map((each) => each.phoneNumber)).toEqual([
      queues.sales.phoneNumber,
    ]);
    emulator.control.owner.deleteNumber(queues.sales.phoneNumber);
    expect((await numbers('Priya Shah', {}, emulator)).records).toEqual([]);
  });
});

describe('"GET /extension/{commonResourceId}/sms-recipients"', () => {
  const recipients = async (id: string) =>
    createTestBed().client('Alex Rivera').get<SmsRecipientsResource>(`/extension/${id}/sms-recipients`);

  it('"{smsRecipients:[{id, extensionNumber, extensionType, name, assignable, hasLicense}]}", some not assignable', async () => {
    const { json } = await recipients(queues.billing.extensionId);
    expect(json.smsRecipients?.[0]).toEqual({
      id: agents.alex.extensionId,
      extensionNumber: '101',
      extensionType: 'User',
      name: 'Alex Rivera',
      assignable: true,
      hasLicense: true,
    });
    expect(json.smsRecipients?.find((each) => each.name === 'Tom Becker')).toMatchObject({
      assignable: false,
      hasLicense: false,
    });
    const support = await recipients(queues.support.extensionId);
    expect(
      support.json.smsRecipients?.find((each) => each.extensionType === 'ApplicationExtension')?.assignable,
    ).toBe(false);
  });

  it('"IVR menus inherit their site\'s recipients."', async () => {
    const [site, menu] = [
      await recipients(queues.harborSite.extensionId),
      await recipients(queues.mainMenu.extensionId),
    ];
    expect(menu.json).toEqual(site.json);
    expect(menu.json.smsRecipients?.length).toBeGreaterThan(0);
  });

  it('404 for what is no common resource', async () => {
    expect((await recipients(agents.alex.extensionId)).status).toBe(404);
  });
});
