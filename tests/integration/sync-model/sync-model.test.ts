import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../utils/outbox/outbox.ts';
import { readCounts } from '../../../utils/store/queries.ts';
import { differencesFrom, trueCounts } from '../../support/store-truth.ts';
import { recount } from '../../support/test-store.ts';
import { ME, type ModelClient, startModelClient } from './model-client.ts';
import { anyStep, myQueues, type Step, take } from './steps.ts';

/** So that everybody tries the same by default; another seed, or more runs, by the environment. */
const seed = Number(process.env.THREADSIDE_MODEL_SEED ?? 20260302);
const numRuns = Number(process.env.THREADSIDE_MODEL_RUNS ?? 40);

/** What no incremental sync can tell of: queues that came or went quietly, a record that could not be read. */
const UNTOLD: Step['name'][] = ['queueIsGiven', 'queueIsTaken', 'recordIsUnreadable', 'recordsAreOdd'];

/** A full sync comes every six hours. */
const restAfter = (steps: readonly Step[]): number =>
  steps.some(({ name }) => UNTOLD.includes(name)) ? 6.1 * 3_600_000 : 0;

/** Every note the agent pressed is there once at most, and of what they may still see nothing is left in doubt. */
function expectNotesOnce({ control, local }: ModelClient, mine: ReadonlySet<string>): void {
  const texts = control.state
    .threads()
    .flatMap(({ id = '' }) => control.state.entries(id))
    .flatMap(({ text = '' }) => (text.startsWith('My press') ? [text] : []));
  expect(texts.toSorted()).toEqual([...new Set(texts)].toSorted());
  const rows = (local.dump().outbox ?? []) as OutboxRow[];
  expect(rows.filter(({ state }) => state !== 'failed')).toEqual([]);
  const isMine = ({ threadId }: OutboxRow) =>
    mine.has(control.state.thread(threadId ?? '').owner?.extensionId ?? '');
  expect(rows.filter((row) => texts.includes(row.text) && isMine(row))).toEqual([]);
}

async function expectTruth(client: ModelClient, steps: readonly Step[]): Promise<void> {
  const { control } = client;
  const db = await client.db();
  const mine = myQueues(steps);
  const dump = { threads: await db.getAll('threads'), entries: await db.getAll('entries') };
  expect(differencesFrom(control, mine, dump)).toEqual([]);
  const counts = await readCounts(db);
  expect(counts).toEqual(trueCounts(control, mine, ME.extensionId));
  expect(counts).toEqual(await recount(db, ME.extensionId));
  await client.background().refreshBadge();
  expect(Number(client.badge.text)).toBe(counts.unassigned);
  expectNotesOnce(client, mine);
}

describe(`whatever happens, seed ${seed}`, () => {
  it.each(['empty', 'brightwater'] as const)(
    'the store comes to be what RingCentral holds (%s)',
    { timeout: 600_000 },
    async (world) => {
      const whatHappens = fc.array(anyStep, { minLength: 1, maxLength: 60, size: 'max' });
      await fc.assert(
        fc.asyncProperty(whatHappens, async (steps) => {
          const client = await startModelClient(world);
          try {
            for (const step of steps) await take(client, step);
            await client.comeToRest(restAfter(steps));
            await expectTruth(client, steps);
          } finally {
            await client.close();
          }
        }),
        { seed, numRuns, interruptAfterTimeLimit: 500_000 },
      );
    },
  );
});
