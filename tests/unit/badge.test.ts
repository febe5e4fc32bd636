import { describe, expect, it } from 'vitest';
import { badgeFor, drawBadge } from '../../utils/badge.ts';
import type { SessionState } from '../../utils/session/session-state.ts';

const signedIn: SessionState = { status: 'signedIn', extensionId: '101' };
const counts = (unassigned: number) => ({ open: 500, unassigned, mine: 3 });

describe('the badge', () => {
  it.each([
    [0, '', 'Threadside: 0 unassigned conversations'],
    [1, '1', 'Threadside: 1 unassigned conversation'],
    [7, '7', 'Threadside: 7 unassigned conversations'],
    [99, '99', 'Threadside: 99 unassigned conversations'],
    [100, '99+', 'Threadside: 100 unassigned conversations'],
  ])('of %i unassigned conversations', (unassigned, text, title) => {
    expect(badgeFor(signedIn, counts(unassigned))).toMatchObject({ text, title });
  });

  it('is empty before anything was counted', () => {
    expect(badgeFor(signedIn, undefined).text).toBe('');
  });

  it.each(['never', 'byAgent', 'expired'] as const)('asks for attention when signed out (%s)', (reason) => {
    const badge = badgeFor({ status: 'signedOut', reason }, counts(7));
    expect(badge).toMatchObject({ text: '!', title: 'Threadside: signed out' });
    expect(badge.color).not.toBe(badgeFor(signedIn, counts(7)).color);
  });

  it('is drawn whole', async () => {
    const drawn = {};
    const action = {
      setBadgeText: async (details: object) => void Object.assign(drawn, details),
      setBadgeBackgroundColor: async (details: object) => void Object.assign(drawn, details),
      setTitle: async (details: object) => void Object.assign(drawn, details),
    };
    const badge = { text: '7', color: '#123456', title: 'T' };
    await drawBadge(action, badge);
    expect(drawn).toEqual(badge);
  });
});
