import fc from 'fast-check';
import type { PanelCommands, Payload } from '../../../utils/messaging/protocol.ts';
import { ApiError } from '../../emulator/rules/api-error.ts';
import { queues } from '../../emulator/seed/queues.ts';
import { ME, type ModelClient } from './model-client.ts';

/** One thing that happens; the numbers choose whom and what it happens to. */
export type Step = { name: keyof typeof STEPS; a: number; b: number };

const COLLEAGUES = ['Beth Nolan', 'Sam Ortiz', 'Jenn Lee'];
const QUEUES = ['Billing', 'Support', 'Harbor Site', 'Sales'];
const GUESTS = Array.from({ length: 6 }, (_, index) => `+1907555010${index}`);
const PAUSES_MS = [1, 400, 3_000, 14_000, 47_000, 3_700_000];
const REFUSALS = ['MSG-333', 'MSG-411', 'CMN-101'] as const;

const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Threads that something may happen to, the youngest first, so that small numbers meet each other. */
const threadAt = ({ control }: ModelClient, index: number) => of(control.state.threads().toReversed(), index);
const threadIdAt = (client: ModelClient, index: number): string => threadAt(client, index)?.id ?? 'none';

const livingNotes = ({ control }: ModelClient, threadId: string, author: string) =>
  control.state
    .entries(threadId)
    .filter(
      (entry) =>
        entry.recordType === 'AliveNote' && (entry as { author?: { name?: string } }).author?.name === author,
    );

/** Somebody of the team other than the agent at the screen. */
const colleague = ({ control }: ModelClient, index: number) => control.as(of(COLLEAGUES, index));

/** What the panel asks for; nothing waits for the answer. */
const ask = <K extends keyof PanelCommands>(client: ModelClient, name: K, payload?: Payload<K>) =>
  void (client.send as (name: K, payload?: Payload<K>) => unknown)(name, payload);

/** Everything that may happen, by name. `log` remembers what the agent pressed. */
export const STEPS = {
  customerWrites: ({ control }, a, b) =>
    control.inbound({ from: of(GUESTS, a), to: of(QUEUES, b), text: `Hello ${a} ${b}` }),
  colleagueWrites: (client, a, b) =>
    colleague(client, b).send({ from: of(QUEUES, b), to: of(GUESTS, a), text: `Hi ${a}` }),
  colleagueTakes: (client, a, b) => colleague(client, b).take(threadIdAt(client, a)),
  colleagueAssigns: (client, a, b) =>
    colleague(client, b).assign(threadIdAt(client, a), of([ME.name, null, ...COLLEAGUES], b)),
  colleagueResolves: (client, a, b) => colleague(client, b).resolve(threadIdAt(client, a)),
  colleagueDeletes: (client, a, b) => colleague(client, b).deleteThread(threadIdAt(client, a)),
  colleagueNotes: (client, a, b) => colleague(client, b).note(threadIdAt(client, a), `Note ${a} ${b}`),
  colleagueEdits: (client, a, b) => {
    const note = of(livingNotes(client, threadIdAt(client, a), of(COLLEAGUES, b)), b);
    colleague(client, b).editNote(note?.id ?? 'none', `Changed ${a} ${b}`);
  },
  colleagueUnsays: (client, a, b) => {
    const note = of(livingNotes(client, threadIdAt(client, a), of(COLLEAGUES, b)), b);
    colleague(client, b).deleteNote(note?.id ?? 'none');
  },
  timePasses: (client, a) => client.advance(of(PAUSES_MS, a)),
  threeDaysPass: (client) => client.advance(72 * 3_600_000),

  agentTakes: (client, a) =>
    ask(client, 'assignThread', { threadId: threadIdAt(client, a), extensionId: ME.extensionId }),
  agentLetsGo: (client, a) =>
    ask(client, 'assignThread', { threadId: threadIdAt(client, a), extensionId: null }),
  agentResolves: (client, a) => ask(client, 'resolveThread', { threadId: threadIdAt(client, a) }),
  agentNotes: (client, a, b) => {
    const pressId = `press ${client.control.clock.now()} ${a} ${b}`;
    ask(client, 'addNote', { pressId, threadId: threadIdAt(client, a), text: `My ${pressId}` });
  },
  agentEdits: (client, a, b) => {
    const threadId = threadIdAt(client, a);
    const noteId = of(livingNotes(client, threadId, ME.name), b)?.id ?? 'none';
    ask(client, 'editNote', { threadId, noteId, text: `Better ${a} ${b}` });
  },
  agentUnsays: (client, a, b) => {
    const threadId = threadIdAt(client, a);
    ask(client, 'deleteNote', {
      threadId,
      noteId: of(livingNotes(client, threadId, ME.name), b)?.id ?? 'none',
    });
  },
  agentLooksAtCustomer: (client, a) => {
    const guestPhoneNumber = threadAt(client, a)?.guestParty?.phoneNumber ?? of(GUESTS, a);
    ask(client, 'loadHistory', { guestPhoneNumber });
  },
  agentLooksAtThread: (client, a) => ask(client, 'loadEntries', { threadIds: [threadIdAt(client, a)] }),
  agentDeletes: (client, a) => {
    const { id: threadId = 'none' } = threadAt(client, a) ?? {};
    const messages = client.control.state.messagesOf(threadAt(client, a)?.guestParty?.phoneNumber ?? '');
    const lastMessageTime = messages.findLast((message) => message.threadId === threadId)?.creationTime ?? '';
    ask(client, 'deleteThread', { threadId, lastMessageTime });
  },
  agentReads: (client, a, b) =>
    ask(client, 'markRead', {
      threadId: threadIdAt(client, a),
      upTo: b % 2 ? client.control.clock.iso() : undefined,
    }),
  agentLooksAtResolved: (client) => ask(client, 'loadResolved'),
  agentSyncs: (client) => ask(client, 'syncNow'),
  panelBeats: (client) => ask(client, 'panelIsOpen'),
  alarmRings: (client) => client.alarm(),

  networkGoes: ({ network }) => {
    network.state = 'down';
  },
  networkComes: ({ network }) => {
    network.state = 'up';
  },
  answersAreLost: ({ network }) => {
    network.state = 'lost';
  },
  answersAreCut: ({ network }) => {
    network.state = 'cut';
  },
  answersAreSlow: ({ network }) => {
    network.isHolding = true;
  },
  answersArrive: ({ network }) => network.release(),
  workerWillDie: (client, a) => client.life().endAfter(a),
  workerDies: (client) => client.life().kill(),

  accessTokenEnds: ({ control }) => control.tokens.expireAccess(ME.name),
  sessionEnds: ({ control }, a) => (a % 4 === 0 ? control.tokens.endSessions(ME.name) : undefined),
  syncTokensEnd: ({ control }, a) => control.sync.expireTokens({ errorCode: of(REFUSALS, a) }),
  queueIsTaken: ({ control }, a) => control.handlers.remove(of(QUEUES.slice(0, 3), a), ME.name),
  queueIsGiven: ({ control }, a) => control.handlers.add(of(QUEUES, a), ME.name),
  queuesChangeQuietly: ({ control }, a) =>
    control.configure({ sync: { refusedWhenQueuesChange: a % 2 === 0 } }),
  serverFails: ({ control }, a) =>
    control.faults.add({ path: 'message-threads', status: of([500, 503, 408], a), times: 1 + (a % 3) }),
  serverAsksForPause: ({ control }, a) =>
    control.faults.add({
      path: 'message-threads',
      status: 429,
      times: 1,
      headers: a % 2 ? { 'retry-after': '20' } : {},
    }),
  portalAnswers: ({ control }) => control.faults.add({ path: 'message-threads', html: true, times: 1 }),
  recordsAreMixed: ({ control }) =>
    control.faults.add({ path: 'sync|message-threads', shuffle: true, duplicate: true, times: 3 }),
  recordsAreOdd: ({ control }, a) =>
    control.faults.add({
      path: 'sync|message-threads',
      times: 2,
      mutate: (record, index) => [
        record,
        { ...record, id: null, unheardOf: { index } },
        { recordType: 'Odd', a },
      ],
    }),
  recordIsUnreadable: ({ control }, a) =>
    control.faults.add({
      path: 'sync',
      times: 1,
      mutate: (record, index) => (index === a % 3 ? { ...record, id: null } : record),
    }),
} satisfies Record<string, (client: ModelClient, a: number, b: number) => unknown>;

