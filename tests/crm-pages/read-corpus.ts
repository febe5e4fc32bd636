import { type PageNumbers, readPage } from '../../utils/phone/read-page.ts';
import { CRM_HOST, type Observation, type Observer } from './observe.ts';
import { isPerfect, scorePage } from './score.ts';
import type { CrmPage } from './truth.ts';

const SETTLE_MS = 700;
const PATIENCE_MS = 15_000;

/**
 * Opens a page of the corpus as an agent would and reads it as the background would, with the context it names. A busy
 * machine gets its time: it is read until nothing is missing or wrong, or as it is in the end.
 */
export async function readCorpusPage(observer: Observer, crmPage: CrmPage): Promise<PageNumbers> {
  const page = await observer.context.newPage();
  try {
    await page.goto(`${observer.origin}/${crmPage.name}${crmPage.address}`);
    const observation = await observer.observe(page);
    const settle = () => page.waitForTimeout(crmPage.settleMs ?? SETTLE_MS);
    await settle();
    if (crmPage.act) {
      await crmPage.act(page);
      await settle();
    }
    // Of what is known to be read wrong, waiting would make nothing better.
    const end = Date.now() + (crmPage.known ? 0 : PATIENCE_MS);
    let numbers = await readNow(observation, crmPage);
    while (!isPerfect(scorePage(crmPage, numbers)) && Date.now() < end) {
      await settle();
      numbers = await readNow(observation, crmPage);
    }
    return numbers;
  } finally {
    await page.close();
  }
}

async function readNow(observation: Observation, { context }: CrmPage): Promise<PageNumbers> {
  return readPage(await observation.reports(), {
    homeCountry: 'US',
    areaCodes: [],
    ownNumbers: new Set(),
    learnedPlaces: [],
    host: CRM_HOST,
    ...context,
  });
}
