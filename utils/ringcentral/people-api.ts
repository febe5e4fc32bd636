import * as v from 'valibot';
import { AppFailure } from '../app-error.ts';
import type { Http } from './http.ts';
import { id, optionalText, recordsOf, text } from './record-fields.ts';

const ExtensionSchema = v.object({
  id,
  name: text,
  regionalSettings: v.fallback(
    v.object({ homeCountry: v.fallback(v.object({ isoCode: text }), { isoCode: '' }) }),
    { homeCountry: { isoCode: '' } },
  ),
});

const FeatureSchema = v.object({
  id: text,
  available: v.fallback(v.boolean(), false),
  reason: v.fallback(v.optional(v.object({ code: text, message: text })), undefined),
});

const NumberSchema = v.object({
  phoneNumber: v.pipe(v.string(), v.minLength(1)),
  usageType: text,
  features: v.fallback(v.array(v.string()), []),
  label: optionalText,
  extension: v.fallback(v.optional(v.object({ id, name: text, type: text })), undefined),
});

const RecipientSchema = v.object({
  id,
  name: text,
  extensionNumber: text,
  extensionType: text,
  assignable: v.fallback(v.boolean(), false),
  hasLicense: v.fallback(v.boolean(), true),
});

/** Who is signed in: extension id, name and home country (ISO 3166-1, '' when unknown). */
export type Me = { extensionId: string; name: string; homeCountry: string };

/** Whether the message-threads feature is usable, and RingCentral's reason when it is not. */
export type ThreadsFeature = { available: boolean; reason?: string };

/** A number of a common resource that the user may send texts from. */
export type SharedNumber = { phoneNumber: string; ownerId?: string; name: string; hasMms: boolean };

/** An SMS handler of a resource; only `assignable` ones may be offered a thread. */
export type SmsRecipient = v.InferOutput<typeof RecipientSchema>;

/** People and numbers (`ringcentral-api.md`, section of that name). All throw `AppFailure`. */
export type PeopleApi = {
  whoAmI(): Promise<Me>;
  threadsFeature(): Promise<ThreadsFeature>;
  /** The shared numbers, and as `own` every number that is the agent's or the company's, in E.164. */
  phoneNumbers(): Promise<{ shared: SharedNumber[]; own: string[] }>;
  smsRecipients(resourceId: string): Promise<SmsRecipient[]>;
};

/** Records that fit; the others are left out. */
const readAll = <T>(schema: v.GenericSchema<unknown, T>, records: readonly unknown[]): T[] =>
  records.flatMap((record) => {
    const result = v.safeParse(schema, record);
    return result.success ? [result.output] : [];
  });

/** What makes a number shared: a common resource behind it (`ringcentral-api.md`, Words), not a person. */
const COMMON_RESOURCES = new Set(['Department', 'Site', 'IvrMenu']);
const COMPANY_USAGES = new Set(['MainCompanyNumber', 'CompanyNumber']);

/** Binds the calls to a way of sending them; they are an agent's first requests after signing in. */
export function createPeopleApi(http: Http): PeopleApi {
  const get = (path: string, query: Record<string, unknown> = {}, group: 'Light' | 'Medium' = 'Light') =>
    http.json({ method: 'GET', path, query, group, priority: 'agent' });

  return {
    whoAmI: async () => {
      const result = v.safeParse(ExtensionSchema, await get('/extension/~'));
      if (!result.success) throw new AppFailure({ kind: 'bug', message: 'RingCentral did not say who I am' });
      const { id: extensionId, name, regionalSettings } = result.output;
      return { extensionId, name, homeCountry: regionalSettings.homeCountry.isoCode };
    },
    threadsFeature: async () => {
      const body = await get('/extension/~/features', { featureId: 'MessageThreads' });
      const feature = readAll(FeatureSchema, recordsOf(body)).find((one) => one.id === 'MessageThreads');
      const reason = feature?.reason?.message;
      return { available: feature?.available ?? false, ...(reason && { reason }) };
    },
    phoneNumbers: async () => {
      const numbers = readAll(
        NumberSchema,
        recordsOf(await get('/extension/~/phone-number', { perPage: 1000 })),
      );
      const shared = numbers
        .filter((number) => number.features.includes('SmsSender'))
        .filter(
          ({ extension, usageType }) =>
            COMMON_RESOURCES.has(extension?.type ?? '') || COMPANY_USAGES.has(usageType),
        )
        .map(({ phoneNumber, extension, label, features }) => ({
          phoneNumber,
          name: extension?.name ?? label ?? '',
          hasMms: features.includes('MmsSender'),
          ...(extension && { ownerId: extension.id }),
        }));
      return { shared, own: numbers.map(({ phoneNumber }) => phoneNumber) };
    },
    smsRecipients: async (resourceId) => {
      const body = await get(`/extension/${resourceId}/sms-recipients`, {}, 'Medium');
      const records = (body as { smsRecipients?: unknown } | null)?.smsRecipients;
      return readAll(RecipientSchema, Array.isArray(records) ? records : []);
    },
  };
}
