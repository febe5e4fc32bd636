import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../utils/actions/reply-rules.ts';
import { PROFILE_KEY, readProfile } from '../../../utils/session/session-state.ts';
import { getThread, threadsByGuest } from '../../../utils/store/queries.ts';
import { lastEntries } from '../../../utils/store/read-entries.ts';
import { isOpen } from '../../../utils/store/schema.ts';
import { queues } from '../../emulator/seed/queues.ts';
import { ALEX, createTextWorld, FROM, GUEST, TEXT, type TextWorld } from '../../support/text-world.ts';

const DONE = { ok: true, value: undefined };
const refused = (errorCode: string, sentence: string) => ({
  ok: false,
  error: { kind: 'refused', errorCode, sentence },
});

let world: TextWorld;
beforeEach(async () => {
  world = await createTextWorld();
});
const jenn = () => world.emulator.control.as('Jenn Lee');
const inbound = (text: string) => world.emulator.control.inbound({ from: GUEST, to: 'Support', text });
const take = async () => {
  world.emulator.control.as('Alex Rivera').take(world.threadId);
  await world.sync();
};
const posts = () =>
  world.emulator.control.requests({ method: 'POST' }).map(({ path }) => path.split('/').at(-1));
const stored = () => getThread(world.deps.db, world.threadId);
const textsHere = async () =>
  (await lastEntries(world.deps.db, world.threadId, 50)).entries.filter(({ text }) => text === TEXT).length;
const openThread = async () => (await threadsByGuest(world.deps.db, GUEST)).find(isOpen);

