import { expect, it } from 'vitest';
import { accountLoad } from '../bench/account-load.ts';

it('five hundred agents cost their account what the documentation says, and do not march in step', async () => {
  const loads = new Map((await accountLoad()).map((load) => [load.situation, load]));
  const of = (situation: string) => {
    const load = loads.get(situation);
    if (!load) throw new Error(`nothing is known of ${situation}`);
    return load;
  };
  expect(of('night, nobody looks').requests).toBe(200);
  expect(of('idle, panels closed').requests).toBe(1000);
  expect(of('peak, every panel open').requests).toBe(4000);
  const together = of('all browsers started in one second');
  expect(of('the same without a spread').busiestSecond).toBe(1000);
  expect(together.busiestSecond).toBeLessThan(100);
  expect(of('back after ten minutes of outage').busiestSecond).toBeLessThan(100);
  expect(of('idle, panels closed').kilobytes).toBeLessThan(1500);
});
