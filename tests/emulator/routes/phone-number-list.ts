import type GetExtensionPhoneNumbersResponse from '@rc-ex/core/definitions/GetExtensionPhoneNumbersResponse';
import type UserPhoneNumberInfo from '@rc-ex/core/definitions/UserPhoneNumberInfo';
import { pageOf, readPage } from '../rules/page.ts';
import { numbersOf } from '../rules/phone-rules.ts';
import type { Query } from '../rules/query.ts';
import type { Agent, OwnNumber } from '../state/company.ts';
import { resourceOf, type World } from '../state/world.ts';

/**
 * "GET /extension/~/phone-number: the numbers I may send from": shared ones name their resource in
 * `extension`, or are company numbers by `usageType` without one. Personal, fax and voice-only numbers are
 * among them: the client has to choose.
 */
export function listPhoneNumbers(
  world: World,
  agent: Agent,
  query: Query,
  origin: string,
): GetExtensionPhoneNumbersResponse {
  const usageTypes = query.getAll('usageType');
  const numbers = numbersOf(world, agent).filter(
    (number) => usageTypes.length === 0 || usageTypes.includes(number.usageType),
  );
  const uri = `${origin}/restapi/v1.0/account/${world.company.accountId}/extension/${agent.extensionId}/phone-number`;
  const { items, paging } = pageOf(numbers, readPage(query), true);
  return {
    uri,
    records: items.map((number) => numberRecord(world, number, uri)),
    paging,
    navigation: { firstPage: { uri }, lastPage: { uri } },
  };
}

function numberRecord(world: World, number: OwnNumber, uri: string): UserPhoneNumberInfo {
  const resource = number.resourceId === undefined ? undefined : resourceOf(world, number.resourceId);
  return {
    uri: `${uri}/${number.id}`,
    id: number.id,
    country: { id: '1', name: 'United States' },
    location: number.location,
    paymentType: 'Local',
    phoneNumber: number.phoneNumber,
    primary: number.usageType === 'MainCompanyNumber',
    status: 'Normal',
    type: 'VoiceFax',
    usageType: number.usageType,
    features: [...number.features],
    ...(resource && !resource.isMainCompany
      ? {
          extension: {
            id: Number(resource.extensionId),
            extensionNumber: resource.extensionNumber,
            name: resource.name,
            type: resource.extensionType,
          },
        }
      : {}),
  };
}
