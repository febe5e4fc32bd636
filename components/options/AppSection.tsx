import { useState } from 'preact/hooks';
import { changeSettings, SETTINGS_KEY, type Settings } from '../../utils/settings.ts';
import { useServices } from '../hooks/services.ts';
import { usePolicy } from '../hooks/use-policy.ts';
import { useStored } from '../hooks/use-stored.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './AppSection.module.css';
import type { Build } from './build.ts';
import { Section } from './Section.tsx';

/** The RingCentral app to sign in through: its client ID, and what to register for it. */
export function AppSection({ build }: { build: Build }) {
  const { local } = useServices();
  const preset = usePolicy()?.clientId || build.clientId;
  const settings = useStored<Settings>(SETTINGS_KEY);
  const stored = settings?.clientId ?? '';
  const [typed, setTyped] = useState<string>();
  const clientId = typed ?? stored;
  const isChanged = clientId.trim() !== stored;
  return (
    <Section title="RingCentral app">
      <form
        class={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          void changeSettings(local, { clientId: clientId.trim() }).then(() => setTyped(undefined));
        }}
      >
        <TextField
          label="Client ID"
          value={clientId}
          placeholder={preset || 'From your app in the RingCentral developer console'}
          onInput={setTyped}
          hint={
            preset ? 'Leave empty to use the one this version came with.' : 'Needed once before signing in.'
          }
        />
        <Button type="submit" look="primary" disabledReason={isChanged ? undefined : 'Nothing was changed.'}>
          Save
        </Button>
      </form>
      <div class={styles.redirect}>
        <p class={styles.label}>Redirect URI to register for the app</p>
        <div class={styles.line}>
          <code class={styles.code}>{build.redirectUri}</code>
          <CopyButton text={build.redirectUri} />
        </div>
      </div>
      <p class={styles.soft}>
        Server {new URL(build.server).host} · Version {build.version}
      </p>
    </Section>
  );
}
