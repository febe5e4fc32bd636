import { Notice } from '../ui/Notice.tsx';

/** The stored conversations cannot be read: says so instead of claiming that there are none. */
export function StoreFailed() {
  return (
    <Notice icon="offline" title="The stored conversations cannot be read" level={2}>
      <p>Nothing is lost: they are all in RingCentral. Close the panel and open it again.</p>
    </Notice>
  );
}
