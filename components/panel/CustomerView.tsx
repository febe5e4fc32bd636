import { useEffect, useState } from 'preact/hooks';
import type { PageNumber } from '../../utils/phone/read-page.ts';
import { useServices } from '../hooks/services.ts';
import { usePage } from '../hooks/use-page.ts';
import { Notice } from '../ui/Notice.tsx';
import { AccessScreen } from './AccessScreen.tsx';
import { CustomerThreads } from './CustomerThreads.tsx';
import { NumberChips } from './NumberChips.tsx';
import { OnceBar } from './OnceBar.tsx';
import { PageList } from './PageList.tsx';

const NO_NUMBERS: PageNumber[] = [];

type Props = { onOpen: (threadId: string) => void; onPin: (phoneNumber: string) => void };

/** The customer on the page beside the panel, and the offer to allow its site where one look was all there is. */
export function CustomerView({ onOpen, onPin }: Props) {
  const page = usePage();
  return (
    <>
      {page.kind === 'page' && page.isOnce && <OnceBar key={page.host} host={page.host} />}
      <CustomerOfPage onOpen={onOpen} onPin={onPin} />
    </>
  );
}

/** Found, chosen among several, or the reason why there is none. */
function CustomerOfPage({ onOpen, onPin }: Props) {
  const { send } = useServices();
  const page = usePage();
  const [chosen, setChosen] = useState<string>();
  const tabId = page.kind === 'page' ? page.tabId : undefined;
  const numbers = page.kind === 'page' ? (page.numbers?.numbers ?? NO_NUMBERS) : NO_NUMBERS;
  useEffect(() => setChosen(undefined), [tabId]);

  if (page.kind === 'loading') return null;
  if (page.kind === 'noAccess') return <AccessScreen />;
  const isList = page.numbers?.kind === 'list';
  const isChosen = ({ phoneNumber, alternatives }: PageNumber) =>
    chosen !== undefined && [phoneNumber, ...alternatives].includes(chosen);
  const read = numbers.find(isChosen);
  const shown = read ? { ...read, phoneNumber: chosen ?? read.phoneNumber } : isList ? undefined : numbers[0];
  if (!numbers.length) {
    return (
      <Notice icon="phone" title="No phone number on this page">
        <p>Open a customer’s record on {page.host} and the conversation appears here.</p>
      </Notice>
    );
  }
  if (!shown) return <PageList numbers={numbers} onChoose={setChosen} />;
  return (
    <>
      <NumberChips
        numbers={numbers}
        chosen={shown.phoneNumber}
        onChoose={(phoneNumber) => {
          setChosen(phoneNumber);
          void send('preferNumber', { tabId: page.tabId, phoneNumber });
        }}
        onPin={() => onPin(shown.phoneNumber)}
        onBack={isList ? () => setChosen(undefined) : undefined}
      />
      <CustomerThreads key={shown.phoneNumber} phoneNumber={shown.phoneNumber} onOpen={onOpen} />
    </>
  );
}
