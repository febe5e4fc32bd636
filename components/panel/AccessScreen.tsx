import { siteName } from '../../utils/page/crm-sites.ts';
import { KNOWN_CRMS } from '../../utils/page/known-crms.ts';
import { usePolicy } from '../hooks/use-policy.ts';
import { Notice } from '../ui/Notice.tsx';
import { SiteForm } from '../ui/SiteForm.tsx';
import { SiteSuggestions } from '../ui/SiteSuggestions.tsx';
import styles from './AccessScreen.module.css';

/** The agent has not allowed this site: what allowing means, and the ways to do it. */
export function AccessScreen() {
  const policy = usePolicy();
  const preset = (policy?.sites ?? []).map((pattern) => ({ name: siteName(pattern), pattern }));
  return (
    <Notice icon="lock" title="Threadside cannot read this page">
      <div class={styles.ways}>
        <p>
          It reads nothing until you allow a site. Then it looks for phone numbers on that site’s pages, and
          sends nothing of them anywhere.
        </p>
        <p>
          Press the Threadside button in the toolbar to look at this page once and to allow its site, or name
          the site here.
        </p>
        <SiteSuggestions title="Suggested by your administrator" sites={preset} />
        <SiteForm />
        {policy && !preset.length && <SiteSuggestions title="Or choose your CRM" sites={KNOWN_CRMS} />}
      </div>
    </Notice>
  );
}
