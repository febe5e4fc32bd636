import { AccountSection } from './AccountSection.tsx';
import { AppSection } from './AppSection.tsx';
import { DiagnosisSection } from './DiagnosisSection.tsx';
import { LearnedSection } from './LearnedSection.tsx';
import styles from './OptionsPage.module.css';
import { RetentionSection } from './RetentionSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { WritingSection } from './WritingSection.tsx';

/** Settings: the account, the sites that may be read, writing, what is kept, the RingCentral app, and how things stand. */
export function OptionsPage() {
  return (
    <div class={styles.page}>
      <h1 class={styles.title}>Threadside settings</h1>
      <AccountSection />
      <SitesSection />
      <WritingSection />
      <LearnedSection />
      <RetentionSection />
      <AppSection />
      <DiagnosisSection />
    </div>
  );
}
