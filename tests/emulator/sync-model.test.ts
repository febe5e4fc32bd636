import type MessageThread from '@rc-ex/core/definitions/MessageThread';
import type ThreadEntriesSyncList from '@rc-ex/core/definitions/ThreadEntriesSyncList';
import type ThreadEntrySyncItem from '@rc-ex/core/definitions/ThreadEntrySyncItem';
import type ThreadSyncList from '@rc-ex/core/definitions/ThreadSyncList';
import { describe, expect, it } from 'vitest';
import type { Control } from './control/control.ts';
import { ApiError } from './rules/api-error.ts';
import { createRandom, type Random } from './state/random.ts';
import { createTestBed, type TestClient } from './test-bed.ts';

const QUEUES = ['Billing', 'Support', 'Harbor Site', 'Sales'];
const AGENTS = ['Alex Rivera', 'Beth Nolan', 'Sam Ortiz', 'Jenn Lee'];
const ALEX_QUEUES = new Set(['Billing', 'Support', 'Harbor Site', 'Spring Promo']);

/** What a client knows that does nothing but fold answers: one FSync each, then ISyncs. */
class FoldingClient {
  threads = new Map<string, MessageThread>();
  entries = new Map<string, ThreadEntrySyncItem>();
  private tokens: Record<string, string | undefined> = {};
  private readonly client: TestClient;

  constructor(client: TestClient) {
    this.client = client;
  }

  async sync(): Promise<void> {
    for (const thread of await this.read<ThreadSyncList['records']>('/message-threads/sync')) {
      if (thread.status === 'Open' && thread.availability === 'Alive')
        this.threads.set(thread.id ?? '', thread);
      else this.threads.delete(thread.id ?? '');
    }
    for (const entry of await this.read<ThreadEntriesSyncList['records']>('/message-threads/entries/sync')) {
      if (entry.availability === 'Deleted') this.entries.delete(entry.id ?? '');
      else this.entries.set(entry.id ?? '', entry);
    }
  }

  forget(): void {
    this.tokens = {};
    this.threads.clear();
    this.entries.clear();
  }

  private async read<Records>(path: string): Promise<NonNullable<Records>> {
    const token = this.tokens[path];
    const query =
      token === undefined
        ? { syncType: 'FSync', scope: 'Accessible' }
        : { syncType: 'ISync', syncToken: token };
    const { status, json } = await this.client.get<{
      records: NonNullable<Records>;
      syncInfo: { syncToken: string };
    }>(path, query);
    expect(status).toBe(200);
    this.tokens[path] = json.syncInfo.syncToken;
    return json.records;
  }
}

/** One thing somebody might do; refusals by the rules are part of the game. */
function act(control: Control, random: Random): void {
  const threads = control.state.threads();
  const threadId = threads.length > 0 ? (random.pick(threads).id ?? '') : 'none';
  const agent = control.as(random.pick(AGENTS));
  const guest = `+1907555010${random.integer(9)}`;
  const notes = control.state.entries.bind(control.state);
  const steps: (() => unknown)[] = [
    () => control.inbound({ from: guest, to: random.pick(QUEUES), text: random.token(8) }),
    () => agent.send({ from: random.pick(QUEUES), to: guest, text: random.token(8) }),
    () => agent.take(threadId),
    () => agent.assign(threadId, random.pick([...AGENTS, null])),
    () => agent.note(threadId, random.token(8)),
    () =>
      agent.editNote(
        notes(threadId).findLast((entry) => entry.recordType === 'AliveNote')?.id ?? '',
        random.token(5),
      ),
    () => agent.deleteNote(notes(threadId).find((entry) => entry.recordType === 'AliveNote')?.id ?? ''),
    () => (random.next() < 0.4 ? agent.resolve(threadId) : undefined),
    () => (random.next() < 0.3 ? agent.deleteThread(threadId) : undefined),
    () => control.clock.advance(random.pick([0, 1, 700, 3000])),
    () => (random.next() < 0.1 ? control.clock.advance(72 * 3_600_000) : undefined),
  ];
  try {
    random.pick(steps)();
  } catch (error) {
    if (!(error instanceof ApiError) && !String(error).includes('No thread')) throw error;
  }
}

/** The truth Alex may see: Open + Alive threads, and the living messages and notes of them. */
function truth(control: Control) {
  const threads = control.state
    .threads({ status: 'Open' })
    .filter((thread) => thread.availability === 'Alive' && ALEX_QUEUES.has(thread.owner?.name ?? ''));
  const entries = threads
    .flatMap((thread) => control.state.entries(thread.id ?? ''))
    .filter((entry) => entry.recordType === 'AliveMessage' || entry.recordType === 'AliveNote');
  return { threads, entries };
}

function byId<Item extends { id?: string }>(items: Iterable<Item>): [string | undefined, Item][] {
  return [...items]
    .map((item): [string | undefined, Item] => [item.id, item])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

describe('a client that folds FSync and ISync answers always equals the truth', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => [seed]))(
    'seed %i: 150 random acts, a sync after one to four of them',
    async (seed) => {
      // Long access tokens: three days may pass at once.
      const { control, client } = createTestBed({
        seed: seed % 2 ? 'brightwater' : 'empty',
        settings: { oauth: { accessTtlSeconds: 1e9 }, contentOrigin: 'https://emulator.test' },
      });
      const random = createRandom(1000 + seed);
      const folding = new FoldingClient(client('Alex Rivera'));
      await folding.sync();
      for (let step = 0; step < 150; step += 1) {
        for (let n = random.integer(4); n >= 0; n -= 1) act(control, random);
        if (random.next() < 0.05) folding.forget();
        await folding.sync();
        const { threads, entries } = truth(control);
        expect(byId(folding.threads.values())).toEqual(byId(threads));
        const openIds = new Set(threads.map((thread) => thread.id));
        const known = [...folding.entries.values()].filter(
          (entry) => openIds.has(entry.threadId ?? '') && !entry.recordType?.endsWith('Hint'),
        );
        expect(byId(known)).toEqual(byId(entries));
      }
    },
  );

  it('every hint written since the FSync is known, once, and unchanged', async () => {
    const { control, client } = createTestBed({
      seed: 'empty',
      settings: { oauth: { accessTtlSeconds: 1e9 }, contentOrigin: 'https://emulator.test' },
    });
    const random = createRandom(77);
    const folding = new FoldingClient(client('Alex Rivera'));
    await folding.sync();
    for (let step = 0; step < 300; step += 1) act(control, random);
    await folding.sync();
    const hints = control.state
      .threads()
      .filter((thread) => ALEX_QUEUES.has(thread.owner?.name ?? ''))
      .flatMap((thread) => control.state.entries(thread.id ?? ''))
      .filter((entry) => entry.recordType?.endsWith('Hint'));
    expect(hints.length).toBeGreaterThan(50);
    const known = [...folding.entries.values()].filter((entry) => entry.recordType?.endsWith('Hint'));
    expect(byId(known)).toEqual(byId(hints));
  });
});
