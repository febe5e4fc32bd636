import type { SessionState } from './session/session-state.ts';
import type { QueueCounts } from './store/schema.ts';

/** What the toolbar button shows. Colours are CSS hex. */
export type Badge = { text: string; color: string; title: string };

/** The part of `browser.action` the badge needs. */
export type BadgeAction = {
  setBadgeText(details: { text: string }): Promise<void>;
  setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  setTitle(details: { title: string }): Promise<void>;
};

const UNASSIGNED_COLOR = '#1f5fbf';
const ATTENTION_COLOR = '#b3261e';
const MOST = 99;

/** The badge for a state: unassigned open threads over all queues, nothing at 0, "!" when nobody is signed in. Pure. */
export function badgeFor(session: SessionState, counts: QueueCounts | undefined): Badge {
  if (session.status === 'signedOut') {
    return { text: '!', color: ATTENTION_COLOR, title: 'Threadside: signed out' };
  }
  const unassigned = counts?.unassigned ?? 0;
  const text = unassigned > MOST ? `${MOST}+` : unassigned ? String(unassigned) : '';
  const title =
    unassigned === 1
      ? 'Threadside: 1 unassigned conversation'
      : `Threadside: ${unassigned} unassigned conversations`;
  return { text, color: UNASSIGNED_COLOR, title };
}

/** Draws the badge; the only place that touches it. */
export async function drawBadge(action: BadgeAction, { text, color, title }: Badge): Promise<void> {
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color }),
    action.setTitle({ title }),
  ]);
}
