import type { Services } from '../../components/hooks/services.ts';
import { OUTBOX_KEY, type OutboxRow } from '../../utils/outbox/outbox.ts';
import { readPlace } from '../../utils/panel-place.ts';
import {
  PROFILE_KEY,
  type Profile,
  SESSION_KEY,
  type SessionState,
} from '../../utils/session/session-state.ts';
import { SYNC_HEALTH_KEY } from '../../utils/sync/sync-health.ts';

/**
 * Whether the panel begins as it nearly always does: signed in, at the customer, nothing failed and nothing unsent.
 * The parts that other beginnings show are not in the code that the first picture waits for.
 */
export function isUsualStart({ stored, place }: Pick<Services, 'stored' | 'place'>): boolean {
  const session = stored.peek(SESSION_KEY) as SessionState | undefined;
  if (session?.status !== 'signedIn') return false;
  const profile = stored.peek(PROFILE_KEY) as Profile | undefined;
  if (profile && !profile.feature.available) return false;
  const unsent = (stored.peek(OUTBOX_KEY) as OutboxRow[] | undefined) ?? [];
  const { view, thread } = readPlace(place.read(), session.extensionId);
  return !unsent.length && !stored.peek(SYNC_HEALTH_KEY) && (view === 'customer' || thread !== undefined);
}