describe('sending a text', () => {
  it('into my thread is one request; draft gone, on screen at once, watched for repetition', async () => {
    await take();
    world.emulator.control.requests.clear();
    expect(await world.send()).toEqual(DONE);
    expect([posts(), world.atServer(), await textsHere()]).toEqual([['messages'], [ALEX], 1]);
    expect([await world.states(), await world.draft()]).toEqual([['sent'], '']);
  });

  it('into a thread that is nobody’s takes it first, in one press', async () => {
    expect(await world.send()).toEqual(DONE);
    expect([posts(), world.atServer()]).toEqual([['assign', 'messages'], [ALEX]]);
    expect((await stored())?.assignee?.extensionId).toBe(ALEX);
  });

  it('into a colleague’s thread does nothing and says whose it is', async () => {
    jenn().take(world.threadId);
    await world.sync();
    expect(await world.send()).toEqual(refused('MSG-427', 'Jenn Lee has this conversation now.'));
    expect([posts(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
  });

  it.each([
    ['resolved', () => jenn().resolve(world.threadId)],
    ['deleted', () => jenn().deleteThread(world.threadId)],
  ])('to a customer whose thread was %s starts a new one, mine', async (_, end) => {
    end();
    await world.sync();
    expect(await world.start()).toEqual(DONE);
    const thread = await openThread();
    expect(thread?.id).not.toBe(world.threadId);
    expect(thread?.assignee?.extensionId).toBe(ALEX);
    const { entries } = await lastEntries(world.deps.db, thread?.id ?? '', 50);
    expect(entries.filter(({ text }) => text === TEXT)).toHaveLength(1);
    expect([posts(), await world.states(), await world.draft()]).toEqual([['messages'], ['sent'], '']);
  });

  it('names the thread in the request', async () => {
    await take();
    let asked: unknown;
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = (message) => {
      asked = message;
      return api.sendMessage(message);
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
    await world.send();
    expect(asked).toEqual({ from: FROM, to: GUEST, text: TEXT, threadId: world.threadId });
  });

  it('is written down before the request leaves', async () => {
    await take();
    let seen: unknown;
    const { api } = world.deps;
    const sendMessage: typeof api.sendMessage = async (message) => {
      seen = await world.rows();
      return api.sendMessage(message);
    };
    world.deps = { ...world.deps, api: { ...api, sendMessage } };
    await world.send();
    expect(seen).toEqual([
      expect.objectContaining({
        pressId: 'p1',
        kind: 'message',
        extensionId: ALEX,
        guestPhoneNumber: GUEST,
        from: FROM,
        threadId: world.threadId,
        text: TEXT,
        state: 'sending',
        pressedAt: world.deps.now(),
      }),
    ]);
  });

  it('is one text for one press, however often it arrives', async () => {
    await take();
    await Promise.all([world.send(), world.send(), world.send()]);
    await world.send();
    expect([world.atServer(), await world.states()]).toEqual([[ALEX], ['sent']]);
  });

  it('keeps what the agent typed on meanwhile', async () => {
    await take();
    await world.write(`${TEXT} Or Friday?`);
    await world.send();
    expect(await world.draft()).toBe(`${TEXT} Or Friday?`);
  });

  it('takes pictures along, and writes down their names', async () => {
    await take();
    const files = [new File([Uint8Array.of(1, 2, 3)], 'leak.png', { type: 'image/png' })];
    expect(await world.send({ files, text: '' })).toEqual(DONE);
    const sent = world.emulator.control.state.messagesOf(GUEST).at(-1);
    expect(sent?.attachments).toEqual([
      expect.objectContaining({ filename: 'leak.png', contentType: 'image/png', size: 3 }),
    ]);
    expect(await world.rows()).toEqual([expect.objectContaining({ fileNames: ['leak.png'], text: '' })]);
  });
});

describe('a text that cannot be sent', () => {
  it.each([
    ['without a word', ' \n', 'EMPTY'],
    ['that is too long', 'x'.repeat(MAX_TEXT_LENGTH + 1), 'TOO-LONG'],
  ])('%s asks nobody', async (_, text, errorCode) => {
    await take();
    world.emulator.control.requests.clear();
    expect(await world.send({ text })).toMatchObject({ error: { errorCode } });
    expect([world.emulator.control.requests(), await world.rows()]).toEqual([[], []]);
  });

  it('is not one that is as long as RingCentral takes', async () => {
    await take();
    const text = 'x'.repeat(MAX_TEXT_LENGTH);
    expect(await world.send({ text })).toEqual(DONE);
    expect(world.atServer(text)).toEqual([ALEX]);
  });

  it('is one from a number that is not the agent’s: nothing is taken, nothing sent', async () => {
    const profile = await readProfile(world.deps.local);
    await world.deps.local.set({ [PROFILE_KEY]: { ...profile, sharedNumbers: [] } });
    expect(await world.send()).toMatchObject({ error: { errorCode: 'NOT-ALLOWED' } });
    expect([posts(), await world.rows(), (await stored())?.assignee]).toEqual([[], [], undefined]);
  });

  it('because RingCentral refuses it keeps the draft, and leaves no row', async () => {
    await take();
    const files = [new File(['x'], 'x.bin', { type: 'application/octet-stream' })];
    expect(await world.send({ files })).toMatchObject({ error: { kind: 'refused', errorCode: 'MSG-348' } });
    expect([await world.rows(), await world.draft(), world.atServer()]).toEqual([[], TEXT, []]);
  });
});

describe('what the agent has not seen', () => {
  beforeEach(take);
  const again = () => world.send({ pressId: 'p2' });
  const later = () => world.emulator.control.clock.advance(1_000);

  it('a text of the customer stops the press once, is there to be read, and the next press means it', async () => {
    later();
    inbound('Wait, Friday is better');
    expect(await world.send()).toEqual(
      refused('UNSEEN', 'The customer wrote meanwhile. Read it, then send again.'),
    );
    expect([world.atServer(), await world.rows(), await world.draft()]).toEqual([[], [], TEXT]);
    const { entries } = await lastEntries(world.deps.db, world.threadId, 1);
    expect(entries[0]?.text).toBe('Wait, Friday is better');
    expect([await again(), world.atServer()]).toEqual([DONE, [ALEX]]);
  });

  it('a colleague’s reply is told by name', async () => {
    later();
    jenn().take(world.threadId);
    jenn().send({ from: 'Support', to: GUEST, text: 'I am on it' });
    world.emulator.control.as('Alex Rivera').take(world.threadId);
    expect(await world.send()).toEqual(
      refused('UNSEEN', 'Jenn Lee replied meanwhile. Read it, then send again.'),
    );
    expect(world.atServer()).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    [
      'my own text from elsewhere',
      () => world.emulator.control.as('Alex Rivera').send({ from: 'Support', to: GUEST, text: 'Hi' }),
    ],
    ['a colleague’s note', () => jenn().note(world.threadId, 'VIP')],
  ])('%s stops nothing', async (_, happen) => {
    later();
    happen();
    expect([await world.send(), world.atServer()]).toEqual([DONE, [ALEX]]);
  });

  it('the end of the conversation stops the press, and the next one starts a new one', async () => {
    jenn().resolve(world.threadId);
    expect(await world.send()).toEqual(
      refused('UNSEEN', 'This conversation was closed meanwhile. Send again and your text starts a new one.'),
    );
    expect([world.atServer(), await world.draft()]).toEqual([[], TEXT]);
  });

  it('the beginning of a conversation stops a press that was to start one', async () => {
    jenn().resolve(world.threadId);
    await world.sync();
    later();
    inbound('Hello again');
    expect(await world.start()).toEqual(
      refused('UNSEEN', 'A conversation began meanwhile. Look at it, then send again.'),
    );
    expect(world.atServer()).toEqual([]);
  });

  it('in another queue stops nothing: that is another conversation', async () => {
    later();
    world.emulator.control.inbound({ from: GUEST, to: 'Billing', text: 'And my invoice?' });
    expect([await world.send(), world.atServer()]).toEqual([DONE, [ALEX]]);
  });

  it('is not asked for when RingCentral cannot be reached; the press fails, the draft stays', async () => {
    world.emulator.network.state = 'lostBefore';
    expect(await world.send()).toMatchObject({ error: { kind: 'offline' } });
    expect(await world.draft()).toBe(TEXT);
  });
});

it('sends from the queue that was chosen, not from the one that is open', async () => {
  await take();
  expect(await world.start({ from: queues.billing.phoneNumber })).toEqual(DONE);
  expect(world.emulator.control.state.openThread('Billing', GUEST)?.assignee?.extensionId).toBe(ALEX);
});
