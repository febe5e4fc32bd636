import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileAlive } from '../../utils/keep-alive.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const workFor = (ms: number) => () => new Promise((resolve) => setTimeout(() => resolve('done'), ms));

describe('whileAlive', () => {
  it('shows activity more often than every 30 s, until the work ends', async () => {
    const touch = vi.fn(async () => {});
    const result = whileAlive(touch, workFor(100_000));
    for (let seconds = 29; seconds < 100; seconds += 29) {
      const before = touch.mock.calls.length;
      await vi.advanceTimersByTimeAsync(29_000);
      expect(touch.mock.calls.length).toBeGreaterThan(before);
    }
    await vi.advanceTimersByTimeAsync(29_000);
    expect(await result).toBe('done');
    const calls = touch.mock.calls.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(touch).toHaveBeenCalledTimes(calls);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops when the work fails, and hands the failure on', async () => {
    const touch = vi.fn(async () => {});
    await expect(whileAlive(touch, () => Promise.reject(new Error('oops')))).rejects.toThrow('oops');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not mind a touch that fails', async () => {
    const result = whileAlive(() => Promise.reject(new Error('no')), workFor(50_000));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await result).toBe('done');
  });
});
