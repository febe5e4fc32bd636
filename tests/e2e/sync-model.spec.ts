import { placeOf } from '../browser/databases.ts';
import { EXTENSION_ID } from '../browser/launch-extension.ts';
import { ApiError } from '../emulator/rules/api-error.ts';
import { agents } from '../emulator/seed/agents.ts';
import { queues } from '../emulator/seed/queues.ts';
import { passTime } from '../faults/levers.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { differencesFrom, type StoreDump } from '../support/store-truth.ts';
import { type Desk, expect, test } from './fixtures.ts';

/** Another seed by the environment; this one so that everybody tries the same. */
const SEED = Number(process.env.THREADSIDE_MODEL_SEED ?? 7);
const ROUNDS = 12;

const COLLEAGUES = ['Beth Nolan', 'Sam Ortiz', 'Jenn Lee'];
const MINE = [queues.billing, queues.support, queues.harborSite];
const mine = new Set(
  Object.values(queues)
    .filter(({ recipients }) => recipients.some(({ extensionId }) => extensionId === agents.alex.extensionId))
    .map(({ extensionId }) => extensionId),
);

/** Reads the database as it is, in the panel's page. */
const dump = async ({ panel }: Desk): Promise<StoreDump> => {
  const place = await placeOf(panel, agents.alex.extensionId);
  return place.evaluate(async (factory, name) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
    const db = await done(factory.open(name));
    const tx = db.transaction(['threads', 'entries']);
    const [threads, entries] = await Promise.all([
      done(tx.objectStore('threads').getAll()),
      done(tx.objectStore('entries').getAll()),
    ]);
    db.close();
    return { threads, entries };
  }, `threadside:${agents.alex.extensionId}`);
};

/** One thing that somebody, or the network, does; refusals by RingCentral's rules are part of the game. */
function happen({ emulator }: Desk, random: ReturnType<typeof seededRandom>): void {
  const { control } = emulator;
  const threadId = random.pick(control.state.threads({ status: 'Open' })).id ?? '';
  const colleague = control.as(random.pick(COLLEAGUES));
  const from = `+1907555010${random.int(9)}`;
  const steps: (() => unknown)[] = [
    () => control.inbound({ from, to: random.pick(MINE).name, text: `Hello ${random.int(1000)}` }),
    () => colleague.take(threadId),
    () => colleague.note(threadId, `Noted ${random.int(1000)}`),
    () => colleague.resolve(threadId),
    () => colleague.deleteThread(threadId),
    () => control.tokens.expireAccess('Alex Rivera'),
    () => control.sync.expireTokens(),
    () => control.faults.add({ path: 'sync', times: 2, shuffle: true, duplicate: true }),
    () => control.faults.add({ path: 'sync', times: 1, destroy: random.pick(['before', 'after'] as const) }),
    () => control.faults.add({ path: 'sync', times: 1, truncateAt: 0.5 }),
    () => control.faults.add({ path: 'sync', times: 1, status: 503 }),
  ];
  try {
    random.pick(steps)();
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
  }
}

test(`the store comes to be what RingCentral holds, whatever happens (seed ${SEED})`, async ({ desk }) => {
  test.setTimeout(240_000);
  console.log(`sync model in Chromium: seed ${SEED}, ${ROUNDS} rounds`);
  const random = seededRandom(SEED);
  desk.emulator.control.configure({
    limits: { enabled: false },
    contentOrigin: 'https://platform.ringcentral.com',
  });
  await desk.signIn();
  const settings = await desk.context.newPage();
  await settings.goto(`chrome-extension://${EXTENSION_ID}/options.html`);
  const sync = () =>
    settings.evaluate(() => chrome.runtime.sendMessage({ name: 'syncNow' }).catch(() => undefined));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let count = 1 + random.int(5); count > 0; count -= 1) happen(desk, random);
    const syncing = sync();
    if (random.once(2)) {
      await new Promise((resolve) => setTimeout(resolve, random.int(80)));
      await desk.worker.stop();
    }
    await syncing;
  }
  desk.emulator.control.faults.clear();
  await expect
    .poll(
      async () => {
        // So many syncs in so little time use up the minute's requests.
        await passTime(desk, 61_000);
        await sync();
        return differencesFrom(desk.emulator.control, mine, await dump(desk));
      },
      { timeout: 60_000 },
    )
    .toEqual([]);
  expect(await desk.badge()).toBe(String(desk.emulator.control.state.unassignedCount('Alex Rivera')));
});
