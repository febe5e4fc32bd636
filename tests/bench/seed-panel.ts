import { expect } from '@playwright/test';
import { makeCertificate } from '../browser/certificate.ts';
import type { Hosts } from '../browser/chromium-arguments.ts';
import { EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { newProfile, prepareProfile } from '../browser/profile.ts';
import { startSampleCrm } from '../demo/sample-crm.ts';
import { startEmulator } from '../emulator/emulator.ts';

const CRM_HOST = 'crm.example.com';
const CLIENT_ID = 'threadside-test';

/** A profile whose agent is signed in, has allowed the CRM, and holds `threads` conversations in the database. */
export type SeededPanel = { profile: string; hosts: Hosts; recordUrl: string; close(): Promise<void> };

/** Signs in and syncs through the real extension, so that the database is exactly what an agent would have. */
export async function seedPanel(threads: number, entriesPerThread: number): Promise<SeededPanel> {
  const tls = await makeCertificate();
  const emulator = await startEmulator({
    tls,
    limits: 'off',
    clientIds: [{ id: CLIENT_ID, redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`] }],
  });
  emulator.control.volume({ threads, entriesPerThread, resolvedShare: 0 });
  const crm = await startSampleCrm({ tls });
  const hosts = {
    'platform.ringcentral.com': Number(new URL(emulator.origin).port),
    [CRM_HOST]: Number(new URL(crm.origin).port),
  };
  const profile = await newProfile();
  await prepareProfile(profile, [CRM_HOST]);
  const recordUrl = `https://${CRM_HOST}/contacts/C-1001`;
  const context = await launchExtension({ profile, hosts });
  const record = context.pages()[0] ?? (await context.newPage());
  await record.goto(recordUrl);
  const panel = await context.newPage();
  await panel.goto(`chrome-extension://${EXTENSION_ID}/sidepanel.html`);
  const window = context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await (await window).getByRole('button', { name: 'Allow' }).click();
  await panel.getByLabel('Address of your CRM').fill(CRM_HOST);
  await panel.getByRole('button', { name: 'Allow' }).click();
  await expect(panel.getByRole('log', { name: 'Messages and notes' })).toBeVisible({ timeout: 30_000 });
  await panel.getByRole('button', { name: /^Inbox/ }).click();
  const all = panel.getByRole('button', { name: /^All/ });
  await expect
    .poll(async () => Number((await all.textContent())?.replace(/\D/g, '')), { timeout: 300_000 })
    .toBeGreaterThanOrEqual(threads);
  await context.close();
  return {
    profile,
    hosts,
    recordUrl,
    close: async () => {
      await Promise.all([emulator.close(), crm.close()]);
    },
  };
}
