import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { SessionControl } from '../../../utils/session/session-control.ts';
import { createSessionWorld } from '../../support/session-world.ts';
import { stopAtWrite } from '../../support/stoppable-storage.ts';
import { newUserId } from '../../support/test-store.ts';

type World = ReturnType<typeof createSessionWorld>;
type Work = (control: SessionControl) => Promise<void>;

/** More than any of these makes: the last ones are not stopped at all. */
const WRITES = Array.from({ length: 14 }, (_, index) => index + 1);
const untilStuck = () => new Promise((resolve) => setTimeout(resolve, 10));

/** Does something in a worker that is stopped at its nth write, then starts the next worker; tells what panels saw. */
async function stoppedAt(world: World, nth: number, work: Work): Promise<unknown> {
  const areas = stopAtWrite(nth, { local: world.local, session: world.session });
  void work(world.start({ areas }));
  await untilStuck();
  const seen = world.state();
  await world.start().repair();
  return seen;
}

/** The same, stopped while the database is being closed, before it is deleted. */
async function stoppedBeforeDeleting(world: World, work: Work): Promise<void> {
  void work(world.start({ close: () => new Promise(() => {}) }));
  await untilStuck();
  await world.start().repair();
}

/** Whose session and whose refresh token are stored; after a repair it must be the same user's. */
async function usersOf(world: World, ...users: string[]) {
  const traces = await Promise.all(users.map((user) => world.traces(user)));
  const having = (what: string) => users.filter((_, index) => traces[index]?.includes(what));
  return { session: having('session'), refresh: having('refresh') };
}

describe('a worker stopped at any write', () => {
  it.each<[string, Work]>([
    ['signing in as somebody else', (control) => control.signIn()],
    ['signing out', (control) => control.signOut()],
    ['losing a session', (control) => control.lose()],
  ])('is stopped at every one: there are no more of %s', async (_, work) => {
    const [world, me] = [createSessionWorld(), newUserId()];
    await world.workAs(me);
    world.person = newUserId();
    const areas = stopAtWrite(WRITES.length, { local: world.local, session: world.session });
    const ended = work(world.start({ areas })).then(() => 'ended');
    const stuck = untilStuck().then(() => 'stuck');
    expect(await Promise.race([ended, stuck])).toBe('ended');
  });

  it('while signing in leaves no half session', async () => {
    for (const nth of WRITES) {
      const [world, me] = [createSessionWorld(), newUserId()];
      world.person = me;
      await stoppedAt(world, nth, (control) => control.signIn());
      const { session, refresh } = await usersOf(world, me);
      expect(session, `write ${nth}`).toEqual(refresh);
    }
  });

  it('while somebody else signs in leaves one user’s session and tokens', async () => {
    for (const nth of WRITES) {
      const [world, me, other] = [createSessionWorld(), newUserId(), newUserId()];
      await world.workAs(me);
      world.person = other;
      await stoppedAt(world, nth, (control) => control.signIn());
      const { session, refresh } = await usersOf(world, me, other);
      expect(session, `write ${nth}`).toEqual(refresh);
      expect(session, `write ${nth}`).toHaveLength(1);
    }
  });

  it('while the agent signs out leaves everything or nothing', async () => {
    for (const nth of WRITES) {
      const [world, me] = [createSessionWorld(), newUserId()];
      await world.workAs(me);
      // An access token may go alone: it is fetched again.
      const traces = async () => (await world.traces(me)).filter((trace) => trace !== 'access');
      const everything = await traces();
      await stoppedAt(world, nth, (control) => control.signOut());
      expect([everything, []], `write ${nth}`).toContainEqual(await traces());
    }
  });

  it('while the agent signs out does not sign them in again', async () => {
    for (const nth of WRITES) {
      const [world, me] = [createSessionWorld(), newUserId()];
      await world.workAs(me);
      const before = world.state();
      const seen = await stoppedAt(world, nth, (control) => control.signOut());
      // Nothing at all is what a panel sees while the disk is scrubbed; the end is written again after it.
      const end = seen ?? { status: 'signedOut', reason: 'byAgent' };
      expect(world.state(), `write ${nth}`).toEqual(end);
      if (seen === undefined) expect(nth, 'only then').toBeGreaterThan(8);
      expect(before).toMatchObject({ status: 'signedIn' });
    }
  });

  it('while the agent signs out revokes only what has ended', async () => {
    for (const nth of WRITES) {
      const [world, me] = [createSessionWorld(), newUserId()];
      await world.workAs(me);
      await stoppedAt(world, nth, (control) => control.signOut());
      await world.start().revokeEnded();
      const isSignedIn = (await world.traces(me)).includes('session');
      expect(isSignedIn && world.revoked.length > 0, `write ${nth}`).toBe(false);
    }
  });

  it('while a session is lost leaves what the agent typed, and no half session', async () => {
    for (const nth of WRITES) {
      const [world, me] = [createSessionWorld(), newUserId()];
      await world.workAs(me);
      await stoppedAt(world, nth, (control) => control.lose());
      const { session, refresh } = await usersOf(world, me);
      expect(session, `write ${nth}`).toEqual(refresh);
      expect(await world.traces(me), `write ${nth}`).toEqual(expect.arrayContaining(['outbox', 'drafts']));
    }
  });
});

describe('a worker stopped before it deleted the database', () => {
  it.each<[string, Work]>([
    ['signing out', (control) => control.signOut()],
    ['losing the session', (control) => control.lose()],
  ])('deletes it at its next start (%s)', async (_, work) => {
    const [world, me] = [createSessionWorld(), newUserId()];
    await world.workAs(me);
    await stoppedBeforeDeleting(world, work);
    expect(await world.traces(me)).not.toContain('database');
  });
});
