import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFacts } from '../../../utils/diagnosis/read-facts.ts';
import { formatBytes, writeReport } from '../../../utils/diagnosis/write-report.ts';
import { writeDraft } from '../../../utils/drafts.ts';
import { OUTBOX_KEY } from '../../../utils/outbox/outbox.ts';
import { pauseKey } from '../../../utils/ringcentral/rate-budget.ts';
import { PROFILE_KEY, SESSION_KEY } from '../../../utils/session/session-state.ts';
import { save } from '../../../utils/store/save.ts';
import type { ThreadsideDb } from '../../../utils/store/schema.ts';
import { SYNC_HEALTH_KEY } from '../../../utils/sync/sync-health.ts';
import { logAttempt } from '../../../utils/sync/sync-log.ts';
import { ME, makeMessage, makeThread, START } from '../../support/make-records.ts';
import { createMemoryStorage } from '../../support/memory-storage.ts';
import { openTestStore } from '../../support/test-store.ts';

const INSTALLATION = { version: '1.2.3', browser: 'Chrome/150', server: 'https://platform.ringcentral.com' };
const PRIVATE = [
  'Dana Whitfield',
  '+14155550127',
  'Where is my invoice?',
  'secret-token',
  'My own draft',
  'Alex Rivera',
];

let db: ThreadsideDb;
let local = createMemoryStorage();
beforeEach(async () => {
  db = await openTestStore();
  local = createMemoryStorage();
});

const read = () =>
  readFacts({ local, openStore: async () => db, usedBytes: async () => 2_500_000, now: () => START });

/** An installation in which everything that can be private is. */
async function fill(): Promise<void> {
  await save(
    db,
    ME,
    {
      threads: [makeThread({ label: PRIVATE[2], guestParty: { phoneNumber: PRIVATE[1] ?? '' } })],
      entries: [makeMessage({ text: PRIVATE[2] })],
    },
    { from: {}, to: { threadsToken: 'secret-token', entriesToken: 'secret-token', lastSuccessAt: START } },
  );
  await local.set({
    [SESSION_KEY]: { status: 'signedIn', extensionId: ME },
    [PROFILE_KEY]: { me: { name: 'Alex Rivera' }, feature: { available: true } },
    [OUTBOX_KEY]: [{ pressId: 'p', text: PRIVATE[2] }],
    refreshToken: { token: 'secret-token', ownerId: ME },
    [pauseKey('Medium')]: START + 60_000,
    [SYNC_HEALTH_KEY]: { failures: 1, error: { kind: 'bug', message: 'Error: no "Dana Whitfield"' } },
  });
  await writeDraft(local, { extensionId: ME, kind: 'note', threadId: 't1' }, 'My own draft');
  const error = { kind: 'bug', message: `Error: of +14155550127, “Where is my invoice?”` } as const;
  await logAttempt(local, { at: START, trigger: 'alarm', durationMs: 9, error });
}

describe('the facts', () => {
  it('are numbers of things, times and codes', async () => {
    await fill();
    expect(await read()).toMatchObject({
      isSignedIn: true,
      hasFeature: true,
      pausedUntil: START + 60_000,
      drafts: 1,
      unsent: 1,
      usedBytes: 2_500_000,
      store: { version: db.version, threads: 1, counts: { open: 1, unassigned: 1, mine: 0 }, unverified: 0 },
    });
  });

  it('are few when nobody is signed in', async () => {
    expect(await read()).toEqual({
      isSignedIn: false,
      attempts: [],
      drafts: 0,
      unsent: 0,
      usedBytes: 2_500_000,
    });
  });

  it('leave out what cannot be read', async () => {
    await fill();
    const facts = await readFacts({
      local,
      openStore: () => Promise.reject(new Error('no disk')),
      usedBytes: () => Promise.reject(new Error('no disk')),
      now: () => START + 60_001,
    });
    expect([facts.store, facts.usedBytes, facts.pausedUntil]).toEqual([undefined, undefined, undefined]);
    expect(writeReport(facts, INSTALLATION, START)).toMatch(/database cannot be read[\s\S]*used: unknown/);
  });
});

describe('the report', () => {
  it('holds nothing of customers, agents or tokens', async () => {
    await fill();
    const report = writeReport(await read(), INSTALLATION, START);
    for (const secret of PRIVATE) expect(report).not.toContain(secret);
    expect(report).not.toMatch(/\d{7,}/);
  });

  it('says what a helper wants to know', async () => {
    await fill();
    const report = writeReport(await read(), INSTALLATION, START);
    expect(report).toContain('Threadside 1.2.3, Chrome/150');
    expect(report).toContain('Server: platform.ringcentral.com');
    expect(report).toContain('1 conversations, 1 open, 1 unassigned');
    expect(report).toContain('Drafts: 1; unsent: 1');
    expect(report).toMatch(/Paused until: 2026-03-02T10:01/);
    expect(report).toMatch(/Latest syncs:\n {2}2026-03-02T10:00:00.000Z alarm 9 ms unexpected: Error: of/);
  });
});

it.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [999_000, '999 kB'],
  [1_234_567, '1.2 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
