import { describe, expect, it } from 'vitest';
import { restoreScrubbed, scrubLocal } from '../../../utils/session/scrub-local.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { stopAtWrite } from '../../support/stoppable-storage.ts';

const STORED = { ending: 1, settings: { clientId: 'kept' }, 'draft:2:note:t': 'of another user' };
const { ending: _, ...REST } = STORED;

describe('scrubbing storage.local', () => {
  it('clears the whole area and writes the rest again', async () => {
    const [local, session] = [createMemoryStorage(), createMemoryStorage()];
    await local.set(STORED);
    let cleared = 0;
    const clear = async () => {
      cleared += 1;
      await local.clear();
    };
    await scrubLocal({ ...local, clear }, session, 'ending');
    expect([cleared, local.dump(), session.dump()]).toEqual([1, REST, {}]);
  });

  it.each([1, 2, 3, 4])('stopped at its write %i loses nothing, and can be done again', async (nth) => {
    const areas = { local: createMemoryStorage(), session: createMemoryStorage() };
    await areas.local.set(STORED);
    const stopped = stopAtWrite(nth, areas);
    void scrubLocal(stopped.local, stopped.session, 'ending');
    await new Promise((resolve) => setTimeout(resolve, 5));
    if ('ending' in areas.local.dump()) await scrubLocal(areas.local, areas.session, 'ending');
    else await restoreScrubbed(areas.local, areas.session);
    expect([areas.local.dump(), areas.session.dump()]).toEqual([REST, {}]);
  });

  it('does not write over what was stored since', async () => {
    const [local, session] = [createMemoryStorage(), createMemoryStorage()];
    await session.set({ keptWhileScrubbing: { settings: 'old', other: 1 } });
    await local.set({ settings: 'new' });
    await restoreScrubbed(local, session);
    expect(local.dump()).toEqual({ settings: 'new', other: 1 });
  });
});
