import { type NumberState, readNumberStates } from '../../utils/customer/number-states.ts';
import { formatNumber } from '../../utils/phone/normalise.ts';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { useHomeCountry } from '../hooks/home-country.ts';
import { useLive } from '../hooks/use-live.ts';
import { useUserId } from '../hooks/user.ts';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import styles from './PageList.module.css';
import { StoreFailed } from './StoreFailed.tsx';

/** Numbers with their most active thread; those without one stay out: a list page names many strangers. */
async function withThreads(db: ThreadsideDb, numbers: readonly PageNumber[]): Promise<NumberState[]> {
  const rows = await readNumberStates(db, numbers);
  return rows.filter(({ thread }) => thread !== undefined);
}

/** A page that lists many people: nobody is forced on the agent, those with conversations are offered. */
export function PageList({
  numbers,
  onChoose,
}: {
  numbers: readonly PageNumber[];
  onChoose: (phoneNumber: string) => void;
}) {
  const me = useUserId();
  const country = useHomeCountry();
  const rows = useLive(
    'page',
    (db) => withThreads(db, numbers),
    (change) => change.guestPhoneNumbers.length > 0,
    numbers.map(({ phoneNumber }) => phoneNumber).join(),
  );
  if (rows.state === 'loading') return null;
  if (rows.state === 'failed') return <StoreFailed />;
  const found = rows.value;
  if (!found.length) {
    return (
      <Notice icon="phone" title="A list of several people">
        <p>
          None of the {numbers.length} numbers on this page has a conversation. Open a record to see its
          customer.
        </p>
      </Notice>
    );
  }
  return (
    <section aria-label="Conversations on this page">
      <h1 class={styles.title}>On this page</h1>
      <ul>
        {found.map(({ phoneNumber, thread }) => (
          <li key={phoneNumber}>
            <button type="button" class={styles.row} onClick={() => onChoose(phoneNumber)}>
              <bdi class={styles.number}>{formatNumber(phoneNumber, country)}</bdi>
              {thread && <Pill thread={thread} me={me} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
