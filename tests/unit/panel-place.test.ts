import { describe, expect, it } from 'vitest';
import { forgetPlaces, type PanelPlace, placeKey, readPlace } from '../../utils/panel-place.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';

const START: PanelPlace = { extensionId: '101', view: 'customer', query: '' };

describe('where the panel was left', () => {
  it('comes back as it was', () => {
    const place: PanelPlace = {
      extensionId: '101',
      view: 'inbox',
      thread: { id: 't1', entryId: 'e1' },
      pinned: '+14155550127',
      query: 'boiler',
    };
    expect(readPlace(JSON.parse(JSON.stringify(place)), '101')).toEqual(place);
  });

  it.each([
    ['nothing', undefined],
    ['of somebody else', { ...START, extensionId: '102', pinned: '+14155550127' }],
    ['of a version that knew other views', { ...START, view: 'reports' }],
    ['unreadable', 'inbox'],
  ])('is the beginning when what is stored is %s', (_, stored) => {
    expect(readPlace(stored, '101')).toEqual(START);
  });

  it('is forgotten for all windows, and nothing else is', async () => {
    const session = createMemoryStorage();
    await session.set({ [placeKey(1)]: START, [placeKey(2)]: START, 'numbers:1': [] });
    await forgetPlaces(session);
    expect(Object.keys(session.dump())).toEqual(['numbers:1']);
  });
});
