import { beforeEach, describe, expect, it } from 'vitest';
import { retryText } from '../../../utils/actions/send-text.ts';
import { asResult } from '../../../utils/app-error.ts';
import { PROOF_AFTER_MS } from '../../../utils/outbox/settle.ts';
import { describeError } from '../../../utils/wording/describe-error.ts';
import { createTextWorld, GUEST, type TextWorld } from '../../support/text-world.ts';

const DONE = { ok: true, value: undefined };
const picture = (name: string) => new File([Uint8Array.of(1, 2, 3)], name, { type: 'image/png' });
const LEAK = picture('leak.png');
const PLAN = picture('plan.png');

let world: TextWorld;
/** A text with two pictures that provably did not go out. */
beforeEach(async () => {
  world = await createTextWorld();
  world.emulator.control.as('Alex Rivera').take(world.threadId);
  world.emulator.control.clock.advance(1_000);
  await world.sync();
  const { api } = world.deps;
  const sendMessage: typeof api.sendMessage = (message) => {
    world.emulator.network.state = 'lostBefore';
    return api.sendMessage(message);
  };
  world.deps = { ...world.deps, api: { ...api, sendMessage } };
  await world.send({ files: [LEAK, PLAN] });
  world.deps = { ...world.deps, api };
  await world.restartAndSync(PROOF_AFTER_MS + 1);
});

const retry = (files: File[]) =>
  asResult(() => retryText(world.deps, { pressId: 'p1', seenUpTo: '2099-01-01T00:00:00.000Z', files }));
const sentFiles = () =>
  world.emulator.control.state
    .messagesOf(GUEST)
    .filter(({ direction, attachments }) => direction === 'Outbound' && attachments?.length)
    .map(({ attachments = [] }) => attachments.map(({ filename }) => filename));

describe('a text with pictures that was not sent', () => {
  it('is sent again with them', async () => {
    expect(await world.states()).toEqual(['failed']);
    expect(await retry([LEAK, PLAN])).toEqual(DONE);
    expect([sentFiles(), await world.states()]).toEqual([[['leak.png', 'plan.png']], ['sent']]);
  });

  it('is one text for two presses at the same moment', async () => {
    await Promise.all([retry([LEAK, PLAN]), retry([LEAK, PLAN])]);
    expect(sentFiles()).toHaveLength(1);
  });

  it.each([
    ['none of them', []],
    ['some of them', [LEAK]],
    ['others', [PLAN, LEAK]],
  ])('is not sent with %s: it stays, and says so', async (_, files) => {
    const result = await retry(files);
    expect(result.ok ? '' : describeError(result.error)).toBe(
      'The pictures of this text are no longer at hand. Write it again.',
    );
    expect([world.atServer(), await world.states()]).toEqual([[], ['failed']]);
  });
});
