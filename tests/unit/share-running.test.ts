import { expect, it, vi } from 'vitest';
import { createShareRunning } from '../../utils/share-running.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

it('does what is asked for again while it runs once, for everyone', async () => {
  const share = createShareRunning<string>();
  const work = vi.fn(async () => {
    await pause();
    return 'done';
  });
  expect(await Promise.all([share('a', work), share('a', work), share('b', work)])).toEqual([
    'done',
    'done',
    'done',
  ]);
  expect(work).toHaveBeenCalledTimes(2);
});

it('does it anew once it has ended, well or not', async () => {
  const share = createShareRunning<string>();
  const failing = () => pause().then(() => Promise.reject(new Error('oops')));
  const both = [share('a', failing), share('a', failing)];
  await expect(both[0]).rejects.toThrow('oops');
  await expect(both[1]).rejects.toThrow('oops');
  expect(await share('a', async () => 'fine')).toBe('fine');
});
