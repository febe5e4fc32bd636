import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asResult } from '../../../utils/app-error.ts';
import { tabNumbersKey } from '../../../utils/page/tab-numbers.ts';
import type { SessionControl } from '../../../utils/session/session-control.ts';
import { createSessionWorld, tokensOf } from '../../support/session-world.ts';
import { newUserId } from '../../support/test-store.ts';

const EVERYTHING = ['session', 'access', 'refresh', 'database', 'profile', 'outbox', 'drafts'];

let world = createSessionWorld();
let me = '';
beforeEach(() => {
  world = createSessionWorld();
  me = newUserId();
});
afterEach(() => vi.restoreAllMocks());

/** Leaves what a worker leaves that was stopped right after it had said that a session ends. */
const begin = (ending: { extensionId: string; isByAgent: boolean }) =>
  world.local.set({
    session: { status: 'signedOut', reason: ending.isByAgent ? 'byAgent' : 'expired' },
    endingSession: ending,
  });

describe('signing in', () => {
  it('stores tokens and session, and tells', async () => {
    world.person = me;
    await world.start().signIn();
    expect(await world.traces(me)).toEqual(['session', 'access', 'refresh', 'database']);
    expect(world.state()).toEqual({ status: 'signedIn', extensionId: me });
    expect(world.changes).toBe(1);
  });

  it('has the database before the session: pages that read it may not make it', async () => {
    world.person = me;
    const seen: boolean[] = [];
    const { set } = world.local;
    world.local.set = async (items) => {
      if ('session' in items) seen.push((await world.traces(me)).includes('database'));
      await set(items);
    };
    await world.start().signIn();
    expect(seen).toEqual([true]);
  });

  it('works where the database cannot be opened: there is another chance at each use', async () => {
    world.person = me;
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    await world.start().signIn();
    open.mockRestore();
    expect(await world.traces(me)).toEqual(['session', 'access', 'refresh']);
  });

  it('needs a client id', async () => {
    world.clientId = '';
    world.person = me;
    expect(await asResult(world.start().signIn)).toEqual({
      ok: false,
      error: { kind: 'refused', errorCode: 'NO-CLIENT-ID' },
    });
  });

  it('leaves an earlier session as it was when it fails', async () => {
    const control = await world.workAs(me);
    world.person = undefined;
    expect(await asResult(control.signIn)).toMatchObject({ error: { reason: 'cancelled' } });
    expect(await world.traces(me)).toEqual(EVERYTHING);
  });

  it('again as the same user keeps everything', async () => {
    const control = await world.workAs(me);
    await control.signIn();
    expect(await world.traces(me)).toEqual(EVERYTHING);
  });

  it('forgets that syncing failed for whoever was there before', async () => {
    await world.local.set({ syncHealth: { failures: 9 } });
    world.person = me;
    await world.start().signIn();
    expect(world.local.dump().syncHealth).toBeUndefined();
  });

  it('as another user removes the cache of the first, and keeps what they typed under their key', async () => {
    const control = await world.workAs(me);
    const other = newUserId();
    world.person = other;
    await control.signIn();
    expect(world.state()).toEqual({ status: 'signedIn', extensionId: other });
    expect(await world.traces(me)).toEqual(['outbox', 'drafts']);
    expect(await world.traces(other)).toEqual(['session', 'access', 'refresh', 'database']);
  });

  it('as another user removes the cache of one whose session had ended by itself, too', async () => {
    const control = await world.workAs(me);
    await control.lose();
    const other = newUserId();
    world.person = other;
    await control.signIn();
    expect(await world.traces(me)).toEqual(['outbox', 'drafts']);
  });
});

describe('signing out', () => {
  it('leaves nothing of the user, but what belongs to the installation', async () => {
    const control = await world.workAs(me);
    await control.signOut();
    expect(await world.traces(me)).toEqual([]);
    expect(world.state()).toEqual({ status: 'signedOut', reason: 'byAgent' });
    expect(world.local.dump().settings).toEqual({ clientId: 'kept' });
    expect(world.revoked).toEqual([`refresh of ${me}`]);
    expect(JSON.stringify(world.session.dump())).not.toContain('refresh of');
  });

  it('works offline at once; RingCentral is told once, when it can be', async () => {
    const control = await world.workAs(me);
    world.isOnline = false;
    await control.signOut();
    expect(await world.traces(me)).toEqual([]);
    expect(JSON.stringify(world.local.dump())).not.toContain('refresh of');
    await world.start().revokeEnded();
    world.isOnline = true;
    await world.start().revokeEnded();
    await world.start().revokeEnded();
    expect(world.revoked).toEqual([`refresh of ${me}`]);
  });

  it('of nobody is no error', async () => {
    await world.start().signOut();
    expect([world.state(), world.revoked]).toEqual([{ status: 'signedOut', reason: 'byAgent' }, []]);
  });

  it('does not touch what another user of this browser typed', async () => {
    const other = newUserId();
    await world.workAs(other);
    const control = await world.workAs(me);
    expect(await world.traces(me)).toContain('outbox');
    await control.signOut();
    expect(await world.traces(other)).toEqual(['outbox', 'drafts']);
  });

  it('leaves no mark of itself', async () => {
    const control = await world.workAs(me);
    await control.signOut();
    const { session: _, ...left } = world.local.dump();
    expect(left).toEqual({ settings: { clientId: 'kept' }, outbox: [] });
  });
});

