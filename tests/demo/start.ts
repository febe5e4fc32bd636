import { createServer } from 'node:net';
import { makeCertificate } from '../browser/certificate.ts';
import { EXTENSION_ID, launchExtension } from '../browser/launch-extension.ts';
import { newProfile, prepareProfile } from '../browser/profile.ts';
import { openSidePanel } from '../browser/side-panel.ts';
import { startEmulator } from '../emulator/emulator.ts';
import { buildExtension } from '../setup/build-extension.ts';
import { ensureChromium } from '../setup/ensure-chromium.ts';
import { startSampleCrm } from './sample-crm.ts';
import { walk } from './walk.ts';

const CRM_HOST = 'crm.example.com';
const FIRST_RECORD = `https://${CRM_HOST}/contacts/C-1001`;
const CLIENT_ID = 'threadside-demo';
const EMULATOR_PORT = 8443;
const PICTURES = '.cache/walk';

/** The usual port when it is free, else any: two demos side by side are no crash. */
const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

ensureChromium();
const tls = await makeCertificate();
const emulator = await startEmulator({
  tls,
  port: await freePort(EMULATOR_PORT),
  host: 'localhost',
  clientIds: [{ id: CLIENT_ID, redirectUris: [`https://${EXTENSION_ID}.chromiumapp.org/`] }],
});
const crm = await startSampleCrm({ tls });
console.log(`RingCentral emulator: ${emulator.origin} (control: ${emulator.controlOrigin})`);
const extension = await buildExtension({
  outDir: '.output/demo',
  clientId: CLIENT_ID,
  server: emulator.origin,
});
const profile = await newProfile();
await prepareProfile(profile, [CRM_HOST], extension);
const context = await launchExtension({
  profile,
  extension,
  headless: !hasDisplay,
  hosts: { [CRM_HOST]: Number(new URL(crm.origin).port) },
});

let isEnding = false;
async function end(): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await context.close().catch(() => {});
  await Promise.all([emulator.close(), crm.close()]);
  process.exit(process.exitCode ?? 0);
}
process.on('SIGINT', () => void end());
process.on('SIGTERM', () => void end());
context.on('close', () => void end());

const page = context.pages()[0] ?? (await context.newPage());
await page.goto(FIRST_RECORD);
const panel = await openSidePanel(context);
if (hasDisplay) {
  console.log(`Customer record: ${FIRST_RECORD}`);
  console.log('Press "Sign in with RingCentral" in the side panel. Ctrl-C ends everything.');
} else {
  console.log('There is no display, so the walk is done without one.');
  await walk({ context, page, panel, emulator, folder: PICTURES, crmHost: CRM_HOST });
  console.log(`Pictures of each step: ${PICTURES}`);
  await end();
}
