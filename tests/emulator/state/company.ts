import type OwnerResource from '@rc-ex/core/definitions/OwnerResource';
import type ReasonInfo from '@rc-ex/core/definitions/ReasonInfo';
import type SmsRecipient from '@rc-ex/core/definitions/SmsRecipient';
import type UserPhoneNumberInfo from '@rc-ex/core/definitions/UserPhoneNumberInfo';

/**
 * A person (or a bot) of the company. `extensionId` is the key everywhere; only `User` extensions can sign
 * in.
 */
export type Agent = {
  extensionId: string;
  extensionNumber: string;
  firstName: string;
  lastName: string;
  name: string;
  email: string;
  extensionType: NonNullable<SmsRecipient['extensionType']>;
  hasLicense: boolean;
  homeCountry: string;
  feature: Feature;
};

/** Whether the extension has MessageThreads, and RingCentral's reason when it has not. */
export type Feature = { available: true } | { available: false; reason: ReasonInfo };

/** One line of a resource's handler list ("SMS handler (API: sms-recipient)", ringcentral-api.md, Words). */
export type Recipient = { extensionId: string; assignable: boolean };

/**
 * What a phone number can be attached to: a call queue, a site (the main company included) or an IVR menu.
 */
export type Resource = {
  extensionId: string;
  extensionNumber: string;
  name: string;
  extensionType: Extract<OwnerResource['extensionType'], 'Department' | 'Site' | 'IvrMenu'>;
  recipients: Recipient[];
  /** IVR menus only: "IVR menus inherit their site's recipients." */
  siteId?: string;
  isMainCompany: boolean;
  deleted: boolean;
};

/** A phone number of the account, carried by a resource or (`userId`) by one agent alone. */
export type OwnNumber = {
  id: number;
  phoneNumber: string;
  resourceId?: string;
  userId?: string;
  usageType: NonNullable<UserPhoneNumberInfo['usageType']>;
  features: NonNullable<UserPhoneNumberInfo['features']>;
  location: string;
  deleted: boolean;
};

/** The whole account: who is there, what they share, over which numbers. */
export type Company = {
  accountId: string;
  name: string;
  agents: Map<string, Agent>;
  resources: Map<string, Resource>;
  numbers: Map<string, OwnNumber>;
};
