import { useState } from 'preact/hooks';
import { siteName } from '../../utils/page/crm-sites.ts';
import { useServices } from '../hooks/services.ts';
import { useSites } from '../hooks/use-sites.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import styles from './SiteSuggestions.module.css';

type Suggestion = { name: string; pattern: string };

/** Sites to allow with one press each; those that are allowed are left out, and with them an empty list. */
export function SiteSuggestions({ title, sites }: { title: string; sites: readonly Suggestion[] }) {
  const { requestSite } = useServices();
  const allowed = useSites();
  const [declined, setDeclined] = useState<string>();
  const left = sites.filter(({ pattern }) => !allowed?.includes(pattern));
  if (!left.length) return null;
  return (
    <section class={styles.suggestions} aria-label={title}>
      <p class={styles.title}>{title}</p>
      <ul class={styles.list}>
        {left.map(({ name, pattern }) => (
          <li key={pattern}>
            <Button
              look="chip"
              label={name === siteName(pattern) ? `Use on ${name}` : `Use on ${name}, ${siteName(pattern)}`}
              onClick={() => {
                // Nothing may be awaited before this: the browser asks only within the click.
                void requestSite(pattern).then((isAllowed) => setDeclined(isAllowed ? undefined : name));
              }}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {declined && <Banner look="error">{declined} was not allowed. Nothing was changed.</Banner>}
    </section>
  );
}
