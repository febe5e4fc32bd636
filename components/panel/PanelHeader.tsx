import { useState } from 'preact/hooks';
import { useServices } from '../hooks/services.ts';
import { useCommand } from '../hooks/use-command.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { loadLater } from '../ui/load-later.ts';
import { Menu } from '../ui/Menu.tsx';
import styles from './PanelHeader.module.css';

const ConfirmDialog = loadLater(() => import('../later.ts').then((later) => later.ConfirmDialog));

export type View = 'customer' | 'inbox';

type Props = {
  view: View;
  unassigned: number;
  myName: string;
  onView: (view: View) => void;
  onSearch: () => void;
};

/** The two places of the panel, and what belongs to the whole of it. */
export function PanelHeader({ view, unassigned, myName, onView, onSearch }: Props) {
  const { openOptions } = useServices();
  const sync = useCommand('syncNow');
  const signOut = useCommand('signOut');
  const [isLeaving, setIsLeaving] = useState(false);
  const tab = (name: View, text: string) => (
    <button
      type="button"
      class={styles.tab}
      aria-current={view === name ? 'page' : undefined}
      onClick={() => onView(name)}
    >
      {text}
      {name === 'inbox' && unassigned > 0 && (
        <span class={styles.count}>
          {unassigned > 99 ? '99+' : unassigned}
          <span class="spoken"> unassigned</span>
        </span>
      )}
    </button>
  );
  return (
    <header class={styles.header}>
      <nav class={styles.tabs} aria-label="Views">
        {tab('customer', 'Customer')}
        {tab('inbox', 'Inbox')}
      </nav>
      <Button look="icon" label="Search" onClick={onSearch}>
        <Icon name="search" />
      </Button>
      <Button look="icon" label="Refresh" isBusy={sync.isRunning} onClick={() => void sync.run()}>
        {!sync.isRunning && <Icon name="refresh" />}
      </Button>
      <Menu
        look="icon"
        label="More"
        button={<Icon name="more" />}
        items={[
          { text: 'Settings', icon: 'settings', onChoose: openOptions },
          {
            text: 'Sign out',
            icon: 'leave',
            ...(myName && { hint: myName }),
            onChoose: () => setIsLeaving(true),
          },
        ]}
      />
      {isLeaving && (
        <ConfirmDialog
          title="Sign out of Threadside?"
          confirmText="Sign out"
          isBusy={signOut.isRunning}
          onConfirm={() => void signOut.run()}
          onCancel={() => setIsLeaving(false)}
        >
          Conversations and drafts are removed from this browser. Nothing changes in RingCentral.
        </ConfirmDialog>
      )}
    </header>
  );
}
