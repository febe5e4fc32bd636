import { ACCEPTED_FROM } from '../../utils/messaging/protocol.ts';
import { databasesOf } from '../browser/databases.ts';
import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { type Desk, expect, test } from '../e2e/fixtures.ts';
import { CRM_HOST } from '../e2e/prepare-profile.ts';
import { findInProfile } from './disk.ts';
import { hostileTexts } from './hostile-texts.ts';
import { command, dumpStore, passTime, readLocal, readStorage, waitForSync, wake } from './levers.ts';
import {
  addNote,
  MARCUS,
  MARCUS_TEXT,
  marcusThread,
  openInbox,
  openThread,
  refresh,
  see,
  seeSignedOut,
  seeUnassigned,
  signOut,
  typeNote,
} from './panel-steps.ts';

test('200 hostile texts as messages, labels and notes: no script, no foreign request, no broken layout', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { panel, emulator, context } = desk;
  const texts = hostileTexts();
  expect(texts.length).toBeGreaterThanOrEqual(200);
  emulator.control.configure({ limits: { enabled: false } });
  const foreign: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isKnown = [
      'platform.ringcentral.com',
      CRM_HOST,
      EXTENSION_ID,
      `${EXTENSION_ID}.chromiumapp.org`,
    ].includes(hostname);
    if (!isKnown && protocol !== 'about:' && protocol !== 'data:') foreign.push(request.url());
  });
  const complaints: string[] = [];
  panel.on('console', (message) => complaints.push(message.text()));
  panel.on('pageerror', (error) => complaints.push(error.message));
  const { id } = marcusThread(desk);
  for (const [index, text] of texts.entries()) {
    emulator.control.inbound({ from: MARCUS.phoneNumber, to: 'Support', text: text.slice(0, 999) });
    emulator.control.as('Beth Nolan').note(id, `${text.slice(0, 990)} .`);
    emulator.control.inbound({
      from: `+1303555${String(1_000 + index)}`,
      to: 'Billing',
      text: text.slice(0, 999),
    });
  }
  await desk.signIn();
  // Names travel in every record: each takes the next of the hostile texts.
  let next = 0;
  const evil = () => {
    next += 1;
    return texts[next % texts.length];
  };
  emulator.control.faults.add({
    path: 'sync',
    mutate: (record) => ({
      ...record,
      ...(record.author ? { author: { ...(record.author as object), name: evil() } } : {}),
      ...(record.assignee ? { assignee: { ...(record.assignee as object), name: evil() } } : {}),
      ...(record.owner ? { owner: { ...(record.owner as object), name: evil() } } : {}),
    }),
  });
  emulator.control.sync.expireTokens();
  await waitForSync(desk, () => refresh(panel));
  await panel.setViewportSize({ width: 320, height: 860 });
  const checkPage = async (where: string) => {
    const found = await panel.evaluate(() => ({
      pwned: (globalThis as { pwned?: unknown }).pwned,
      isTooWide: document.documentElement.scrollWidth > innerWidth,
      injected: document.querySelectorAll(
        'iframe, object, embed, form[action], base, meta[http-equiv], script:not([src])',
      ).length,
      handlers: [...document.querySelectorAll('*')].filter((one) =>
        [...one.attributes].some(({ name }) => name.startsWith('on')),
      ).length,
      links: [...document.querySelectorAll('a[href]')]
        .map((one) => (one as HTMLAnchorElement).protocol)
        .filter((protocol) => !/^(https?|chrome-extension):$/.test(protocol)),
      title: document.title,
    }));
    expect(found, where).toEqual({
      pwned: undefined,
      isTooWide: false,
      injected: 0,
      handlers: 0,
      links: [],
      title: 'Threadside',
    });
  };
  await openInbox(panel);
  await panel.getByRole('button', { name: /^All/ }).click();
  for (let screen = 0; screen < 6; screen += 1) {
    await checkPage(`inbox, screen ${screen}`);
    await panel.mouse.move(160, 500);
    await panel.mouse.wheel(0, 3_000);
    await panel.waitForTimeout(100);
  }
  await panel.getByLabel('Order').selectOption({ label: 'Latest' });
  await openThread(panel);
  await panel.setViewportSize({ width: 320, height: 860 });
  await see(panel, '[object Object]');
  for (let screen = 0; screen < 12; screen += 1) {
    await checkPage(`thread, screen ${screen}`);
    const older = panel.getByRole('button', { name: 'Show older' });
    if (await older.isVisible()) await older.click();
    await panel.waitForTimeout(100);
  }
  expect(foreign).toEqual([]);
  expect(complaints.filter((text) => !/ERR_|Failed to load resource/.test(text))).toEqual([]);
});

