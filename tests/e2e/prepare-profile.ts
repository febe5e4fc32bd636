import { rm } from 'node:fs/promises';
import { newProfile, prepareProfile } from '../browser/profile.ts';

export const CRM_HOST = 'crm.example.com';

/** Before all tests: one profile in which the CRM may be allowed; each test works on a copy. */
export default async function prepare(): Promise<() => Promise<void>> {
  const folder = await newProfile();
  await prepareProfile(folder, [CRM_HOST]);
  process.env.THREADSIDE_TEST_PROFILE = folder;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