describe('the numbers found on pages', () => {
  it.each<[string, (control: SessionControl) => Promise<void>]>([
    ['signing out', (control) => control.signOut()],
    ['losing the session', (control) => control.lose()],
    [
      'another user’s sign-in',
      (control) => {
        world.person = newUserId();
        return control.signIn();
      },
    ],
  ])('are forgotten with %s', async (_, work) => {
    const control = await world.workAs(me);
    await world.session.set({
      [tabNumbersKey(5)]: { kind: 'record', numbers: [{ phoneNumber: '+14155550127' }] },
    });
    await work(control);
    expect(JSON.stringify(world.session.dump())).not.toContain('+14155550127');
  });
});

describe('a session that RingCentral ended', () => {
  it('takes the cache with it and leaves what the agent typed', async () => {
    const control = await world.workAs(me);
    await control.lose();
    expect(world.state()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(await world.traces(me)).toEqual(['outbox', 'drafts']);
    expect(world.revoked).toEqual([]);
  });

  it('is over only for its own user: who signs in again finds their drafts', async () => {
    const control = await world.workAs(me);
    await control.lose();
    await control.signIn();
    expect(await world.traces(me)).toEqual(['session', 'access', 'refresh', 'database', 'outbox', 'drafts']);
  });
});

describe('repairing at the start of a worker', () => {
  it('changes nothing when all is well', async () => {
    await world.workAs(me);
    const { changes } = world;
    await world.start().repair();
    expect(await world.traces(me)).toEqual(EVERYTHING);
    expect(world.changes).toBe(changes);
  });

  it('changes nothing when nobody was ever signed in', async () => {
    await world.start().repair();
    expect(world.local.dump()).toEqual({});
  });

  it('ends a session without tokens', async () => {
    await world.workAs(me);
    await world.local.remove('refreshToken');
    await world.start().repair();
    expect(world.state()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(await world.traces(me)).not.toContain('database');
  });

  it('begins the session of tokens without one', async () => {
    await world.workAs(me);
    await world.local.remove('session');
    await world.start().repair();
    expect(world.state()).toEqual({ status: 'signedIn', extensionId: me });
  });

  it('believes the tokens when the session is another user’s, and shows nothing of that one', async () => {
    const other = newUserId();
    await world.workAs(me);
    await world.local.set({ refreshToken: tokensOf(other).refresh });
    await world.session.remove('accessToken');
    await world.start().repair();
    expect(world.state()).toEqual({ status: 'signedIn', extensionId: other });
    expect(await world.traces(me)).toEqual(['outbox', 'drafts']);
    expect(await world.traces(other)).toEqual(['session', 'refresh', 'database']);
  });

  it('finishes a sign-out that was begun, and tells RingCentral later', async () => {
    await world.workAs(me);
    await begin({ extensionId: me, isByAgent: true });
    await world.start().repair();
    expect([await world.traces(me), world.state()]).toEqual([[], { status: 'signedOut', reason: 'byAgent' }]);
    await world.start().revokeEnded();
    expect(world.revoked).toEqual([`refresh of ${me}`]);
  });

  it('finishes clearing up after a session that was lost, and revokes nothing', async () => {
    await world.workAs(me);
    await begin({ extensionId: me, isByAgent: false });
    await world.start().repair();
    expect(await world.traces(me)).toEqual(['outbox', 'drafts']);
    await world.start().revokeEnded();
    expect(world.revoked).toEqual([]);
  });

  it('leaves a session alone that is just ending, at whatever moment it looks', async () => {
    for (let moment = 0; moment < 60; moment += 1) {
      const control = await world.workAs(me);
      const ending = control.signOut();
      for (let passed = 0; passed < moment; passed += 1) await Promise.resolve();
      await Promise.all([ending, control.repair()]);
      expect(await world.traces(me), `after ${moment} steps`).toEqual([]);
      expect(world.state()).toEqual({ status: 'signedOut', reason: 'byAgent' });
    }
  });

  it('is not needed before a sign-in: that finishes what was begun', async () => {
    await world.workAs(me);
    await begin({ extensionId: me, isByAgent: true });
    const other = newUserId();
    world.person = other;
    await world.start().signIn();
    expect(await world.traces(me)).toEqual([]);
    await world.start().repair();
    expect(await world.traces(other)).toEqual(['session', 'access', 'refresh', 'database']);
  });
});