test('tokens are in no log, no message, no address and no page', async ({ desk }) => {
  const { panel, crm, emulator, context } = desk;
  const heard: string[] = [];
  context.on('console', (message) => heard.push(message.text()));
  // The answer of the sign-in page is an address with the code: that is how OAuth hands it over, once.
  context.on('request', (request) => {
    if (!request.url().startsWith(`https://${EXTENSION_ID}.chromiumapp.org/`)) heard.push(request.url());
  });
  await desk.signIn();
  await desk.allowSite();
  const log = await panel.evaluateHandle(() => {
    const messages: string[] = [];
    chrome.runtime.onMessage.addListener((message) => {
      messages.push(JSON.stringify(message));
    });
    new BroadcastChannel('threadside-changes').onmessage = ({ data }) => messages.push(JSON.stringify(data));
    return messages;
  });
  await desk.open(`/contacts/${MARCUS.crmId}`);
  await see(panel, MARCUS_TEXT);
  const worker = await wake(desk);
  worker.on('console', (message) => heard.push(message.text()));
  for (const name of Object.keys(ACCEPTED_FROM).filter((one) => !/^sign|numbersFound/.test(one))) {
    heard.push(
      JSON.stringify(await command(panel, name, { threadId: 'any', threadIds: [], pressId: 'any' })) ?? '',
    );
  }
  emulator.control.faults.add({ path: 'sync', status: 500, times: 2 });
  await refresh(panel);
  await see(panel, 'RingCentral has a problem');
  const { local, session } = await readStorage(desk);
  const tokens = [
    (local.refreshToken as { token: string }).token,
    (session.accessToken as { token: string }).token,
    ...emulator.control.requests().flatMap(({ body }) => {
      const { code, code_verifier } = (body ?? {}) as { code?: string; code_verifier?: string };
      return [code, code_verifier].filter((one) => one !== undefined);
    }),
  ];
  expect(tokens.length).toBeGreaterThanOrEqual(4);
  heard.push(...(await log.jsonValue()), await panel.content(), await crm.content());
  const database = JSON.stringify(await dumpStore(desk));
  const everything = `${heard.join('\n')}\n${database}`;
  for (const token of tokens) expect(everything.includes(token), 'a token was heard').toBe(false);
  // What is stored is the refresh token and nothing of the sign-in; the verifier is in no place.
  expect(JSON.stringify(local)).not.toContain(tokens.at(-1));
  expect(everything, 'the control').toMatch(/message-threads\/sync[\s\S]*numbersFound[\s\S]*Marcus Webb/);
});

/** Signs in, types, notes, closes and opens the browser, and signs out. Resolves with what must be gone from the disk. */
async function workAndSignOut(desk: Desk): Promise<string[]> {
  const { panel } = desk;
  await desk.signIn();
  await openThread(panel);
  await typeNote(panel, 'A note of 4711 words');
  await addNote(panel);
  await typeNote(panel, 'A draft of 4712 words');
  const { local, session } = await readStorage(desk);
  const secrets = [
    MARCUS_TEXT,
    'A note of 4711 words',
    'A draft of 4712 words',
    (local.refreshToken as { token: string }).token,
    (session.accessToken as { token: string }).token,
  ];
  await desk.restart();
  const before = await findInProfile(desk.profile, secrets);
  expect(before.length, 'the control: what is stored can be found').toBeGreaterThan(2);
  await openInbox(desk.panel);
  await seeUnassigned(desk.panel, 6);
  await signOut(desk.panel);
  await seeSignedOut(desk.panel);
  await expect.poll(() => databasesOf(desk.panel)).toEqual([]);
  await expect.poll(async () => JSON.stringify(await readStorage(desk))).not.toContain('endingSession');
  return secrets;
}

test('after signing out no file of the profile holds conversations, tokens or drafts', async ({ desk }) => {
  const secrets = await workAndSignOut(desk);
  const search = () => findInProfile(desk.profile, secrets);
  expect(await search(), 'at once').toEqual([]);
  let left: string[] = [];
  await desk.restart(async () => {
    left = await search();
  });
  expect(left, 'with the browser closed').toEqual([]);
  await seeSignedOut(desk.panel);
  expect(await search(), 'in the next session of the browser').toEqual([]);
});

test('killed while signing out: finished at the next start, and no file holds anything either', async ({
  desk,
}) => {
  const secrets = [MARCUS_TEXT, 'A draft of 4713 words'];
  for (const after of [0, 4, 12, 30]) {
    // So many sign-ins in one minute would be more than RingCentral allows.
    await passTime(desk, 61_000);
    await desk.signIn();
    await openThread(desk.panel);
    await see(desk.panel, MARCUS_TEXT);
    await typeNote(desk.panel, 'A draft of 4713 words');
    const found = new Set((await findInProfile(desk.profile, secrets)).map((one) => one.split(': ')[1]));
    expect([...found].sort(), 'the control: what is stored can be found').toEqual(secrets.toSorted());
    const signingOut = command(desk.panel, 'signOut').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, after));
    await desk.worker.stop();
    await signingOut;
    await wake(desk);
    // The message that starts it may never have arrived: then nothing happened, and the agent presses again.
    if ((await readLocal<{ status: string }>(desk, 'session'))?.status === 'signedIn') {
      await command(desk.panel, 'signOut');
    }
    await expect.poll(async () => JSON.stringify(await readStorage(desk))).not.toContain('endingSession');
    await seeSignedOut(desk.panel);
    expect(await findInProfile(desk.profile, secrets), `killed after ${after} ms`).toEqual([]);
  }
});
