import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetPlaces,
  type LearnedPlace,
  learnPlace,
  readLearned,
} from '../../../utils/page/learned-places.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';

let local = createMemoryStorage();
beforeEach(() => {
  local = createMemoryStorage();
});
const place = (pattern: string, name = 'a.b.c', site = 'crm.test'): LearnedPlace => ({
  site,
  pattern,
  place: name,
});
const patterns = async () =>
  (await readLearned(local)).map((one) => `${one.site}${one.pattern} ${one.place}`);

describe('places', () => {
  it('are none at first', async () => {
    expect(await readLearned(local)).toEqual([]);
  });

  it('are one for each kind of page on each site: the newest', async () => {
    await learnPlace(local, place('/contacts/*', 'old'));
    await learnPlace(local, place('/leads/*'));
    await learnPlace(local, place('/contacts/*', 'x', 'other.test'));
    await learnPlace(local, place('/contacts/*', 'new'));
    expect(await patterns()).toEqual([
      'crm.test/leads/* a.b.c',
      'other.test/contacts/* x',
      'crm.test/contacts/* new',
    ]);
  });

  it('are forgotten one by one, or all', async () => {
    await learnPlace(local, place('/contacts/*'));
    await learnPlace(local, place('/contacts/*', 'x', 'other.test'));
    await learnPlace(local, place('/leads/*'));
    await forgetPlaces(local, { site: 'crm.test', pattern: '/contacts/*' });
    expect(await patterns()).toEqual(['other.test/contacts/* x', 'crm.test/leads/* a.b.c']);
    await forgetPlaces(local);
    expect(await patterns()).toEqual([]);
  });

  it('are at most 200, the newest', async () => {
    for (let index = 0; index < 203; index += 1) await learnPlace(local, place(`/${index}`));
    const kept = await readLearned(local);
    expect([kept.length, kept[0]?.pattern, kept.at(-1)?.pattern]).toEqual([200, '/3', '/202']);
  });
});
