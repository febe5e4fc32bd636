import { expect, it } from 'vitest';
import { createInTurn } from '../../utils/in-turn.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

it('runs one piece of work after the other, in the order asked for', async () => {
  const inTurn = createInTurn();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await pause();
    log.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all([inTurn(work('a')), inTurn(work('b'))])).toEqual(['a', 'b']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('hands a failure to who asked, and goes on', async () => {
  const inTurn = createInTurn();
  const failing = inTurn(() => Promise.reject(new Error('oops')));
  const next = inTurn(async () => 'fine');
  await expect(failing).rejects.toThrow('oops');
  expect(await next).toBe('fine');
});
