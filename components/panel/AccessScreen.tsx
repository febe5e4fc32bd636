import { Notice } from '../ui/Notice.tsx';
import { SiteForm } from '../ui/SiteForm.tsx';
import styles from './AccessScreen.module.css';

/** The agent has not allowed this site: what allowing means, and the field to do it. */
export function AccessScreen() {
  return (
    <Notice icon="lock" title="Threadside cannot read this page">
      <p class={styles.text}>
        It reads nothing until you allow a site. Then it looks for phone numbers on that site’s pages, and
        sends nothing of them anywhere.
      </p>
      <SiteForm />
    </Notice>
  );
}