/** How often each happens; what is not named happens once in a while. */
const WEIGHTS: Partial<Record<keyof typeof STEPS, number>> = {
  customerWrites: 8,
  colleagueNotes: 4,
  colleagueTakes: 3,
  agentSyncs: 8,
  panelBeats: 4,
  timePasses: 6,
  networkComes: 4,
  answersArrive: 3,
  agentLooksAtCustomer: 3,
  agentLooksAtThread: 3,
};

/** A random thing to happen. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  name: fc.oneof(
    ...(Object.keys(STEPS) as Step['name'][]).map((name) => ({
      weight: WEIGHTS[name] ?? 1,
      arbitrary: fc.constant(name),
    })),
  ),
  a: fc.nat(11),
  b: fc.nat(5),
});

/** Lets it happen. Refusals by RingCentral's rules are part of the game; a dead worker comes back at once. */
export async function take(client: ModelClient, { name, a, b }: Step): Promise<void> {
  try {
    (STEPS[name] as (client: ModelClient, a: number, b: number) => unknown)(client, a, b);
  } catch (thrown) {
    if (!(thrown instanceof ApiError) && !String(thrown).includes('No thread')) throw thrown;
  }
  client.advance(700);
  await client.calm();
  client.revive();
}

/** The resources whose threads the agent at the screen may see now. */
export function myQueues(steps: readonly Step[]): Set<string> {
  const ids = new Map(Object.values(queues).map(({ name, extensionId }) => [name, extensionId]));
  const mine = new Set(['Billing', 'Support', 'Harbor Site', 'Spring Promo']);
  for (const { name, a } of steps) {
    if (name === 'queueIsTaken') mine.delete(of(QUEUES.slice(0, 3), a));
    if (name === 'queueIsGiven') mine.add(of(QUEUES, a));
  }
  return new Set([...mine].map((name) => ids.get(name) ?? ''));
}
