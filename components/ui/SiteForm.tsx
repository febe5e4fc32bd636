import { useState } from 'preact/hooks';
import { siteName, sitePattern } from '../../utils/page/crm-sites.ts';
import { useServices } from '../hooks/services.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import styles from './SiteForm.module.css';
import { TextField } from './TextField.tsx';

/** The address of a CRM and the button that asks the browser to allow it. */
export function SiteForm() {
  const { requestSite } = useServices();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string>();

  const allow = async () => {
    const pattern = sitePattern(address);
    if (!pattern) {
      setProblem('That is not a site’s address. It looks like app.example.com.');
      return;
    }
    // Nothing may be awaited before this: the browser asks only within the click.
    const isAllowed = await requestSite(pattern);
    setProblem(isAllowed ? undefined : `${siteName(pattern)} was not allowed. Nothing was changed.`);
    if (isAllowed) setAddress('');
  };

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void allow();
      }}
    >
      <div class={styles.line}>
        <TextField
          label="Address of your CRM"
          placeholder="app.example.com"
          value={address}
          onInput={(value) => {
            setAddress(value);
            setProblem(undefined);
          }}
        />
        <Button look="primary" type="submit">
          Allow
        </Button>
      </div>
      {problem && <Banner look="error">{problem}</Banner>}
    </form>
  );
}
