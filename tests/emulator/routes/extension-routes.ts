import type FeatureInfo from '@rc-ex/core/definitions/FeatureInfo';
import type FeatureList from '@rc-ex/core/definitions/FeatureList';
import type GetExtensionInfoResponse from '@rc-ex/core/definitions/GetExtensionInfoResponse';
import type SmsRecipientsResource from '@rc-ex/core/definitions/SmsRecipientsResource';
import { type ApiRoute, type Call, extensionRoute } from '../http/route.ts';
import { forbidden, notFound } from '../rules/api-error.ts';
import type { Agent } from '../state/company.ts';
import { agentOf, recipientsOf } from '../state/world.ts';
import { listPhoneNumbers } from './phone-number-list.ts';

/**
 * People and numbers: who am I, features, my numbers, handlers of a resource (ringcentral-api.md, People and
 * numbers).
 */
export const extensionRoutes: ApiRoute[] = [
  extensionRoute('/:extensionId', 'Light', getExtension),
  extensionRoute('/:extensionId/features', 'Medium', listFeatures),
  extensionRoute('/:extensionId/phone-number', 'Light', (call) => {
    requireSelf(call);
    return listPhoneNumbers(call.world, call.agent, call.query, call.origin);
  }),
  extensionRoute('/:extensionId/sms-recipients', 'Light', listRecipients),
];

function getExtension(call: Call): GetExtensionInfoResponse {
  const agent = requireSelf(call);
  const { accountId, name: company } = call.world.company;
  const uri = `${call.origin}/restapi/v1.0/account/${accountId}/extension/${agent.extensionId}`;
  return {
    uri,
    id: Number(agent.extensionId),
    account: { id: accountId, uri: `${call.origin}/restapi/v1.0/account/${accountId}` },
    extensionNumber: agent.extensionNumber,
    name: agent.name,
    type: 'User',
    status: 'Enabled',
    contact: { firstName: agent.firstName, lastName: agent.lastName, company, email: agent.email },
    regionalSettings: {
      homeCountry: {
        id: '1',
        uri: `${call.origin}/restapi/v1.0/dictionary/country/1`,
        isoCode: agent.homeCountry,
      },
      timeFormat: '12h',
    },
  };
}

function listFeatures(call: Call): FeatureList {
  const agent = requireSelf(call);
  const wanted = call.query.getAll('featureId');
  const isAvailableOnly = call.query.get('availableOnly') === 'true';
  const records = [messageThreadsFeature(agent), { id: 'SMS', available: true }].filter(
    (feature) =>
      (wanted.length === 0 || wanted.includes(feature.id ?? '')) &&
      (!isAvailableOnly || feature.available === true),
  );
  return { records };
}

function messageThreadsFeature({ feature }: Agent): FeatureInfo {
  if (!feature.available) return { id: 'MessageThreads', available: false, reason: feature.reason };
  const params = [
    { name: 'callQueueSupported', value: 'true' },
    { name: 'siteSupported', value: 'true' },
  ];
  return { id: 'MessageThreads', available: true, params };
}

function listRecipients({ c, world }: Call): SmsRecipientsResource {
  const resource = world.company.resources.get(c.req.param('extensionId') ?? '');
  if (!resource || resource.deleted) throw notFound('extensionId');
  const smsRecipients = recipientsOf(world, resource).map(({ extensionId, assignable }) => {
    const { extensionNumber, extensionType, name, hasLicense } = agentOf(world, extensionId);
    return { id: extensionId, extensionNumber, extensionType, name, assignable, hasLicense };
  });
  return { smsRecipients };
}

/** `~` or the own id; these operations on somebody else need rights that agents do not have. */
function requireSelf({ c, agent, world }: Call): Agent {
  const id = c.req.param('extensionId');
  if (id === '~' || id === agent.extensionId) return agent;
  if (world.company.agents.has(id ?? '') || world.company.resources.has(id ?? ''))
    throw forbidden('ReadExtensions');
  throw notFound('extensionId');
}
