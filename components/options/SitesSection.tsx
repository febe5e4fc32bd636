import { siteName } from '../../utils/page/crm-sites.ts';
import { useServices } from '../hooks/services.ts';
import { useSites } from '../hooks/use-sites.ts';
import { Button } from '../ui/Button.tsx';
import { SiteForm } from '../ui/SiteForm.tsx';
import { Section } from './Section.tsx';
import styles from './SitesSection.module.css';

/** The sites whose pages may be looked through for phone numbers. */
export function SitesSection() {
  const { removeSite } = useServices();
  const sites = useSites();
  if (!sites) return null;
  return (
    <Section title="Sites">
      <p>Threadside looks for phone numbers on the pages of these sites only.</p>
      {sites.length > 0 ? (
        <ul class={styles.list}>
          {sites.map((pattern) => (
            <li key={pattern} class={styles.site}>
              <span class={styles.name}>{siteName(pattern)}</span>
              <Button label={`Remove ${siteName(pattern)}`} onClick={() => void removeSite(pattern)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p class={styles.none}>No site is allowed yet.</p>
      )}
      <SiteForm />
    </Section>
  );
}
