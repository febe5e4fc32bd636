import { useCallback, useMemo } from 'preact/hooks';
import { type InboxChoice, inboxChoiceKey, readChoice } from '../../utils/inbox/choose-rows.ts';
import { useServices } from './services.ts';
import { useStored } from './use-stored.ts';
import { useUserId } from './user.ts';

/** What the agent chose the inbox to list, remembered in this browser. */
export function useInboxChoice(): [InboxChoice, (choice: InboxChoice) => void] {
  const { local } = useServices();
  const key = inboxChoiceKey(useUserId());
  const stored = useStored(key);
  const choice = useMemo(() => readChoice(stored), [stored]);
  const choose = useCallback((next: InboxChoice) => void local.set({ [key]: next }), [local, key]);
  return [choice, choose];
}
