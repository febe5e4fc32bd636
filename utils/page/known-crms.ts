/** CRMs whose address is the same for everybody, or one below it; suggested to agents, never allowed by itself. */
export const KNOWN_CRMS: readonly { name: string; pattern: string }[] = [
  { name: 'HubSpot', pattern: 'https://app.hubspot.com/*' },
  { name: 'Salesforce', pattern: 'https://*.lightning.force.com/*' },
  { name: 'Dynamics 365', pattern: 'https://*.dynamics.com/*' },
  { name: 'Zendesk', pattern: 'https://*.zendesk.com/*' },
  { name: 'Zoho CRM', pattern: 'https://crm.zoho.com/*' },
  { name: 'Pipedrive', pattern: 'https://*.pipedrive.com/*' },
  { name: 'Freshdesk', pattern: 'https://*.freshdesk.com/*' },
  { name: 'Bullhorn', pattern: 'https://*.bullhornstaffing.com/*' },
];
