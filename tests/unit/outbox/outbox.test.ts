import { beforeEach, describe, expect, it } from 'vitest';
import { createOutbox, type NoteRow, OUTBOX_KEY, type OutboxRow } from '../../../utils/outbox/outbox.ts';
import { at, ME } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

const row = (pressId: string, state: OutboxRow['state'] = 'sending'): NoteRow => ({
  pressId,
  kind: 'note',
  extensionId: ME,
  threadId: 't1',
  text: `Note ${pressId}`,
  notBefore: at(0),
  knownIds: [],
  state,
  pressedAt: 1,
});

let local = createMemoryStorage();
let outbox = createOutbox(local);
beforeEach(() => {
  local = createMemoryStorage();
  outbox = createOutbox(local);
});
const states = async () => (await outbox.rows()).map(({ pressId, state }) => `${pressId} ${state}`);

describe('the outbox', () => {
  it('is empty at first', async () => {
    expect(await outbox.rows()).toEqual([]);
  });

  it('has written a row to disk when `add` resolves', async () => {
    expect(await outbox.add(row('1'))).toBe(true);
    expect(local.dump()[OUTBOX_KEY]).toEqual([row('1')]);
  });

  it('takes one press once, also when it arrives twice at the same moment', async () => {
    const answers = await Promise.all([outbox.add(row('1')), outbox.add(row('1')), outbox.add(row('2'))]);
    expect(answers).toEqual([true, false, true]);
    expect(await outbox.add(row('1', 'failed'))).toBe(false);
    expect(await states()).toEqual(['1 sending', '2 sending']);
  });

  it('does not begin a press again that has come to its end', async () => {
    await outbox.add(row('1'));
    await outbox.remove('1');
    expect(await outbox.add(row('1'))).toBe(false);
    expect(await states()).toEqual([]);
  });

  it('loses no change of several at the same moment', async () => {
    await Promise.all([
      outbox.add(row('1')),
      outbox.add(row('2')),
      outbox.replace(row('1', 'failed')),
      outbox.add(row('3')),
      outbox.remove('2'),
    ]);
    expect(await states()).toEqual(['1 failed', '3 sending']);
  });

  it('has nothing against changing or removing what is no longer there', async () => {
    await outbox.add(row('1'));
    await outbox.replace(row('gone', 'failed'));
    await outbox.remove('gone');
    expect(await states()).toEqual(['1 sending']);
  });

  it('puts a row where the one of the same press was', async () => {
    for (const one of [row('1'), row('2'), row('3')]) await outbox.add(one);
    await outbox.replace({ ...row('2', 'unconfirmed'), text: 'Other words', pressedAt: 9 });
    expect(local.dump()[OUTBOX_KEY]).toEqual([
      row('1'),
      { ...row('2', 'unconfirmed'), text: 'Other words', pressedAt: 9 },
      row('3'),
    ]);
  });

  it('restarts what has failed, once, and nothing else', async () => {
    for (const one of [row('1', 'failed'), row('2', 'unconfirmed')]) await outbox.add(one);
    const again = { ...row('1'), isRetry: true };
    expect(await Promise.all([outbox.restart(again), outbox.restart(again)])).toEqual([true, false]);
    expect([await outbox.restart(row('2')), await outbox.restart(row('gone'))]).toEqual([false, false]);
    expect(local.dump()[OUTBOX_KEY]).toEqual([again, row('2', 'unconfirmed')]);
  });

  it('forgets everything of one user, and nothing of another', async () => {
    const beths = { ...row('2'), extensionId: '102' };
    for (const one of [row('1'), beths, row('3', 'failed')]) await outbox.add(one);
    await outbox.removeOf(ME);
    expect(await outbox.rows()).toEqual([beths]);
    await outbox.removeOf('nobody');
    expect(await outbox.rows()).toEqual([beths]);
  });

  it('goes on after the disk refused a change', async () => {
    const { set } = local;
    local.set = () => Promise.reject(new Error('quota'));
    await expect(outbox.add(row('1'))).rejects.toThrow('quota');
    local.set = set;
    expect(await outbox.add(row('1'))).toBe(true);
  });
});

describe('the first look of a new worker', () => {
  it('makes unclear what was being sent, on disk too, and nothing else', async () => {
    for (const one of [row('1'), row('2', 'failed'), row('3', 'unconfirmed')]) await outbox.add(one);
    outbox = createOutbox(local);
    const recovered = ['1 unconfirmed', '2 failed', '3 unconfirmed'];
    expect(await states()).toEqual(recovered);
    expect(local.dump()[OUTBOX_KEY]).toMatchObject([{ state: 'unconfirmed' }, {}, {}]);
  });

  it('comes before its first row: that one is being sent', async () => {
    await outbox.add(row('1'));
    outbox = createOutbox(local);
    await outbox.add(row('2'));
    expect(await states()).toEqual(['1 unconfirmed', '2 sending']);
    expect(await states()).toEqual(['1 unconfirmed', '2 sending']);
  });

  it('writes nothing when there is nothing to recover', async () => {
    await outbox.add(row('1', 'failed'));
    local.set = () => Promise.reject(new Error('wrote'));
    expect(await states()).toEqual(['1 failed']);
    outbox = createOutbox(local);
    expect(await states()).toEqual(['1 failed']);
  });
});
