import { AccountSection } from './AccountSection.tsx';
import { AppSection } from './AppSection.tsx';
import type { Build } from './build.ts';
import { DiagnosisSection } from './DiagnosisSection.tsx';
import { LearnedSection } from './LearnedSection.tsx';
import styles from './OptionsPage.module.css';
import { RetentionSection } from './RetentionSection.tsx';
import { SitesSection } from './SitesSection.tsx';
import { WritingSection } from './WritingSection.tsx';

/** Settings: the account, the sites that may be read, writing, what is kept, the RingCentral app, and how things stand. */
export function OptionsPage({ build }: { build: Build }) {
  return (
    <div class={styles.page}>
      <h1 class={styles.title}>Threadside settings</h1>
      <AccountSection />
      <SitesSection />
      <WritingSection />
      <LearnedSection />
      <RetentionSection />
      <AppSection build={build} />
      <DiagnosisSection build={build} />
    </div>
  );
}
