import type { InboxChoice, InboxCounts, InboxFilter, InboxOrder } from '../../utils/inbox/choose-rows.ts';
import styles from './InboxControls.module.css';

const FILTERS: { name: InboxFilter; text: string }[] = [
  { name: 'unassigned', text: 'Unassigned' },
  { name: 'mine', text: 'Assigned to me' },
  { name: 'open', text: 'All open' },
  { name: 'resolved', text: 'Resolved' },
];

type Props = {
  choice: InboxChoice;
  counts: InboxCounts;
  queues: readonly { extensionId: string; name: string }[];
  onChoice: (choice: InboxChoice) => void;
};

/** What the inbox lists: whose conversations, of which queue, in which order. */
export function InboxControls({ choice, counts, queues, onChoice }: Props) {
  const { owner: _, ...allQueues } = choice;
  return (
    <div class={styles.controls}>
      <fieldset class={styles.filters} aria-label="Show">
        {FILTERS.map(({ name, text }) => (
          <button
            key={name}
            type="button"
            class={styles.filter}
            aria-pressed={choice.filter === name}
            onClick={() => onChoice({ ...choice, filter: name })}
          >
            {text}
            {name !== 'resolved' && (
              <>
                {' '}
                <span class={styles.count}>{counts[name]}</span>
              </>
            )}
          </button>
        ))}
      </fieldset>
      <div class={styles.selects}>
        {queues.length > 1 && (
          <select
            class={styles.select}
            aria-label="Queue"
            value={choice.owner?.extensionId ?? ''}
            onChange={({ currentTarget }) => {
              const owner = queues.find(({ extensionId }) => extensionId === currentTarget.value);
              onChoice(owner ? { ...choice, owner } : allQueues);
            }}
          >
            <option value="">All queues</option>
            {queues.map(({ extensionId, name }) => (
              <option key={extensionId} value={extensionId}>
                {name}
              </option>
            ))}
          </select>
        )}
        {choice.filter !== 'resolved' && (
          <select
            class={`${styles.select} ${styles.order}`}
            aria-label="Order"
            value={choice.order}
            onChange={({ currentTarget }) =>
              onChoice({ ...choice, order: currentTarget.value as InboxOrder })
            }
          >
            <option value="waiting">Longest waiting</option>
            <option value="latest">Latest</option>
          </select>
        )}
      </div>
    </div>
  );
}
