import { createInTurn } from '../in-turn.ts';
import type { StorageArea } from '../storage-area.ts';
import type { KnownBefore } from './known-before.ts';

/** A note for a thread. */
export type NoteRow = CommonRow & { kind: 'note'; threadId: string };

/**
 * A text to a customer from a shared number (both E.164), into a thread or, without one, to start it. `fileNames` are
 * those of pictures that went with it; the pictures themselves are kept by the panel that sent them, if at all.
 */
export type MessageRow = CommonRow & {
  kind: 'message';
  threadId?: string;
  guestPhoneNumber: string;
  from: string;
  fileNames?: string[];
};

/** Something that must not be sent twice, written down before its request. */
export type OutboxRow = NoteRow | MessageRow;

type CommonRow = KnownBefore & {
  /** Made at the press of the button, so that one press is one row. */
  pressId: string;
  extensionId: string;
  text: string;
  /**
   * `sending`: a request may be on its way; `unconfirmed`: its outcome is unclear and entries sync is to tell;
   * `failed`: it provably did not happen; `sent`: it did, and is watched a while for a repetition by the browser;
   * `duplicate`: RingCentral has it more than once.
   */
  state: 'sending' | 'unconfirmed' | 'failed' | 'sent' | 'duplicate';
  /** The agent has seen it fail and pressed again: it stays in view while it is sent. */
  isRetry?: boolean;
  /** Epoch ms. */
  pressedAt: number;
};

/** Where the rows are in `storage.local`. */
export const OUTBOX_KEY = 'outbox';

/** Rows live in `storage.local`: they outlive the worker, the browser and a lost database. */
export type Outbox = {
  rows(): Promise<OutboxRow[]>;
  /** False when this press is already written down. */
  add(row: OutboxRow): Promise<boolean>;
  /** Puts a row in the place of the one of the same press. */
  replace(row: OutboxRow): Promise<void>;
  /** Puts a row in the place of the failed one of the same press; false when that has not failed (any more). */
  restart(row: OutboxRow): Promise<boolean>;
  remove(pressId: string): Promise<void>;
  /** Removes everything of a user. */
  removeOf(extensionId: string): Promise<void>;
};

/** Requests of a worker that is no more have an unclear outcome. */
const recovered = (rows: OutboxRow[]): OutboxRow[] =>
  rows.map((row) => (row.state === 'sending' ? { ...row, state: 'unconfirmed' } : row));

const replaced = (rows: OutboxRow[], row: OutboxRow): OutboxRow[] =>
  rows.map((one) => (one.pressId === row.pressId ? row : one));

/**
 * A press whose row is gone again has come to its end: should its message arrive late once more, it is not begun anew.
 * Changes are made one after the other; only the background writes. The first look of a new worker finds what an
 * earlier one was sending when it was stopped, and marks it `unconfirmed`.
 */
export function createOutbox(local: StorageArea): Outbox {
  const inTurn = createInTurn();
  const ended = new Set<string>();
  let isRecovered = false;

  const read = async (): Promise<OutboxRow[]> => {
    const rows = ((await local.get(OUTBOX_KEY))[OUTBOX_KEY] as OutboxRow[] | undefined) ?? [];
    if (isRecovered) return rows;
    isRecovered = true;
    if (!rows.some(({ state }) => state === 'sending')) return rows;
    await local.set({ [OUTBOX_KEY]: recovered(rows) });
    return recovered(rows);
  };

  const change = <T>(work: (rows: OutboxRow[]) => { rows: OutboxRow[]; value: T }): Promise<T> =>
    inTurn(async () => {
      const before = await read();
      const { rows, value } = work(before);
      if (rows !== before) await local.set({ [OUTBOX_KEY]: rows });
      return value;
    });

  return {
    rows: () => inTurn(read),
    add: (row) =>
      change((rows) => {
        const isKnown = ended.has(row.pressId) || rows.some(({ pressId }) => pressId === row.pressId);
        return { rows: isKnown ? rows : [...rows, row], value: !isKnown };
      }),
    replace: (row) => change((rows) => ({ rows: replaced(rows, row), value: undefined })),
    restart: (row) =>
      change((rows) => {
        const hasFailed = rows.some(({ pressId, state }) => pressId === row.pressId && state === 'failed');
        return { rows: hasFailed ? replaced(rows, row) : rows, value: hasFailed };
      }),
    removeOf: (extensionId) =>
      change((rows) => ({ rows: rows.filter((row) => row.extensionId !== extensionId), value: undefined })),
    remove: (pressId) =>
      change((rows) => {
        ended.add(pressId);
        return { rows: rows.filter((row) => row.pressId !== pressId), value: undefined };
      }),
  };
}
