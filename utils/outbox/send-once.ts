import { AppFailure } from '../app-error.ts';
import type { OutboxRow } from './outbox.ts';
import { itHappened, type SettleDeps } from './settle-outbox.ts';

/**
 * Carries out what a row holds, once. A clear no is handed to `onRefused` (which removes the row, or puts it back); an
 * unclear outcome leaves it `unconfirmed` until entries sync has shown what happened. Throws what `attempt` threw.
 */
export async function sendOnce(
  deps: SettleDeps,
  row: OutboxRow,
  attempt: () => Promise<void>,
  onRefused: () => Promise<void>,
): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    if (isUnclear(thrown)) await deps.outbox.replace({ ...row, state: 'unconfirmed' });
    else await onRefused();
    throw thrown;
  }
  await itHappened(deps, row);
}

function isUnclear(thrown: unknown): boolean {
  const error = thrown instanceof AppFailure ? thrown.error : undefined;
  const isOurs = error?.kind === 'bug' || error?.kind === 'storage';
  return !error || isOurs || (error.kind === 'offline' && error.isOutcomeUnknown);
}
