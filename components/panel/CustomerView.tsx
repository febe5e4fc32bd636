import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type KnownNumber,
  knownNumbers,
  likeliest,
  numbersVersion,
  readNumbers,
} from '../../utils/customer/known-numbers.ts';
import type { PageNumber, PageNumbers } from '../../utils/phone/read-page.ts';
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

type Props = { onPin: (phoneNumber: string) => void };

/** What was chosen counts for this record in this tab only: the next record may name the number, too. */
type Choice = { tabId: number; record: string; phoneNumber: string | undefined };

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
  const [choice, setChoice] = useState<Choice>();

  if (page.kind === 'loading') return null;
  if (page.kind === 'noAccess') return <AccessScreen />;
  const { tabId, numbers } = page;
  if (!numbers?.numbers.length) {
    return (
      <Notice icon="phone" title="No phone number on this page" isTentative={!numbers}>
        <p>Open a customer’s record on {page.host} and the conversation appears here.</p>
      </Notice>
    );
  }
  const { record } = numbers;
  const isHere = choice?.tabId === tabId && choice.record === record;
  return (
    <CustomerAmong
      tabId={tabId}
      page={numbers}
      chosen={isHere ? choice.phoneNumber : undefined}
      onChoose={(phoneNumber) => setChoice({ tabId, record, phoneNumber })}
      onPin={onPin}
    />
  );
}

type AmongProps = Props & {
  tabId: number;
  page: PageNumbers;
  /** E.164, as the page gives it or as one of the readings it may have. */
  chosen: string | undefined;
  onChoose: (phoneNumber: string | undefined) => void;
};

/** The customer of a record, with the record's other numbers; or the one chosen from a list. */
function CustomerAmong({ tabId, page, chosen, onChoose, onPin }: AmongProps) {
  const { send } = useServices();
  const isList = page.kind === 'list';
  const isChosen = ({ page: number }: KnownNumber) =>
    chosen !== undefined && [number.phoneNumber, ...number.alternatives].includes(chosen);
  const [known, isCurrent] = useKnownNumbers(page.numbers);
  const picked = known.find(isChosen);
  const found = useFound(tabId, known, isCurrent, isList);
  const shown = picked ?? found;
  useMissingPasts(isList || !isCurrent ? [] : known.slice(0, SHOWN_CHIPS).filter((one) => one !== shown));
  if (!shown) return isList ? <PageList numbers={page.numbers} onChoose={onChoose} /> : null;
  const { phoneNumber } = shown.state;
  const prefer = ({ page: number }: KnownNumber) => {
    onChoose(number.phoneNumber);
    void send('preferNumber', { tabId, phoneNumber: number.phoneNumber });
  };
  return (
    <Customer
      key={phoneNumber}
      phoneNumber={phoneNumber}
      label={shown.page.label}
      onPin={() => onPin(phoneNumber)}
      onBack={isList && picked ? () => onChoose(undefined) : undefined}
    >
      {!isList && <NumberChips numbers={known} chosen={phoneNumber} onChoose={prefer} />}
      {known.length > 1 && <WhyNumber reasons={shown.page.reasons} />}
    </Customer>
  );
}

/**
 * The customer of a record: the likeliest number, undefined until the inbox told which one that is. Whoever is shown
 * stays until then, and is not taken from under the agent's hands, while the page has the number.
 */
function useFound(tabId: number, known: readonly KnownNumber[], isCurrent: boolean, isList: boolean) {
  const last = useRef('');
  const nameOf = ({ state }: KnownNumber) => `${tabId} ${state.phoneNumber}`;
  const isHeld = !isCurrent || document.querySelector('article :focus');
  const held = isHeld ? known.find((one) => nameOf(one) === last.current) : undefined;
  const found = held ?? (isList || !isCurrent ? undefined : likeliest(known));
  last.current = found ? nameOf(found) : '';
  return found;
}

/**
 * What the inbox knows of each number of the page, asked again as that changes, and whether it was asked about just
 * these: until then it is what was known before.
 */
function useKnownNumbers(numbers: readonly PageNumber[]): [KnownNumber[], isCurrent: boolean] {
  const version = numbersVersion(numbers);
  const live = useLive(
    PAGE_NUMBERS_KEY,
    (db) => readNumbers(db, numbers),
    (change) => change.guestPhoneNumbers.length > 0,
    version,
  );
  const answer = live.state === 'ready' ? live.value : undefined;
  return [
    knownNumbers(numbers, answer?.states),
    live.state === 'failed' || numbers.length === 1 || answer?.version === version,
  ];
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
