import { useEffect } from 'preact/hooks';
import { isOpen, type StoredThread } from '../../utils/store/schema.ts';
import { useServices } from './services.ts';

/** Says that the customer's texts of this thread were seen, as soon as they are on screen and the panel is visible. */
export function useMarkRead(thread: StoredThread, isEnabled = true): void {
  const { send } = useServices();
  const { id, activity, readTime = '' } = thread;
  const newest = activity.lastInboundTime;
  const isNew = isEnabled && isOpen(thread) && newest > readTime;
  useEffect(() => {
    if (!isNew) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') void send('markRead', { threadId: id, upTo: newest });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [send, id, newest, isNew]);
}
