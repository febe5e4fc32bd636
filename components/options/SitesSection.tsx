import { siteName } from '../../utils/page/crm-sites.ts';
import { useServices } from '../hooks/services.ts';
import { usePolicy } from '../hooks/use-policy.ts';
import { useSites } from '../hooks/use-sites.ts';
import { Button } from '../ui/Button.tsx';
import { SiteForm } from '../ui/SiteForm.tsx';
import { SiteSuggestions } from '../ui/SiteSuggestions.tsx';
import { Section } from './Section.tsx';
import { SiteCountry } from './SiteCountry.tsx';
import styles from './SitesSection.module.css';

/** The sites whose pages may be looked through for phone numbers. */
export function SitesSection() {
  const { removeSite } = useServices();
  const policy = usePolicy();
  const sites = useSites();
  if (!sites) return null;
  return (
    <Section title="Sites">
      <p>
        Threadside looks for phone numbers on the pages of these sites only. The country is that of numbers
        written without one, where a page does not tell it.
      </p>
      {sites.length > 0 ? (
        <ul class={styles.list}>
          {sites.map((pattern) => (
            <li key={pattern} class={styles.site}>
              <span class={styles.name}>{siteName(pattern)}</span>
              <SiteCountry site={siteName(pattern)} />
              <Button label={`Remove ${siteName(pattern)}`} onClick={() => void removeSite(pattern)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p class={styles.none}>No site is allowed yet.</p>
      )}
      <SiteSuggestions
        title="Suggested by your administrator"
        sites={(policy?.sites ?? []).map((pattern) => ({ name: siteName(pattern), pattern }))}
      />
      <SiteForm />
    </Section>
  );
}
