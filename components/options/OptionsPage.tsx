import { AccountSection } from './AccountSection.tsx';
import { AppSection } from './AppSection.tsx';
import { LearnedSection } from './LearnedSection.tsx';
import styles from './OptionsPage.module.css';
import { SitesSection } from './SitesSection.tsx';

/** Settings: the account, the sites that may be read, and the RingCentral app to sign in through. */
export function OptionsPage() {
  return (
    <div class={styles.page}>
      <h1 class={styles.title}>Threadside settings</h1>
      <AccountSection />
      <SitesSection />
      <LearnedSection />
      <AppSection />
    </div>
  );
}
