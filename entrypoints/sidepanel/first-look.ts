import {
  COUNTS_KEY,
  customerKey,
  earlyKey,
  FIRST_REACH,
  PAGE_NUMBERS_KEY,
  reachVersion,
} from '../../components/hooks/live-keys.ts';
import type { Services } from '../../components/hooks/services.ts';
import { knownNumbers, likeliest, readNumbers } from '../../utils/customer/known-numbers.ts';
import type { PageState } from '../../utils/page/active-tab.ts';
import { readPlace } from '../../utils/panel-place.ts';
import type { PageNumbers } from '../../utils/phone/read-page.ts';
import { SESSION_KEY, type SessionState } from '../../utils/session/session-state.ts';
import { readCounts } from '../../utils/store/queries.ts';
import type { ThreadsideDb } from '../../utils/store/schema.ts';
import { readCustomer } from '../../utils/timeline/read-customer.ts';

type Needed = Pick<Services, 'stored' | 'place' | 'page' | 'openStore'>;

/** Longer than this nobody looks at an empty panel: it is drawn with what is there. Milliseconds. */
const WAIT_AT_MOST_MS = 150;

/**
 * Reads what the panel will show first before anything is drawn, so that it is drawn once: the customer of the page or
 * the pinned one. The answers are `early` ones: screens begin with them and ask the store again.
 */
export async function readFirstLook(services: Needed): Promise<Map<string, unknown>> {
  const early = new Map<string, unknown>();
  const inTime = new Promise<void>((resolve) => setTimeout(resolve, WAIT_AT_MOST_MS));
  // What cannot be read the screens will say.
  await Promise.race([readInto(early, services).catch(() => {}), inTime]);
  return early;
}

async function readInto(early: Map<string, unknown>, { stored, place, page, openStore }: Needed) {
  const session = stored.peek(SESSION_KEY) as SessionState | undefined;
  if (session?.status !== 'signedIn') return;
  const { view, thread, pinned } = readPlace(place.read(), session.extensionId);
  const [state, db] = await Promise.all([pinned ? undefined : known(page), openStore(session.extensionId)]);
  const counts = readCounts(db).then((value) => early.set(earlyKey(COUNTS_KEY, 0), value));
  if (view === 'customer' && !thread) {
    const likely = pinned ?? numbersOf(state)[0]?.phoneNumber;
    // Nearly always it is this one: it is read while the store says which of the page's numbers it is.
    const beside = likely === undefined ? undefined : readCustomer(db, likely, FIRST_REACH);
    beside?.catch(() => {});
    const phoneNumber = pinned ?? (await numberOf(early, db, state));
    if (phoneNumber) {
      const customer = await (phoneNumber === likely ? beside : readCustomer(db, phoneNumber, FIRST_REACH));
      early.set(earlyKey(customerKey(phoneNumber), reachVersion(FIRST_REACH)), customer);
    }
  }
  await counts;
}

const numbersOf = (page: PageState | undefined): PageNumbers['numbers'] =>
  page?.kind === 'page' && page.numbers?.kind === 'record' ? page.numbers.numbers : [];

/** The number the panel begins with on this page, as `CustomerView` chooses it. */
async function numberOf(
  early: Map<string, unknown>,
  db: ThreadsideDb,
  page: PageState | undefined,
): Promise<string | undefined> {
  const numbers = numbersOf(page);
  if (!numbers.length) return undefined;
  const answer = await readNumbers(db, numbers);
  early.set(earlyKey(PAGE_NUMBERS_KEY, answer.version), answer);
  return likeliest(knownNumbers(numbers, answer.states))?.state.phoneNumber;
}

/** The page beside the panel, once it is known. */
function known(page: Needed['page']): Promise<PageState> {
  const now = page.now();
  if (now.kind !== 'loading') return Promise.resolve(now);
  const controller = new AbortController();
  return new Promise<PageState>((resolve) => page.watch(resolve, controller.signal)).finally(() =>
    controller.abort(),
  );
}
