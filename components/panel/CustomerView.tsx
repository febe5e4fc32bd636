import { useEffect, useState } from 'preact/hooks';
import {
  type KnownNumber,
  knownNumbers,
  likeliest,
  numbersVersion,
} from '../../utils/customer/known-numbers.ts';
import { readNumberStates } from '../../utils/customer/number-states.ts';
import type { PageState } from '../../utils/page/active-tab.ts';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import { SYNC_HEALTH_KEY, type SyncHealth } from '../../utils/sync/sync-health.ts';
import { Customer } from '../customer/Customer.tsx';
import { PAGE_NUMBERS_KEY } from '../hooks/live-keys.ts';
import { useServices } from '../hooks/services.ts';
import { useLive } from '../hooks/use-live.ts';
import { usePage } from '../hooks/use-page.ts';
import { useStored } from '../hooks/use-stored.ts';
import { loadLater } from '../ui/load-later.ts';
import { Notice } from '../ui/Notice.tsx';
import { NumberChips, SHOWN_CHIPS } from './NumberChips.tsx';
import { OnceBar } from './OnceBar.tsx';
import { WhyNumber } from './WhyNumber.tsx';

const PageList = loadLater(() => import('../later.ts').then((later) => later.PageList));
const AccessScreen = loadLater(() => import('../later.ts').then((later) => later.AccessScreen));

const NO_NUMBERS: PageNumber[] = [];

type Props = { onPin: (phoneNumber: string) => void };

/** The customer on the page beside the panel, and the offer to allow its site where one look was all there is. */
export function CustomerView({ onPin }: Props) {
  const page = usePage();
  return (
    <>
      {page.kind === 'page' && page.isOnce && <OnceBar key={page.host} host={page.host} />}
      <CustomerOfPage onPin={onPin} />
    </>
  );
}

/** Found, chosen among several, or the reason why there is none. */
function CustomerOfPage({ onPin }: Props) {
  const page = usePage();
  const [chosen, setChosen] = useState<string>();
  const tabId = page.kind === 'page' ? page.tabId : undefined;
  const numbers = page.kind === 'page' ? (page.numbers?.numbers ?? NO_NUMBERS) : NO_NUMBERS;
  useEffect(() => setChosen(undefined), [tabId]);
  const known = useKnownNumbers(numbers);

  if (page.kind === 'loading') return null;
  if (page.kind === 'noAccess') return <AccessScreen />;
  if (!numbers.length) {
    return (
      <Notice icon="phone" title="No phone number on this page" isTentative={!page.numbers}>
        <p>Open a customer’s record on {page.host} and the conversation appears here.</p>
      </Notice>
    );
  }
  if (!known) return null;
  return <CustomerAmong page={page} known={known} chosen={chosen} onChoose={setChosen} onPin={onPin} />;
}

type AmongProps = Props & {
  page: Extract<PageState, { kind: 'page' }>;
  known: readonly KnownNumber[];
  /** E.164, as the page gives it or as one of the readings it may have. */
  chosen: string | undefined;
  onChoose: (phoneNumber: string | undefined) => void;
};

/** The customer of a record, with the record's other numbers; or the one chosen from a list. */
function CustomerAmong({ page, known, chosen, onChoose, onPin }: AmongProps) {
  const { send } = useServices();
  const isList = page.numbers?.kind === 'list';
  const isChosen = ({ page: number }: KnownNumber) =>
    chosen !== undefined && [number.phoneNumber, ...number.alternatives].includes(chosen);
  const picked = known.find(isChosen);
  const shown = picked ?? (isList ? undefined : likeliest(known));
  useMissingPasts(isList ? [] : known.slice(0, SHOWN_CHIPS).filter((one) => one !== shown));
  if (isList && !picked) return <PageList numbers={known.map((one) => one.page)} onChoose={onChoose} />;
  if (!shown) return null;
  const { phoneNumber } = shown.state;
  const prefer = ({ page: number }: KnownNumber) => {
    onChoose(number.phoneNumber);
    void send('preferNumber', { tabId: page.tabId, phoneNumber: number.phoneNumber });
  };
  return (
    <Customer
      key={phoneNumber}
      phoneNumber={phoneNumber}
      label={shown.page.label}
      onPin={() => onPin(phoneNumber)}
      onBack={isList ? () => onChoose(undefined) : undefined}
    >
      {!isList && <NumberChips numbers={known} chosen={phoneNumber} onChoose={prefer} />}
      {known.length > 1 && <WhyNumber reasons={shown.page.reasons} />}
    </Customer>
  );
}

/** What the inbox knows of each number of the page, asked again as that changes; undefined until the first answer. */
function useKnownNumbers(numbers: readonly PageNumber[]): KnownNumber[] | undefined {
  const version = numbersVersion(numbers);
  const live = useLive(
    PAGE_NUMBERS_KEY,
    async (db) => ({ version, states: await readNumberStates(db, numbers) }),
    (change) => change.guestPhoneNumbers.length > 0,
    version,
  );
  const isAnswer = live.state === 'ready' && live.value.version === version;
  if (!isAnswer && live.state !== 'failed' && numbers.length > 1) return undefined;
  return knownNumbers(numbers, isAnswer ? live.value.states : []);
}

/**
 * Asks once for the past of a record's other numbers, so that their chips tell the truth; not while RingCentral cannot
 * be reached, and anew when it can.
 */
function useMissingPasts(others: readonly KnownNumber[]): void {
  const { send } = useServices();
  const isDown = useStored<SyncHealth>(SYNC_HEALTH_KEY) !== undefined;
  const missing = others
    .filter(({ state }) => !state.isKnown)
    .map(({ state }) => state.phoneNumber)
    .join(' ');
  useEffect(() => {
    if (isDown || !missing) return;
    for (const guestPhoneNumber of missing.split(' ')) void send('loadHistory', { guestPhoneNumber });
  }, [send, isDown, missing]);
}
