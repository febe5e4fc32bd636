import type { CrmPage } from './truth.ts';
import { us } from './us.ts';

/** More pages that nobody looked at while the rules were written: forms, ids and words of several countries. */
export const UNSEEN_PAGES: readonly CrmPage[] = (
  [
    {
      name: 'close-lead',
      address: '/lead/lead_x1',
      kind: 'record',
      primary: '+19715550131',
      all: us('9715550131', '9715550132', '9715550133'),
      allowed: us('6285550100'),
      never: us('9715550199', '9715550188', '9355501470'),
    },
    {
      name: 'vtiger-contact',
      address: '/index.php?module=Contacts&view=Detail&record=55',
      kind: 'record',
      primary: '+905321234567',
      all: ['+905321234567', '+902121234567', '+902121234568'],
      never: ['+902121234599'],
    },
    {
      name: 'keap-form',
      address: '/contact/7/edit',
      kind: 'record',
      primary: '+61412345678',
      all: ['+61412345678', '+61293744000'],
      allowed: ['+61412000111'],
      never: ['+61412999999'],
    },
    {
      name: 'sugar-contact',
      address: '/#Contacts/9f1c',
      kind: 'record',
      primary: '+447700900123',
      all: ['+447700900123', '+442079460018'],
      allowed: ['+441614960000', '+441174960001'],
      never: [],
    },
    {
      name: 'german-supplier',
      address: '/kunden/4711',
      kind: 'record',
      primary: '+491712345678',
      all: ['+491712345678', '+497112345670', '+49715198765', '+4971123456799'],
      allowed: ['+498001234567'],
      never: ['+497112345678', '+49711234'],
    },
    {
      name: 'french-client',
      address: '/societe/card.php',
      kind: 'record',
      primary: '+33612345678',
      all: ['+33612345678', '+33142685300', '+33142685301'],
      never: ['+33612345699', '+33732829320'],
    },
    {
      name: 'shipments-list',
      address: '/shipments',
      kind: 'none',
      all: [],
      never: us('6125550147'),
    },
    {
      name: 'intercom-inbox',
      address: '/a/inbox/1/conversation/2',
      kind: 'record',
      primary: '+12025550170',
      all: us('2025550170', '2025550171'),
      allowed: us('2025550172', '8885550100'),
      never: us('2025550199', '2025550147', '2025550101'),
    },
  ] satisfies CrmPage[]
).map((page) => ({ ...page, isHeldOut: true }));
