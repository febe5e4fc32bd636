import { useEffect, useState } from 'preact/hooks';
import { draftPrefix, draftSubject } from '../../utils/drafts.ts';
import { useServices } from '../hooks/services.ts';
import { useUserId } from '../hooks/user.ts';

/** What the agent has unsent drafts for: ids of threads, and customers' numbers. */
export function useDrafted(): ReadonlySet<string> {
  const { stored } = useServices();
  const prefix = draftPrefix(useUserId());
  const read = () => new Set(stored.keys(prefix).map(draftSubject));
  const [drafted, setDrafted] = useState<ReadonlySet<string>>(read);
  useEffect(() => {
    const controller = new AbortController();
    const show = () => setDrafted(new Set(stored.keys(prefix).map(draftSubject)));
    stored.watchKeys(prefix, show, controller.signal);
    show();
    return () => controller.abort();
  }, [prefix, stored]);
  return drafted;
}
