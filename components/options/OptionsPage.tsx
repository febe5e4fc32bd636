import { AccountSection } from './AccountSection.tsx';
import { AppSection } from './AppSection.tsx';
import styles from './OptionsPage.module.css';
import { SitesSection } from './SitesSection.tsx';
import { WritingSection } from './WritingSection.tsx';

/** Settings: the account, the sites that may be read, how texts are written, and the RingCentral app to sign in through. */
export function OptionsPage() {
  return (
    <div class={styles.page}>
      <h1 class={styles.title}>Threadside settings</h1>
      <AccountSection />
      <SitesSection />
      <WritingSection />
      <AppSection />
    </div>
  );
}
